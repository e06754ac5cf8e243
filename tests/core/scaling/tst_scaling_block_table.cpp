// SPDX-License-Identifier: Apache-2.0
#include "core/model/cost.h"
#include "core/scaling/block_table.h"
#include "tests/support/test_program.h"

#include <QtTest>

using namespace scalescope;

namespace {

std::int64_t sum(const Table& table, const std::string& title) {
    const auto column = std::find_if(table.columns.begin(), table.columns.end(),
                                     [&](const Column& c) { return c.title == title; });
    std::int64_t total = 0;
    for (const auto& row : table.rows)
        total += std::get<std::int64_t>(
            row.at(static_cast<std::size_t>(column - table.columns.begin())));
    return total;
}

NetworkSpec scaled(double width, double depth, int side) {
    NetworkSpec spec;
    spec.name = "mine";
    spec.variant.reset();
    spec.scale = {width, depth, side};
    return spec;
}

}  // namespace

class TstScalingBlockTable : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rowsAddUpToTheNetwork_data();
    void rowsAddUpToTheNetwork();
    void b0HasTheRowsOfThePaper();
    void everyRowIsAsLongAsTheHead();
};

void TstScalingBlockTable::rowsAddUpToTheNetwork_data() {
    QTest::addColumn<double>("width");
    QTest::addColumn<double>("depth");
    QTest::addColumn<int>("side");
    QTest::newRow("b0") << 1.0 << 1.0 << 224;
    QTest::newRow("half") << 0.5 << 0.6 << 161;
    QTest::newRow("wide") << 1.3 << 1.25 << 253;
}

void TstScalingBlockTable::rowsAddUpToTheNetwork() {
    QFETCH(double, width);
    QFETCH(double, depth);
    QFETCH(int, side);
    const NetworkSpec spec = scaled(width, depth, side);
    const auto graph = buildGraph(spec);
    const Cost cost = costOf(*graph);
    const Table table = blockTable(spec);
    QCOMPARE(table.rows.size(), graph->architecture.blocks.size() + 3);
    QCOMPARE(sum(table, "Params"), cost.params);
    QCOMPARE(sum(table, "MACs"), cost.macs);
    QCOMPARE(sum(table, "Activations"), cost.activations);
}

void TstScalingBlockTable::b0HasTheRowsOfThePaper() {
    const std::string csv = toCsv(blockTable(family()[0].spec));
    QVERIFY(
        csv.starts_with("Stage,Block,Kernel,Stride,Expand,In,Expanded,Squeeze,Out,Residual,"
                        "Side in [px],Side out [px],Params,MACs,Activations"));
    QVERIFY(csv.find("\n1,1.0,3,1,1,32,32,8,16,no,112,112,1448,") != std::string::npos);
    QVERIFY(csv.find("\n3,3.1,5,1,6,40,240,10,40,yes,28,28,31290,") != std::string::npos);
    QVERIFY(csv.find("\n,classifier,1,1,,1280,,,1000,,1,1,1281000,1280000,1000") !=
            std::string::npos);
}

void TstScalingBlockTable::everyRowIsAsLongAsTheHead() {
    const Table table = blockTable(scaled(0.25, 2.2, 97));
    for (const auto& row : table.rows)
        QCOMPARE(row.size(), table.columns.size());
}

SCALESCOPE_TEST(TstScalingBlockTable)
#include "tst_scaling_block_table.moc"
