// SPDX-License-Identifier: Apache-2.0
#include "core/bench/machine_roof.h"
#include "core/bench/roofline.h"
#include "tests/core/diagnostics/diagnostics_support.h"
#include "tests/support/test_program.h"

#include <QTest>

using namespace scalescope;
using namespace scalescope::test;

namespace {

/// fp32 depthwise 3 x 3, stride 1, of 8 channels at 100 x 100; and a node without MACs.
Graph depthwiseGraph() {
    Graph graph = smallGraph(8, 100, 100);
    graph.nodes.resize(2);
    graph.nodes[0].macs = 8 * 100 * 100 * 9;
    graph.nodes[0].params = 8 * 9;
    return graph;
}

const MachineRoof kRoof{200.0, 20.0};  // ridge at 10 FLOP/byte

}  // namespace

class TstRoofline : public QObject {
    Q_OBJECT

private slots:
    void intensityIsFlopsOverBytesMovedOnce();
    void belowTheRidgeMemoryLimits();
    void aboveTheRidgeThePeakLimits();
    void achievedIsFlopsOverTime();
    void nodesWithoutMacsShowBandwidthOnly();
    void timesMayBeMissing();
    void halfPrecisionMovesHalfTheBytes();
    void bytesAreThoseThatTheEngineMoves();
    void whatIsDoneInPassingHasNoRates();
    void profileListsTheLongestNodeFirst();
};

void TstRoofline::intensityIsFlopsOverBytesMovedOnce() {
    const RooflinePoint point = roofline(depthwiseGraph(), 1, {}, kRoof).at(0);
    QCOMPARE(point.flops, 2.0 * 720000);
    QCOMPARE(point.bytes, 4.0 * (80000 + 80000 + 72));
    QVERIFY(close(point.intensity, 2.2489, 1e-4));  // definitions: about 2.2
}

void TstRoofline::belowTheRidgeMemoryLimits() {
    const RooflinePoint point = roofline(depthwiseGraph(), 1, {}, kRoof).at(0);
    QVERIFY(point.memoryBound);
    QVERIFY(close(point.attainableGflops, point.intensity * 20.0));
}

void TstRoofline::aboveTheRidgeThePeakLimits() {
    const RooflinePoint point = roofline(depthwiseGraph(), 1, {}, {200.0, 1000.0}).at(0);
    QVERIFY(!point.memoryBound);
    QCOMPARE(point.attainableGflops, 200.0);
}

void TstRoofline::achievedIsFlopsOverTime() {
    const RooflinePoint point = roofline(depthwiseGraph(), 2, {{0, 0.1}}, kRoof).at(0);
    QVERIFY(close(point.achievedGflops.value(), 2.0 * 1440000 / 1e-4 / 1e9));
    QVERIFY(close(point.efficiency.value(), *point.achievedGflops / point.attainableGflops));
}

void TstRoofline::nodesWithoutMacsShowBandwidthOnly() {
    const RooflinePoint point = roofline(depthwiseGraph(), 1, {{1, 0.1}}, kRoof).at(1);
    QVERIFY(!point.achievedGflops && !point.efficiency);
    QCOMPARE(point.intensity, 0.0);
    QVERIFY(close(point.achievedGbPerSecond.value(), 4.0 * 160000 / 1e-4 / 1e9));
}

void TstRoofline::timesMayBeMissing() {
    const auto points = roofline(depthwiseGraph(), 1, {{1, 0.0}}, kRoof);
    QCOMPARE(points.size(), std::size_t{2});
    for (const RooflinePoint& point : points)
        QVERIFY(!point.achievedGflops && !point.achievedGbPerSecond && !point.efficiency);
}

void TstRoofline::halfPrecisionMovesHalfTheBytes() {
    const Graph graph = depthwiseGraph();
    QCOMPARE(roofline(graph, 1, {}, kRoof, {2, 2, 2, false}).at(0).bytes * 2.0,
             roofline(graph, 1, {}, kRoof).at(0).bytes);
}

/// The engine's activations are float32 whatever the products are rounded to.
void TstRoofline::bytesAreThoseThatTheEngineMoves() {
    Graph graph = depthwiseGraph();
    graph.nodes[0].kind = NodeKind::ExpandConv;
    const auto bytesOf = [&](const char* engine, const char* dtype, bool autocast = false) {
        Provenance run;
        run.executor = engine;
        run.dtype = dtype;
        run.autocast = autocast;
        return roofline(graph, 1, {}, kRoof, trafficOf(run)).at(0).bytes;
    };
    QCOMPARE(bytesOf("fused", "fp32"), 4.0 * 160072);
    QCOMPARE(bytesOf("fused", "bf16"), 4.0 * 160000 + 2.0 * 72);
    QCOMPARE(bytesOf("reference", "fp32"), 4.0 * 160072);
    QCOMPARE(bytesOf("reference", "bf16"), 2.0 * 160072);
    QCOMPARE(bytesOf("reference", "bf16", true), 2.0 * 160000 + 4.0 * 72);
    graph.nodes[0].kind = NodeKind::DepthwiseConv;
    QCOMPARE(bytesOf("fused", "bf16"), 4.0 * 160072);
}

/// What a convolution does in passing has no time in which its bytes could have moved.
void TstRoofline::whatIsDoneInPassingHasNoRates() {
    Graph graph = depthwiseGraph();
    Provenance run;
    run.dtype = "fp32";
    for (const NodeKind kind :
         {NodeKind::SqueezePool, NodeKind::GateScale, NodeKind::ResidualAdd}) {
        graph.nodes[1].kind = kind;
        run.executor = "fused";
        const auto fused = roofline(graph, 1, {{1, 0.001}}, kRoof, trafficOf(run)).at(1);
        QVERIFY(!fused.achievedGbPerSecond && !fused.achievedGflops);
        run.executor = "reference";
        QVERIFY(roofline(graph, 1, {{1, 0.001}}, kRoof, trafficOf(run)).at(1).achievedGbPerSecond);
    }
}

void TstRoofline::profileListsTheLongestNodeFirst() {
    BenchmarkResult result;
    result.graph = std::make_shared<const Graph>(depthwiseGraph());
    result.provenance.dtype = "fp32";
    result.nodes = {{0, 0.1}, {1, 0.3}};
    const Table table = profileTable(result, kRoof);
    QCOMPARE(table.rows.size(), std::size_t{2});
    QCOMPARE(std::get<double>(table.rows[0][1]), 0.3);
    QVERIFY(close(std::get<double>(table.rows[0][2]), 0.75));
    QVERIFY(std::holds_alternative<std::monostate>(table.rows[0][3]));  // no MACs, no GFLOP/s
    QVERIFY(close(std::get<double>(table.rows[1][3]), 2.0 * 720000 / 1e-4 / 1e9));
    QVERIFY(close(std::get<double>(table.rows[1][5]),
                  std::get<double>(table.rows[1][3]) / (2.2489 * 20.0), 1e-3));
}

SCALESCOPE_TEST(TstRoofline)
#include "tst_roofline.moc"
