// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/ablation.h"
#include "tests/core/diagnostics/diagnostics_support.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <limits>

using namespace scalescope;
using namespace scalescope::test;

class TstAblation : public QObject {
    Q_OBJECT

private slots:
    void equalsNumpy();
    void thePassItselfChangesNothing();
    void aTieKeepsTheLowerClass();
    void vanishedScoresKeepTheDivergenceFinite();
    void nonFiniteLogitsAreOverflow();
    void unlikeLogitsAreRefused();
    void tableShowsOverflowWithoutDeltas();
};

void TstAblation::equalsNumpy() {
    std::vector<float> original = uniform(5, 1000), changed = uniform(6, 1000);
    for (std::size_t i = 0; i < original.size(); ++i) {
        original[i] *= 16.0F;
        changed[i] += original[i];
    }
    const QJsonObject expected = golden("prediction").value(u"ablation").toObject();
    const AblationRow row = compareAblation(original, changed);
    QVERIFY(!row.overflow);
    QVERIFY(close(row.deltaLogit, real(expected, "deltaLogit")));
    QVERIFY(close(row.deltaProbability, real(expected, "deltaProbability")));
    QVERIFY(close(row.logitDistance, real(expected, "distance")));
    QVERIFY(close(row.klNats, real(expected, "kl")));
    QCOMPARE(static_cast<double>(row.newTop1), real(expected, "newTop1"));
    QVERIFY(row.top1Changed);
}

void TstAblation::thePassItselfChangesNothing() {
    const std::vector<float> logits{1, 5, 3};
    const AblationRow row = compareAblation(logits, logits);
    QCOMPARE(row.deltaLogit, 0.0);
    QCOMPARE(row.deltaProbability, 0.0);
    QCOMPARE(row.klNats, 0.0);
    QCOMPARE(row.newTop1, 1);
    QVERIFY(!row.top1Changed);
}

void TstAblation::aTieKeepsTheLowerClass() {
    const std::vector<float> original{2, 2, 0}, changed{1, 2, 0};
    const AblationRow row = compareAblation(original, changed);
    QCOMPARE(row.deltaLogit, -1.0);  // of class 0
    QCOMPARE(row.newTop1, 1);
}

void TstAblation::vanishedScoresKeepTheDivergenceFinite() {
    const std::vector<float> original{0, 0}, changed{2000, -2000};
    const AblationRow row = compareAblation(original, changed);
    QVERIFY(close(row.klNats, 2000.0 - std::log(2.0)));
    QCOMPARE(row.deltaProbability, 0.5);
}

void TstAblation::nonFiniteLogitsAreOverflow() {
    const std::vector<float> original{1, 2}, changed{1, std::numeric_limits<float>::infinity()};
    const AblationRow row = compareAblation(original, changed);
    QVERIFY(row.overflow);
    QCOMPARE(row.deltaLogit, 0.0);
    QVERIFY(!row.top1Changed);
}

void TstAblation::unlikeLogitsAreRefused() {
    const std::vector<float> two{1, 2}, three{1, 2, 3}, bad{1, std::nanf("")};
    QVERIFY(failureOf([&] { static_cast<void>(compareAblation(two, three)); }));
    QVERIFY(failureOf([&] { static_cast<void>(compareAblation({}, {})); }));
    QVERIFY(failureOf([&] { static_cast<void>(compareAblation(bad, two)); }));
}

void TstAblation::tableShowsOverflowWithoutDeltas() {
    AblationReport report;
    report.imageName = "cat.png";
    report.partial = true;
    AblationRow good, bad;
    good.name = "2.0";
    good.deltaLogit = -0.5;
    bad.name = "2.1";
    bad.overflow = true;
    report.rows = {good, bad};
    const Table table = toTable(report);
    QVERIFY(table.title.find("cat.png") != std::string::npos &&
            table.title.find("partial") != std::string::npos);
    QCOMPARE(table.rows.size(), std::size_t{2});
    for (const auto& row : table.rows)
        QCOMPARE(row.size(), table.columns.size());
    QCOMPARE(std::get<double>(table.rows[0][4]), -0.5);
    QCOMPARE(std::get<std::string>(table.rows[1][2]), std::string("overflow after ablation"));
    QVERIFY(std::holds_alternative<std::monostate>(table.rows[1][4]));
}

SCALESCOPE_TEST(TstAblation)
#include "tst_ablation.moc"
