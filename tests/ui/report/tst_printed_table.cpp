// SPDX-License-Identifier: Apache-2.0
#include "tests/support/qt_warnings.h"
#include "tests/support/test_program.h"
#include "ui/report/printed_table.h"

#include <QTest>

#include <cmath>

using namespace scalescope;
using namespace scalescope::ui;

Q_DECLARE_METATYPE(scalescope::ColumnKind)

namespace {

Table columnOf(ColumnKind kind, const QList<double>& values, const std::string& unit = {}) {
    Table table{"t", {{"Value", unit, kind, ""}}, {}};
    for (const double value : values)
        table.rows.push_back({std::isnan(value) ? Cell{} : Cell{value}});
    return table;
}

}  // namespace

class TstPrintedTable : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { test::failOnQtWarnings(); }

    void aColumnHasOneUnitAndItsDecimals_data() {
        using L = QList<double>;
        const double none = std::nan("");
        QTest::addColumn<ColumnKind>("kind");
        QTest::addColumn<L>("values");
        QTest::addColumn<QString>("unit");
        QTest::addColumn<QStringList>("texts");
        QTest::newRow("bytes in the unit of the largest")
            << ColumnKind::Bytes << L{1048576.0, 524288.0} << "MiB" << QStringList{"1.0", "0.5"};
        QTest::newRow("times") << ColumnKind::Milliseconds << L{8.24, 120.0} << "ms"
                               << QStringList{"8.2", "120.0"};
        QTest::newRow("long times are seconds") << ColumnKind::Milliseconds << L{1500.0, 20000.0}
                                                << "s" << QStringList{"1.50", "20.00"};
        QTest::newRow("shares in percent")
            << ColumnKind::Share << L{0.5, 0.0123} << "%" << QStringList{"50.0", "1.2"};
        QTest::newRow("small shares keep a digit")
            << ColumnKind::Share << L{0.0012} << "%" << QStringList{"0.12"};
        QTest::newRow("decimals under each other")
            << ColumnKind::Real << L{0.342, 0.505, -0.03101} << ""
            << QStringList{"0.342", "0.505", QStringLiteral("−0.031")};
        QTest::newRow("whole numbers")
            << ColumnKind::Real << L{3.0, 12.0} << "" << QStringList{"3", "12"};
        QTest::newRow("many magnitudes have no decimals in common")
            << ColumnKind::Real << L{1.5e-7, 250.5} << "" << QStringList{"1.5e-07", "250.5"};
        QTest::newRow("no data") << ColumnKind::Real << L{none, 2.0} << ""
                                 << QStringList{QStringLiteral("–"), "2"};
        QTest::newRow("infinite") << ColumnKind::Real << L{HUGE_VAL} << ""
                                  << QStringList{QStringLiteral("∞")};
    }
    void aColumnHasOneUnitAndItsDecimals() {
        QFETCH(const ColumnKind, kind);
        QFETCH(const QList<double>, values);
        QFETCH(const QString, unit);
        QFETCH(const QStringList, texts);
        const PrintedTable table = printed(columnOf(kind, values), 100);
        QCOMPARE(table.columns.front().unit, unit);
        QVERIFY(table.columns.front().number);
        QStringList found;
        for (const QStringList& row : table.rows)
            found << row.front();
        QCOMPARE(found, texts);
    }

    void countsOfMeasuresAreAsEverywhere() {
        const Table table{"t",
                          {{"MACs", "G", ColumnKind::Real, "", "cost.macs"},
                           {"MACs", "", ColumnKind::Integer, "", "cost.macs"}},
                          {{0.384560352, std::int64_t{384560352}}}};
        const PrintedTable shown = printed(table, 1);
        QCOMPARE(shown.rows.front(), (QStringList{"385 M", "385 M"}));
        QVERIFY(shown.columns[0].unit.isEmpty() && shown.columns[1].unit.isEmpty());
    }

    void rowsThatAreLeftOutAreCounted() {
        const PrintedTable table = printed(columnOf(ColumnKind::Real, {1.0, 2.0, 3.0}), 2);
        QCOMPARE(table.rows.size(), 2U);
        QCOMPARE(table.rowsLeft, 1U);
        QCOMPARE(printed(columnOf(ColumnKind::Real, {1.0}), 2).rowsLeft, 0U);
    }
};

SCALESCOPE_GUI_TEST(TstPrintedTable)
#include "tst_printed_table.moc"
