// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/gate_grid.h"
#include "core/diagnostics/gates.h"
#include "tests/core/diagnostics/diagnostics_support.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <limits>

using namespace scalescope;
using namespace scalescope::test;

namespace {

constexpr std::size_t kImages = 36, kChannels = 10;

std::vector<float> goldenLogits() {
    std::vector<float> z = uniform(4, kImages * kChannels);
    for (std::size_t i = 0; i < z.size(); ++i)
        z[i] = i % kChannels == 9 ? 0.25F : z[i] * 16.0F;
    return z;
}

std::vector<float> sigmoid(std::span<const float> z) {
    std::vector<float> s;
    for (const float one : z)
        s.push_back(static_cast<float>(1.0 / (1.0 + std::exp(-double{one}))));
    return s;
}

const Node& gateNode(const Graph& graph) {
    for (const Node& node : graph.nodes)
        if (node.kind == NodeKind::GateScale)
            return node;
    throw std::logic_error("no gate in the graph");
}

void pass(GateTap& tap, const Graph& graph, std::span<const float> z, std::size_t batch) {
    const std::vector<float> s = sigmoid(z);
    tap.beginPass(graph, static_cast<std::int64_t>(batch));
    tap.gates(gateNode(graph), z, s, static_cast<std::int64_t>(batch));
    tap.endPass();
}

/// batch images per pass; every third image in the same class when classes are asked for.
GateReport goldenReport(std::size_t batch, bool classes = false) {
    const Graph graph = smallGraph(kChannels, 8, 8);
    const std::vector<float> z = goldenLogits();
    GateTap tap;
    for (std::size_t i = 0; i < kImages; i += batch) {
        if (classes)
            tap.setClassLabels({"class " + std::to_string(i % 3)});
        pass(tap, graph, std::span(z).subspan(i * kChannels, batch * kChannels), batch);
    }
    return tap.report();
}

GateBlock blockOf(std::vector<float> z) {
    const Graph graph = smallGraph(static_cast<std::int64_t>(z.size()), 8, 8);
    GateTap tap;
    pass(tap, graph, z, 1);
    return tap.report().blocks.at(0);
}

bool allClose(const std::vector<double>& a, const std::vector<double>& b, double tolerance = 1e-7) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [tolerance](double x, double y) { return close(x, y, tolerance); });
}

}  // namespace

class TstGates : public QObject {
    Q_OBJECT

private slots:
    void equalsNumpy_data();
    void equalsNumpy();
    void classesEqualNumpy();
    void theBlockKnowsItsPlace();
    void oneImageHasNoSpread();
    void fewerThanThirtyImagesHaveNoStaticShare();
    void classSpecificityNeedsTwoClassesWithTwoImages();
    void imagesOfOnePassHaveClassesOfTheirOwn();
    void gatesThatNeverVaryHaveNoClassSpecificity();
    void saturationIsDecidedByTheLogit();
    void openGatesAreTheIdentity();
    void nonFiniteGatesAreCountedAndLeftOut();
    void aCancelledPassLeavesNothing();
    void anotherNetworkIsRefused();
    void noPassGivesNoBlocks();
    void quantileGridHoldsTheQuantiles();
    void unusableEpsilonIsRefused();
};

void TstGates::equalsNumpy_data() {
    QTest::addColumn<int>("batch");
    QTest::newRow("image by image") << 1;
    QTest::newRow("batches of four") << 4;
    QTest::newRow("all at once") << 36;
}

void TstGates::equalsNumpy() {
    QFETCH(int, batch);
    const QJsonObject expected = golden("gates");
    const GateReport report = goldenReport(static_cast<std::size_t>(batch));
    QCOMPARE(report.imageCount, std::uint64_t{kImages});
    const GateBlock& block = report.blocks.at(0);
    QCOMPARE(block.imageCount, std::uint64_t{kImages});
    QVERIFY(allClose(block.mean, reals(expected, "mean")));
    QVERIFY(allClose(block.stddev, reals(expected, "std")));
    QVERIFY(allClose(block.min, reals(expected, "min")));
    QVERIFY(allClose(block.max, reals(expected, "max")));
    QVERIFY(close(block.closedShare, real(expected, "closed")));
    QVERIFY(close(block.openShare, real(expected, "open")));
    QVERIFY(close(block.distanceL1, real(expected, "distanceL1"), 1e-7));
    QVERIFY(close(block.distanceRms, real(expected, "distanceRms"), 1e-7));
    QVERIFY(close(block.entropyBits, real(expected, "entropyBits"), 1e-6));
    QVERIFY(close(block.inputDependence.value(), real(expected, "inputDependence"), 1e-7));
    QVERIFY(close(block.staticShare.value(), real(expected, "staticShare")));
    const Summary& over = block.overChannels;
    QVERIFY(allClose({over.min, over.q05, over.q25, over.median, over.q75, over.q95, over.max},
                     reals(expected, "quantiles")));
    QVERIFY(report.classes.empty());
    QVERIFY(!block.classSpecificity && !report.classChance);
}

void TstGates::classesEqualNumpy() {
    const QJsonObject expected = golden("gates");
    const GateReport report = goldenReport(1, true);
    QVERIFY(close(report.blocks[0].classSpecificity.value(), real(expected, "etaSquared"), 1e-6));
    QVERIFY(close(report.classChance.value(), real(expected, "chance")));
    QCOMPARE(report.classes.size(), std::size_t{3});
    const QJsonArray means = expected.value(u"classMeans").toArray(),
                     stds = expected.value(u"classStds").toArray();
    for (std::size_t g = 0; g < 3; ++g) {
        QCOMPARE(report.classes[g].imageCount, std::uint64_t{12});
        for (std::size_t c = 0; c < kChannels; ++c) {
            const auto row = static_cast<qsizetype>(g), column = static_cast<qsizetype>(c);
            QVERIFY(close(report.classes[g].meanPerBlock[0][c],
                          means[row].toArray()[column].toDouble(), 1e-7));
            QVERIFY(close(report.classes[g].stddevPerBlock[0][c],
                          stds[row].toArray()[column].toDouble(), 1e-7));
        }
    }
}

void TstGates::theBlockKnowsItsPlace() {
    const GateBlock block = blockOf({0.0F, 1.0F});
    QCOMPARE(block.name, std::string("2.0"));
    QCOMPARE(block.stage, 2);
    QCOMPARE(block.block, 0);
}

void TstGates::oneImageHasNoSpread() {
    const GateBlock block = blockOf({0.0F, 2.0F});
    QVERIFY(block.stddev.empty());
    QVERIFY(!block.inputDependence && !block.staticShare && !block.classSpecificity);
    QCOMPARE(block.mean[0], 0.5);
    QCOMPARE(block.entropyBits > 0.7, true);
}

void TstGates::fewerThanThirtyImagesHaveNoStaticShare() {
    const Graph graph = smallGraph(1, 8, 8);
    GateTap tap;
    const std::vector<float> z(29, 0.5F);
    pass(tap, graph, z, 29);
    QVERIFY(!tap.report().blocks[0].staticShare);
    pass(tap, graph, std::span(z).first(1), 1);
    QCOMPARE(tap.report().blocks[0].staticShare.value(), 1.0);
}

void TstGates::classSpecificityNeedsTwoClassesWithTwoImages() {
    const Graph graph = smallGraph(1, 8, 8);
    GateTap tap;
    const std::vector<float> low{-1.0F, -1.0F}, high{1.0F, 1.0F};
    tap.setClassLabels({"cat", "cat"});
    pass(tap, graph, low, 2);
    tap.setClassLabels({"dog"});
    pass(tap, graph, std::span(high).first(1), 1);
    QVERIFY(!tap.report().blocks[0].classSpecificity);
    QCOMPARE(tap.report().classes.size(), std::size_t{2});
    QVERIFY(tap.report().classes[1].stddevPerBlock[0].empty());
    pass(tap, graph, std::span(high).first(1), 1);
    QVERIFY(close(tap.report().blocks[0].classSpecificity.value(),
                  1.0));  // all variance lies between the classes
}

void TstGates::imagesOfOnePassHaveClassesOfTheirOwn() {
    const Graph graph = smallGraph(1, 8, 8);
    const std::vector<float> z{-1.0F, 1.0F, -2.0F, 2.0F};
    GateTap together, apart;
    together.setClassLabels({"cat", "dog", "cat"});
    pass(together, graph, z, 4);  // the fourth one has none
    for (std::size_t i = 0; i < z.size(); ++i) {
        apart.setClassLabels({i == 3 ? "" : i == 1 ? "dog" : "cat"});
        pass(apart, graph, std::span(z).subspan(i, 1), 1);
    }
    const GateReport a = together.report(), b = apart.report();
    QCOMPARE(a.classes.size(), std::size_t{2});
    for (std::size_t i = 0; i < 2; ++i) {
        QCOMPARE(a.classes[i].label, b.classes[i].label);
        QCOMPARE(a.classes[i].imageCount, b.classes[i].imageCount);
        QCOMPARE(a.classes[i].meanPerBlock[0][0], b.classes[i].meanPerBlock[0][0]);
    }
    QCOMPARE(a.classes[0].imageCount, std::uint64_t{2});
    QCOMPARE(a.imageCount, std::uint64_t{4});
}

void TstGates::gatesThatNeverVaryHaveNoClassSpecificity() {
    const Graph graph = smallGraph(1, 8, 8);
    GateTap tap;
    const std::vector<float> z{0.5F, 0.5F};
    for (const char* label : {"cat", "dog"}) {
        tap.setClassLabels({label, label});
        pass(tap, graph, z, 2);
    }
    QVERIFY(!tap.report().blocks[0].classSpecificity);
}

void TstGates::saturationIsDecidedByTheLogit() {
    const auto limit = static_cast<float>(std::log(99.0));  // |z| of epsilon 0.01
    const GateBlock block =
        blockOf({limit * 1.0001F, limit * 0.9999F, -limit * 1.0001F, -limit * 0.9999F, 40.0F});
    QCOMPARE(block.openShare, 2.0 / 5.0);
    QCOMPARE(block.closedShare, 1.0 / 5.0);
    QCOMPARE(block.saturatedShare(), 3.0 / 5.0);
}

void TstGates::openGatesAreTheIdentity() {
    const GateBlock block = blockOf({60.0F, 80.0F});
    QCOMPARE(block.distanceL1, 0.0);
    QCOMPARE(block.distanceRms, 0.0);
    QCOMPARE(block.entropyBits, 0.0);  // 0 log 0 is 0
    QCOMPARE(block.openShare, 1.0);
}

void TstGates::nonFiniteGatesAreCountedAndLeftOut() {
    constexpr float kInf = std::numeric_limits<float>::infinity();
    const GateBlock block = blockOf({0.0F, std::nanf(""), kInf, -kInf});
    QCOMPARE(block.nonFinite.nan, 1U);
    QCOMPARE(block.nonFinite.posInf, 1U);
    QCOMPARE(block.nonFinite.negInf, 1U);
    QCOMPARE(block.distanceL1, 0.5);
    QCOMPARE(block.openShare, 0.0);
    QVERIFY(std::isnan(block.mean[1]));
    QCOMPARE(block.overChannels.count, 1U);
    QCOMPARE(block.overChannels.median, 0.5);
}

void TstGates::aCancelledPassLeavesNothing() {
    const Graph graph = smallGraph(2, 8, 8);
    GateTap tap;
    const std::vector<float> z{0.0F, 1.0F}, other{5.0F, -5.0F}, s = sigmoid(other);
    pass(tap, graph, z, 1);
    tap.beginPass(graph, 1);
    tap.gates(gateNode(graph), other, s, 1);
    const GateReport report = tap.report();
    QCOMPARE(report.imageCount, 1U);
    QCOMPARE(report.blocks[0].imageCount, 1U);
    QCOMPARE(report.blocks[0].mean[0], 0.5);
    pass(tap, graph, z, 1);
    QCOMPARE(tap.report().blocks[0].imageCount, 2U);
    QCOMPARE(tap.report().blocks[0].max[0], 0.5);
}

void TstGates::anotherNetworkIsRefused() {
    GateTap tap;
    const std::vector<float> two{0.0F, 1.0F}, three{0.0F, 1.0F, 2.0F};
    pass(tap, smallGraph(2, 8, 8), two, 1);
    const auto failure = failureOf([&] { pass(tap, smallGraph(3, 8, 8), three, 1); });
    QVERIFY(failure.has_value());
    QCOMPARE(failure->code, ErrorCode::ArgumentInvalid);
    QCOMPARE(tap.report().blocks[0].imageCount, 1U);
}

void TstGates::noPassGivesNoBlocks() {
    const GateReport report = GateTap().report();
    QVERIFY(report.blocks.empty());
    QCOMPARE(report.imageCount, 0U);
    QCOMPARE(gateQuantileGrid(report, "empty").rowCount, std::size_t{0});
}

void TstGates::quantileGridHoldsTheQuantiles() {
    const GateReport report = goldenReport(36);
    const Grid2d grid = gateQuantileGrid(report, "B0");
    QCOMPARE(grid.rowCount, std::size_t{1});
    QCOMPARE(grid.rowLabels, std::vector<std::string>{"2.0"});
    QCOMPARE(grid.columnLabels.size(), grid.columnCount);
    QCOMPARE(grid.at(0, 0), static_cast<float>(report.blocks[0].overChannels.min));
    QCOMPARE(grid.at(0, grid.columnCount / 2),
             static_cast<float>(report.blocks[0].overChannels.median));
    QCOMPARE(grid.at(0, grid.columnCount - 1),
             static_cast<float>(report.blocks[0].overChannels.max));
}

void TstGates::unusableEpsilonIsRefused() {
    for (const double epsilon : {0.0, 0.5, -1.0, std::nan("")})
        QVERIFY(failureOf([=] { GateTap tap(epsilon); }).has_value());
}

SCALESCOPE_TEST(TstGates)
#include "tst_gates.moc"
