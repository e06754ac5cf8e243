// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"
#include "core/base/run_context.h"
#include "tests/support/test_program.h"

#include <QElapsedTimer>
#include <QtTest>

#include <limits>
#include <vector>

using namespace scalescope;

namespace {
struct Recorder {
    std::vector<double> fractions;
    std::string last;
    RunContext::Progress progress() {
        return [this](double fraction, std::string_view what) {
            fractions.push_back(fraction);
            last = what;
        };
    }
};

template <typename Action>
bool cancels(Action&& action) {
    try {
        action();
    } catch (const Canceled&) {
        return true;
    }
    return false;
}
}  // namespace

class TstRunContext : public QObject {
    Q_OBJECT
private slots:
    void firstAndLastAreAlwaysReported();
    void progressNeverRunsBack();
    void reportsAreThrottled();
    void smallStepsAreNotReported();
    void partsAreMappedIntoTheWhole();
    void partsAreUndoneWhenTheyThrow();
    void nonsenseStaysInRange();
    void cancelIsSeenAtTheNextCheck();
    void whatIsWaitedForIsToldAtOnce();
    void withoutAnythingNothingHappens();
};

void TstRunContext::firstAndLastAreAlwaysReported() {
    Recorder recorder;
    RunContext context(recorder.progress());
    context.checkpoint(0.0, "B0 block 1 of 16");
    QCOMPARE(recorder.last, std::string("B0 block 1 of 16"));
    context.checkpoint(1.0, "done");
    QCOMPARE(recorder.fractions, (std::vector<double>{0.0, 1.0}));
    QCOMPARE(recorder.last, std::string("done"));
}

void TstRunContext::progressNeverRunsBack() {
    Recorder recorder;
    RunContext context(recorder.progress());
    for (const double fraction : {0.5, 0.2, 0.7, 0.1, 0.9, 1.0, 0.3}) {
        context.checkpoint(fraction, "x");
        QTest::qSleep(60);
    }
    QVERIFY(recorder.fractions.size() >= 4);
    QVERIFY(std::is_sorted(recorder.fractions.begin(), recorder.fractions.end()));
    QCOMPARE(recorder.fractions.back(), 1.0);
}

void TstRunContext::reportsAreThrottled() {
    Recorder recorder;
    RunContext context(recorder.progress());
    QElapsedTimer timer;
    timer.start();
    constexpr int kSteps = 200000;
    for (int i = 0; i <= kSteps; ++i)
        context.checkpoint(static_cast<double>(i) / kSteps, "x");
    const auto allowed = static_cast<std::size_t>(timer.elapsed() / 50 + 3);
    QVERIFY(recorder.fractions.size() >= 2);
    QVERIFY2(recorder.fractions.size() <= allowed,
             qPrintable(QString::number(recorder.fractions.size())));
}

void TstRunContext::smallStepsAreNotReported() {
    Recorder recorder;
    RunContext context(recorder.progress());
    context.checkpoint(0.5, "x");
    QTest::qSleep(60);
    context.checkpoint(0.5005, "x");
    QCOMPARE(recorder.fractions.size(), std::size_t{1});
    context.checkpoint(0.502, "x");
    QCOMPARE(recorder.fractions.size(), std::size_t{2});
}

void TstRunContext::partsAreMappedIntoTheWhole() {
    Recorder recorder;
    RunContext context(recorder.progress());
    const int answer = context.within(0.5, 1.0, [&] {
        return context.within(0.5, 1.0, [&] {
            context.checkpoint(0.0, "inner");
            return 42;
        });
    });
    QCOMPARE(answer, 42);
    context.checkpoint(1.0, "outer");
    QCOMPARE(recorder.fractions, (std::vector<double>{0.75, 1.0}));
}

void TstRunContext::partsAreUndoneWhenTheyThrow() {
    Recorder recorder;
    RunContext context(recorder.progress());
    QVERIFY(cancels([&] { context.within(0.9, 1.0, [] { throw Canceled{}; }); }));
    context.checkpoint(0.25, "x");
    QCOMPARE(recorder.fractions, std::vector<double>{0.25});
}

void TstRunContext::nonsenseStaysInRange() {
    Recorder recorder;
    RunContext context(recorder.progress());
    context.checkpoint(std::numeric_limits<double>::quiet_NaN(), "0 of 0");
    QCOMPARE(recorder.fractions, std::vector<double>{0.0});
    QTest::qSleep(60);
    context.checkpoint(7.0, "x");
    QCOMPARE(recorder.fractions.back(), 1.0);
}

void TstRunContext::cancelIsSeenAtTheNextCheck() {
    Recorder recorder;
    std::atomic<bool> cancel = false;
    RunContext context(recorder.progress(), &cancel);
    context.checkpoint(0.1, "x");
    cancel = true;
    QVERIFY(cancels([&] { context.checkpoint(1.0, "x"); }));
    QVERIFY(cancels([&] { context.checkCanceled(); }));
    QCOMPARE(recorder.fractions, std::vector<double>{0.1});
    RunContext silent(nullptr, &cancel);
    QVERIFY(cancels([&] { silent.checkpoint(0.5, "x"); }));
}

/// Though nothing advanced, and though the last report was a moment ago.
void TstRunContext::whatIsWaitedForIsToldAtOnce() {
    Recorder recorder;
    RunContext context(recorder.progress());
    context.checkpoint(0.25, "coming");
    context.say("the server is busy");
    QCOMPARE(recorder.last, std::string("the server is busy"));
    QCOMPARE(recorder.fractions, (std::vector<double>{0.25, 0.25}));
}

void TstRunContext::withoutAnythingNothingHappens() {
    RunContext context;
    QVERIFY(!cancels([&] { context.checkpoint(0.5, "x"); }));
}

SCALESCOPE_TEST(TstRunContext)
#include "tst_run_context.moc"
