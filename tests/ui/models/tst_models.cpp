// SPDX-License-Identifier: Apache-2.0
#include "tests/support/qt_warnings.h"
#include "tests/support/test_program.h"
#include "ui/models/table_model.h"
#include "ui/models/table_proxy.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace scalescope;
using namespace scalescope::ui;

namespace {

Table sample() {
    Table table;
    table.title = "Memory";
    table.columns = {{"Variant", "", ColumnKind::Text, ""},
                     {"Peak", "bytes", ColumnKind::Bytes, "Peak of live bytes"},
                     {"Share", "", ColumnKind::Share, ""},
                     {"Verdict", "", ColumnKind::State, ""}};
    table.rows = {{std::string("B10"), std::int64_t{3} << 20, 0.5, std::string("ok")},
                  {std::string("B2"), Cell{}, 0.25, std::string("warn")},
                  {std::string("B7"), std::int64_t{1} << 20, Cell{}, std::string("fail")},
                  {std::string("B0"), std::int64_t{2} << 20, 1.0, std::string("ok")}};
    return table;
}

QStringList column(const QAbstractItemModel& model, int index) {
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts.append(model.index(row, index).data().toString());
    return texts;
}

}  // namespace

class TstModels : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { test::failOnQtWarnings(); }

    void cellsReadAsCoreWritesThem() {
        TableModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setTable(sample());
        QCOMPARE(column(model, 0), QStringList({QStringLiteral("B10"), QStringLiteral("B2"),
                                                QStringLiteral("B7"), QStringLiteral("B0")}));
        QCOMPARE(column(model, 1),
                 QStringList({QStringLiteral("3.0 MiB"), QStringLiteral("–"),
                              QStringLiteral("1.0 MiB"), QStringLiteral("2.0 MiB")}));
        QCOMPARE(model.index(0, 1).data(Qt::ToolTipRole).toString(),
                 QStringLiteral("Peak of live bytes"));
        QCOMPARE(model.headerData(1, Qt::Horizontal, Qt::ToolTipRole).toString(),
                 QStringLiteral("Peak (bytes)\nPeak of live bytes"));
        QCOMPARE(model.index(1, 2).data(TableModel::BarRole).toDouble(), 0.25);
        QVERIFY(!model.index(2, 2).data(TableModel::BarRole).isValid());
        QVERIFY(!model.index(0, 1).data(TableModel::BarRole).isValid());
    }

    void newRowsKeepTheModelAlive() {
        TableModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setTable(sample());
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        Table fewer = sample();
        fewer.rows.resize(1);
        model.setTable(fewer);
        QCOMPARE(model.rowCount(), 1);
        model.setTable(sample());
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(resets.count(), 0);
        Table other = sample();
        other.columns.pop_back();
        model.setTable(other);
        QCOMPARE(resets.count(), 1);
        QCOMPARE(model.columnCount(), 3);
        model.setTable({});
        QCOMPARE(model.rowCount(), 0);
    }

    void sortsByValueWithNoDataLast_data() {
        QTest::addColumn<int>("by");
        QTest::addColumn<Qt::SortOrder>("order");
        QTest::addColumn<QString>("names");
        QTest::newRow("bytes up") << 1 << Qt::AscendingOrder << QStringLiteral("B7 B0 B10 B2");
        QTest::newRow("bytes down") << 1 << Qt::DescendingOrder << QStringLiteral("B10 B0 B7 B2");
        QTest::newRow("share up") << 2 << Qt::AscendingOrder << QStringLiteral("B2 B10 B0 B7");
        QTest::newRow("share down") << 2 << Qt::DescendingOrder << QStringLiteral("B0 B10 B2 B7");
        QTest::newRow("names") << 0 << Qt::AscendingOrder << QStringLiteral("B0 B2 B7 B10");
    }
    void sortsByValueWithNoDataLast() {
        QFETCH(const int, by);
        QFETCH(const Qt::SortOrder, order);
        QFETCH(const QString, names);
        TableModel model;
        TableProxy proxy;
        QAbstractItemModelTester tester(&proxy,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        proxy.setSourceModel(&model);
        model.setTable(sample());
        proxy.sort(by, order);
        QCOMPARE(column(proxy, 0).join(u' '), names);
    }

    void filterNeedsEveryWord() {
        TableModel model;
        TableProxy proxy;
        proxy.setSourceModel(&model);
        model.setTable(sample());
        proxy.setFilterText(QStringLiteral("OK"));
        QCOMPARE(proxy.rowCount(), 2);
        proxy.setFilterText(QStringLiteral("ok 2.0"));
        QCOMPARE(column(proxy, 0), QStringList(QStringLiteral("B0")));
        proxy.setFilterText(QString());
        QCOMPARE(proxy.rowCount(), 4);
    }
};

SCALESCOPE_GUI_TEST(TstModels)
#include "tst_models.moc"
