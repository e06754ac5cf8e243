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
    void tableShowsEveryKey();
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

void TstLoadReport::tableShowsEveryKey() {
    LoadReport report;
    report.add({KeyStatus::WrongShape, "stem.conv.weight", "features.0.0.weight",
                "expected [32, 3, 3, 3], found [40, 3, 3, 3]"});
    const Table table = toTable(report);
    QCOMPARE(table.columns.size(), std::size_t{4});
    QCOMPARE(table.rows.size(), std::size_t{1});
    QCOMPARE(std::get<std::string>(table.rows[0][0]), std::string("wrong shape"));
    QCOMPARE(std::get<std::string>(table.rows[0][1]), std::string("stem.conv.weight"));
    QCOMPARE(std::get<std::string>(table.rows[0][2]), std::string("features.0.0.weight"));
    QCOMPARE(std::get<std::string>(table.rows[0][3]),
             std::string("expected [32, 3, 3, 3], found [40, 3, 3, 3]"));
}

SCALESCOPE_TEST(TstLoadReport)
#include "tst_load_report.moc"
