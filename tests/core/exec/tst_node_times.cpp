// SPDX-License-Identifier: Apache-2.0
// What a tap sees between the beginning and the end of a node is the work of that node.
#include "core/exec/fused/fused_executor.h"
#include "core/exec/tap.h"
#include "tests/support/hash_weights.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <limits>
#include <map>
#include <span>
#include <utility>
#include <vector>

using namespace scalescope;

namespace {

/// Learns in a first pass where the vectors of a gate lie, and overwrites them in a second one just
/// before the node that makes them: what another node had made by then would be lost.
class OverwritingTap final : public Tap {
public:
    TapInterest interest() const override {
        return {.activations = true, .gates = true, .nodes = true, .apart = true};
    }
    void beginNode(const Node& node) override {
        const auto found = m_places.find(node.id);
        if (!m_overwrites || found == m_places.end())
            return;
        std::ranges::fill(found->second, std::numeric_limits<float>::quiet_NaN());
        ++overwritten;
    }
    void squeeze(const Node& node, std::span<const float> values, std::int64_t) override {
        learn(node.id, values);
    }
    void preActivation(const Node& node, const ActivationView& x) override {
        if (node.kind == NodeKind::SeReduce)
            learn(node.id, {x.data, static_cast<std::size_t>(x.size[0] * x.size[1])});
    }
    /// Made by the node before this one.
    void gates(const Node& node, std::span<const float> z, std::span<const float> s,
               std::int64_t) override {
        learn(node.id - 1, z);
        m_seen.insert(m_seen.end(), s.begin(), s.end());
    }
    void endPass() override { m_overwrites = true; }
    std::vector<float> takeSeen() { return std::exchange(m_seen, {}); }

    int overwritten = 0;

private:
    void learn(int node, std::span<const float> values) {
        m_places[node] = {const_cast<float*>(values.data()), values.size()};
        m_seen.insert(m_seen.end(), values.begin(), values.end());
    }
    std::map<int, std::span<float>> m_places;
    std::vector<float> m_seen;
    bool m_overwrites = false;
};

}  // namespace

class TstNodeTimes : public QObject {
    Q_OBJECT

private slots:
    void everyNodeOfAGateDoesItsOwnWork_data();
    void everyNodeOfAGateDoesItsOwnWork();
};

void TstNodeTimes::everyNodeOfAGateDoesItsOwnWork_data() {
    QTest::addColumn<int>("images");
    QTest::newRow("one") << 1;
    QTest::newRow("several") << 3;
}

void TstNodeTimes::everyNodeOfAGateDoesItsOwnWork() {
    QFETCH(const int, images);
    const NetworkSpec& spec = family()[0].spec;
    const auto executor = fused::makeFusedExecutor(spec, test::hashWeights(spec));
    TensorF32 input = test::hashInput(64);
    input.shape[0] = images;
    const std::vector<float> one = input.values;
    for (int i = 1; i < images; ++i)
        input.values.insert(input.values.end(), one.begin(), one.end());
    OverwritingTap tap;
    Tap* taps[] = {&tap};
    RunContext context;
    const PassOptions options{.taps = taps, .interventions = {}};
    const PassResult usual = executor->run(input, options, context);
    const std::vector<float> seen = tap.takeSeen();
    QCOMPARE(tap.overwritten, 0);
    const PassResult again = executor->run(input, options, context);
    QCOMPARE(tap.overwritten, 3 * 16);  // squeeze, reduce and expand of every block
    QVERIFY(tap.takeSeen() == seen);
    QVERIFY(again.logits == usual.logits);
}

SCALESCOPE_TEST(TstNodeTimes)
#include "tst_node_times.moc"
