// SPDX-License-Identifier: Apache-2.0
// The batch grows while that pays, within memory, and nothing is run for its sake.
#include "core/bench/batch_chooser.h"
#include "tests/support/test_program.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>

using namespace scalescope;

namespace {

struct Run {
    std::vector<std::int64_t> passes;
    BatchChoice choice;
};

/// All images through passes whose time a function of their size says.
Run runOver(std::int64_t images, std::int64_t wanted, std::int64_t largest,
            const std::function<double(std::int64_t)>& seconds) {
    BatchChooser chooser(wanted, largest);
    Run run;
    while (images > 0) {
        const std::int64_t count = chooser.next(images);
        run.passes.push_back(count);
        chooser.ran(count, seconds(count));
        images -= count;
    }
    run.choice = chooser.choice();
    return run;
}

/// A fixed part per pass and a part per image.
std::function<double(std::int64_t)> costs(double fixed, double each) {
    return [=](std::int64_t count) { return fixed + each * static_cast<double>(count); };
}

}  // namespace

class TstBatchChooser : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesEveryImageOnce_data();
    void takesEveryImageOnce();
    void growsWhileThatPays();
    void staysAtOneWhereMoreIsSlower();
    void staysWithinMemory();
    void givenBatchIsNotMeasured();
    void fewImagesAreNotMeasured();
    void firstPassOfASizeDoesNotCount();
    void timesOfZeroDoNoHarm();
};

void TstBatchChooser::takesEveryImageOnce_data() {
    QTest::addColumn<int>("images");
    QTest::addColumn<int>("wanted");
    for (const int images : {1, 2, 7, 40, 1001})
        for (const int wanted : {0, 1, 8})
            QTest::addRow("%d by %d", images, wanted) << images << wanted;
}

void TstBatchChooser::takesEveryImageOnce() {
    QFETCH(int, images);
    QFETCH(int, wanted);
    const Run run = runOver(images, wanted, 64, costs(1.0, 1.0));
    std::int64_t sum = 0;
    for (const std::int64_t pass : run.passes) {
        QVERIFY(pass >= 1 && pass <= 64);
        sum += pass;
    }
    QCOMPARE(sum, std::int64_t{images});
}

void TstBatchChooser::growsWhileThatPays() {
    // 1 + 0.25 n: per image 1.25, 0.75, 0.5, 0.375 ... always better.
    const Run all = runOver(10000, 0, 16, costs(1.0, 0.25));
    QCOMPARE(all.choice.batch, std::int64_t{16});
    QVERIFY(all.choice.measured);
    QCOMPARE(all.choice.probes.size(), std::size_t{5});
    QCOMPARE(all.choice.probes[1].batch, std::int64_t{2});
    QCOMPARE(all.choice.probes[1].imagesPerSecond, 2.0 / 1.5);
    // Gains become small: 0.1 % of the time is shared.
    const Run some = runOver(10000, 0, 64, costs(0.1, 1.0));
    QCOMPARE(some.choice.batch, std::int64_t{4});
    QCOMPARE(some.passes.back(), std::int64_t{4});
}

void TstBatchChooser::staysAtOneWhereMoreIsSlower() {
    const Run run = runOver(1000, 0, 64, [](std::int64_t count) {
        return static_cast<double>(count) * (count > 1 ? 1.5 : 1.0);
    });
    QCOMPARE(run.choice.batch, std::int64_t{1});
    QCOMPARE(run.choice.probes.size(), std::size_t{2});
    QCOMPARE(std::count(run.passes.begin(), run.passes.end(), 2), 4);
}

void TstBatchChooser::staysWithinMemory() {
    const Run run = runOver(10000, 0, 6, costs(1.0, 0.25));
    QCOMPARE(run.choice.batch, std::int64_t{4});
    QCOMPARE(run.choice.largest, std::int64_t{6});
    QCOMPARE(runOver(100, 0, 1, costs(1.0, 0.25)).choice.batch, std::int64_t{1});
    QCOMPARE(runOver(100, 0, 0, costs(1.0, 0.25)).choice.batch, std::int64_t{1});
}

void TstBatchChooser::givenBatchIsNotMeasured() {
    const Run run = runOver(20, 8, 4, costs(1.0, 0.25));
    QVERIFY((run.passes == std::vector<std::int64_t>{8, 8, 4}));
    QVERIFY(!run.choice.measured && run.choice.probes.empty());
}

void TstBatchChooser::fewImagesAreNotMeasured() {
    const Run run = runOver(7, 0, 64, costs(1.0, 0.25));
    QVERIFY((run.passes == std::vector<std::int64_t>(7, 1)));
    QVERIFY(!run.choice.measured);
    // Enough to try 1 and 2, not 4.
    QCOMPARE(runOver(30, 0, 64, costs(1.0, 0.25)).choice.batch, std::int64_t{2});
}

void TstBatchChooser::firstPassOfASizeDoesNotCount() {
    std::map<std::int64_t, int> seen;
    const Run run = runOver(1000, 0, 8, [&](std::int64_t count) {
        return ++seen[count] == 1 ? 1000.0 : 1.0 + 0.25 * static_cast<double>(count);
    });
    QCOMPARE(run.choice.batch, std::int64_t{8});
    QCOMPARE(run.choice.probes[0].imagesPerSecond, 1.0 / 1.25);
}

void TstBatchChooser::timesOfZeroDoNoHarm() {
    const Run run = runOver(1000, 0, 8, [](std::int64_t) { return 0.0; });
    QCOMPARE(run.choice.batch, std::int64_t{1});
    for (const BatchProbe& probe : run.choice.probes)
        QVERIFY(std::isfinite(probe.imagesPerSecond));
}

SCALESCOPE_TEST(TstBatchChooser)
#include "tst_batch_chooser.moc"
