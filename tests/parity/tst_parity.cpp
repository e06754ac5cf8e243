// SPDX-License-Identifier: Apache-2.0
// Every variant against torchvision, node by node: nothing here can skip.
#include "core/exec/executor.h"
#include "tests/support/hash_weights.h"
#include "tests/support/test_program.h"
#include "tests/support/test_support.h"

#include <nlohmann/json.hpp>

#include <QtTest>

#include <algorithm>
#include <cmath>

Q_DECLARE_METATYPE(scalescope::EngineKind)

using namespace scalescope;
using nlohmann::json;

namespace {

constexpr double kRelative = 1e-4, kAbsolute = 1e-5;
constexpr std::size_t kFirst = 8;

/// Largest excess over the tolerance, as a multiple of it: at most 1 passes. Values are compared on
/// the scale of their tensor, because a sum of thousands of terms carries the error of the large
/// ones.
double excess(double actual, double expected, double scale) {
    if (!std::isfinite(actual))
        return HUGE_VAL;
    return std::abs(actual - expected) /
           (kRelative * std::max(std::abs(expected), scale) + kAbsolute);
}

struct NodeSummary {
    std::string name;
    std::vector<std::int64_t> shape;
    double mean = 0, std = 0;
    std::vector<float> first;
    std::vector<float> gates;
};

/// Keeps one summary per block, stem and head, as the golden script does.
class SummaryTap final : public Tap {
public:
    std::vector<NodeSummary> nodes;

    TapInterest interest() const override {
        return {.activations = false, .gates = true, .outputs = true, .nodes = false};
    }
    void beginPass(const Graph& graph, std::int64_t) override { m_graph = &graph; }
    void gates(const Node&, std::span<const float>, std::span<const float> s,
               std::int64_t) override {
        m_gates.assign(s.begin(), s.end());
    }
    void output(const Node& node, const ActivationView& y) override {
        NodeSummary summary;
        summary.name =
            node.block >= 0
                ? m_graph->architecture.blocks[static_cast<std::size_t>(node.block)].name()
                : (node.kind == NodeKind::StemConv ? "stem" : "head");
        summary.shape.assign(y.size.begin(), y.size.end());
        double sum = 0, squares = 0;
        std::int64_t count = 0;
        for (std::int64_t c = 0; c < y.size[1]; ++c)
            for (std::int64_t h = 0; h < y.size[2]; ++h)
                for (std::int64_t w = 0; w < y.size[3]; ++w, ++count) {
                    const float value = y.data[c * y.stride[1] + h * y.stride[2] + w * y.stride[3]];
                    sum += value;
                    squares += static_cast<double>(value) * value;
                    if (summary.first.size() < kFirst)
                        summary.first.push_back(value);
                }
        summary.mean = sum / static_cast<double>(count);
        summary.std = std::sqrt(squares / static_cast<double>(count) - summary.mean * summary.mean);
        summary.gates = std::exchange(m_gates, {});
        nodes.push_back(std::move(summary));
    }

private:
    const Graph* m_graph = nullptr;
    std::vector<float> m_gates;
};

bool wantsLarge() {
    return qEnvironmentVariable("SCALESCOPE_PARITY") == QStringLiteral("large");
}

}  // namespace

class TstParity : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalsTorchvision_data();
    void equalsTorchvision();
};

void TstParity::equalsTorchvision_data() {
    QTest::addColumn<int>("variant");
    QTest::addColumn<EngineKind>("engine");
    const int from = wantsLarge() ? 5 : 0, to = wantsLarge() ? 8 : 5;
    for (int variant = from; variant < to; ++variant)
        for (const EngineKind engine : {EngineKind::Reference, EngineKind::Fused})
            QTest::addRow("b%d %s", variant, engineName(engine)) << variant << engine;
}

void TstParity::equalsTorchvision() {
    QFETCH(int, variant);
    QFETCH(EngineKind, engine);
    const NetworkSpec& spec = family().at(static_cast<std::size_t>(variant)).spec;
    const json golden =
        json::parse(test::readAll(test::goldenPath("parity/" + spec.name + ".json")));

    const StateDict weights = test::hashWeights(spec);
    QCOMPARE(test::hashWeightsDigest(weights), golden["weights_sha256"].get<std::string>());

    const BuiltExecutor built = buildExecutor(spec, weights, {.engine = engine});
    SummaryTap tap;
    std::vector<Tap*> taps{&tap};
    RunContext context;
    const TensorF32 input = test::hashInput(golden["side"].get<int>());
    const PassResult pass =
        built.executor->run(input, {.taps = taps, .interventions = {}}, context);
    // Watched or not: the same numbers, although the fused engine joins steps that nobody watches.
    QVERIFY(built.executor->run(input, {}, context).logits == pass.logits);

    const json& nodes = golden["nodes"];
    QCOMPARE(tap.nodes.size(), nodes.size());
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const NodeSummary& actual = tap.nodes[i];
        const json& expected = nodes[i];
        QCOMPARE(actual.name, expected["name"].get<std::string>());
        QCOMPARE(actual.shape, expected["shape"].get<std::vector<std::int64_t>>());
        const double scale = expected["std"].get<double>();
        QVERIFY2(excess(actual.mean, expected["mean"].get<double>(), scale) <= 1,
                 actual.name.c_str());
        QVERIFY2(excess(actual.std, scale, scale) <= 1, actual.name.c_str());
        for (std::size_t k = 0; k < expected["first"].size(); ++k)
            QVERIFY2(excess(actual.first[k], expected["first"][k].get<double>(), scale) <= 1,
                     actual.name.c_str());
        QCOMPARE(expected.contains("gate"), !actual.gates.empty());
        if (expected.contains("gate"))
            for (std::size_t k = 0; k < expected["gate"]["first"].size(); ++k)
                QVERIFY2(
                    excess(actual.gates[k], expected["gate"]["first"][k].get<double>(), 0) <= 1,
                    actual.name.c_str());
    }

    const json& logits = golden["logits"];
    QCOMPARE(pass.logits.size(), logits.size());
    double sumSquares = 0;
    for (const json& each : logits)
        sumSquares += each.get<double>() * each.get<double>();
    const double scale = std::sqrt(sumSquares / static_cast<double>(logits.size()));
    for (std::size_t k = 0; k < logits.size(); ++k)
        QVERIFY2(excess(pass.logits[k], logits[k].get<double>(), scale) <= 1,
                 qPrintable(QString::number(k)));
}

SCALESCOPE_TEST(TstParity)
#include "tst_parity.moc"
