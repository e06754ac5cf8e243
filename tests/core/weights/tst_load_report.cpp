// SPDX-License-Identifier: Apache-2.0
#include "core/weights/load_report.h"
#include "tests/support/test_program.h"

#include <QtTest>

using namespace scalescope;

class TstLoadReport : public QObject {
    Q_OBJECT

private slots:
    void countsEveryStatusOnce();
    void isCompleteWithoutMissingAndWrongShapes();
};

void TstLoadReport::countsEveryStatusOnce() {
    LoadReport report;
    for (const KeyStatus status :
         {KeyStatus::Matched, KeyStatus::Converted, KeyStatus::Missing, KeyStatus::Unexpected,
          KeyStatus::WrongShape, KeyStatus::NonFinite, KeyStatus::Matched})
        report.add({status, "ours", "theirs", ""});
    QCOMPARE(report.matched, 2);
    QCOMPARE(report.converted, 1);
    QCOMPARE(report.missing, 1);
    QCOMPARE(report.unexpected, 1);
    QCOMPARE(report.wrongShape, 1);
    QCOMPARE(report.nonFinite, 1);
    QCOMPARE(report.keys.size(), std::size_t{7});
}

void TstLoadReport::isCompleteWithoutMissingAndWrongShapes() {
    LoadReport report;
    report.add({KeyStatus::Unexpected, "", "extra", ""});
    report.add({KeyStatus::NonFinite, "a", "a", ""});
    QVERIFY(report.complete());
    LoadReport missing = report, wrong = report;
    missing.add({KeyStatus::Missing, "b", "", ""});
    wrong.add({KeyStatus::WrongShape, "b", "b", ""});
    QVERIFY(!missing.complete());
    QVERIFY(!wrong.complete());
}

SCALESCOPE_TEST(TstLoadReport)
#include "tst_load_report.moc"
