// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/saturation/saturation_tap.h"
#include "core/exec/device.h"
#include "tests/core/diagnostics/diagnostics_support.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <limits>

using namespace scalescope;
using namespace scalescope::test;

namespace {

const Node& nodeOf(const Graph& graph, NodeKind kind) {
    for (const Node& node : graph.nodes)
        if (node.kind == kind)
            return node;
    throw std::logic_error("no such node in the graph");
}

/// One pass with these values at the depthwise convolution.
void depthwisePass(SaturationTap& tap, const Activation& pre, const Activation& post,
                   std::int64_t first, std::int64_t count, std::span<const float> gates = {}) {
    const Graph graph = smallGraph(pre.size[1], pre.size[2], pre.size[3]);
    const Node& node = nodeOf(graph, NodeKind::DepthwiseConv);
    tap.beginPass(graph, count);
    tap.preActivation(node, pre.images(first, count));
    tap.postActivation(node, post.images(first, count));
    if (!gates.empty()) {
        std::vector<float> z;
        for (const float s : gates)
            z.push_back(static_cast<float>(std::log(double{s} / (1.0 - double{s}))));
        tap.gates(nodeOf(graph, NodeKind::GateScale), z, gates, count);
    }
    tap.endPass();
}

SaturationReport reportOf(const Activation& pre, const Activation& post) {
    SaturationTap tap;
    depthwisePass(tap, pre, post, 0, pre.size[0]);
    return tap.report();
}

Activation filled(std::int64_t channels, const std::vector<float>& perChannel) {
    Activation made{{1, channels, 4, 4}, {}};
    for (const float value : perChannel)
        made.values.insert(made.values.end(), 16, value);
    return made;
}

bool isState(const ActivationStats& stats, int channel, ChannelState state) {
    for (const ChannelNote& note : stats.channelNotes)
        if (note.channel == channel)
            return note.state == state;
    return false;
}

}  // namespace

class TstSaturation : public QObject {
    Q_OBJECT

private slots:
    void zonesAreWhereTheSlopeSays_data();
    void zonesAreWhereTheSlopeSays();
    void unknownEpsilonIsRefused();
    void channelStatesEqualNumpy();
    void gatesMaskChannels();
    void imageByImageEqualsAllAtOnce();
    void threadsGiveEqualReports();
    void aLayerOfZerosFails();
    void oneValuePerChannelIsNotCalledConstant();
    void nonFiniteChannelsAreListedApart();
    void aLayerThatIsAllNanHasNoShareOfDormantChannels();
    void theFirstLayerWithNanIsTheOrigin();
    void leftShareDecidesTheVerdict();
    void headroomIsCountedInBits();
    void onlyFullFeatureMapsAreReported();
    void relativeDepthRunsOverTheSilus();
    void gateZonesAreCounted();
    void aCancelledPassLeavesNothing();
    void anotherInputSizeIsRefused();
    void noPassGivesNoActivations();
};

void TstSaturation::zonesAreWhereTheSlopeSays_data() {
    QTest::addColumn<double>("epsilon");
    for (const double epsilon : {0.001, 0.01, 0.05})
        QTest::addRow("%g", epsilon) << epsilon;
}

void TstSaturation::zonesAreWhereTheSlopeSays() {
    QFETCH(double, epsilon);
    const auto slope = [](double x) {
        const double sigma = 1.0 / (1.0 + std::exp(-x));
        return sigma * (1.0 + x * (1.0 - sigma));
    };
    const SiluZones zones = siluZones(epsilon);
    QVERIFY(close(slope(zones.left), -epsilon, 1e-9));
    QVERIFY(close(slope(zones.linear), 1.0 + epsilon, 1e-9));
    QVERIFY(close(slope(zones.minimum), 0.0, 1e-12));
    QVERIFY(close(slope(zones.flatFrom), -epsilon, 1e-9));
    QVERIFY(close(slope(zones.flatTo), epsilon, 1e-9));
    QVERIFY(zones.left < zones.flatFrom && zones.flatFrom < zones.minimum &&
            zones.minimum < zones.flatTo);
}

void TstSaturation::unknownEpsilonIsRefused() {
    for (const double epsilon : {0.0, 0.02, 1.0}) {
        const auto failure = failureOf([=] { static_cast<void>(siluZones(epsilon)); });
        QVERIFY(failure.has_value());
        QCOMPARE(failure->code, ErrorCode::ArgumentInvalid);
    }
}

void TstSaturation::channelStatesEqualNumpy() {
    const QJsonObject expected = golden("post");
    const SaturationReport report = reportOf(goldenPre(), goldenPost());
    QCOMPARE(report.activations.size(), std::size_t{1});
    const ActivationStats& stats = report.activations[0];
    QCOMPARE(stats.part, std::string("depthwise"));
    QCOMPARE(stats.imageCount, 2U);
    QCOMPARE(stats.elementCount, 2U * 12 * 9 * 7);
    QVERIFY(close(stats.outputRms, real(expected, "rms")));
    QCOMPARE(stats.outputMaxAbs, real(expected, "maxAbs"));
    const std::vector<double> scores = reals(expected, "scores");
    QCOMPARE(stats.dormantScores.size(), scores.size());
    for (std::size_t c = 0; c < scores.size(); ++c)
        QVERIFY(close(stats.dormantScores[c], scores[c]));
    const QJsonArray states = expected.value(u"states").toArray();
    int dead = 0, constant = 0, dormant = 0;
    for (int c = 0; c < 12; ++c) {
        const QString state = states[c].toString();
        dead += state == u"dead";
        constant += state == u"constant";
        dormant += state == u"dormant";
        QCOMPARE(isState(stats, c, ChannelState::Dead), state == u"dead");
        QCOMPARE(isState(stats, c, ChannelState::Constant), state == u"constant");
        QCOMPARE(isState(stats, c, ChannelState::Dormant), state == u"dormant");
    }
    QCOMPARE(stats.deadCount, dead);
    QCOMPARE(stats.constantCount, constant);
    QCOMPARE(stats.dormantCount, dormant);
    QVERIFY(dead > 0 && constant > 0 && dormant > 0);
    QVERIFY(
        close(stats.dormantShare().value(), static_cast<double>(dead + constant + dormant) / 12.0));
    QVERIFY(stats.dormantAfterGate.empty());  // no gate came
}

void TstSaturation::gatesMaskChannels() {
    std::vector<float> gates = uniform(3, 24);
    for (float& s : gates) {
        s += 0.5F;
        s = s * s * s * s;
    }
    SaturationTap tap;
    depthwisePass(tap, goldenPre(), goldenPost(), 0, 2, gates);
    const ActivationStats stats = tap.report().activations.at(0);
    const std::vector<double> expected = reals(golden("post"), "dormantAfterGate");
    QCOMPARE(stats.dormantAfterGate.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i)
        QCOMPARE(static_cast<double>(stats.dormantAfterGate[i].channel), expected[i]);
}

void TstSaturation::imageByImageEqualsAllAtOnce() {
    const Activation pre = goldenPre(), post = goldenPost();
    const std::vector<float> gates(24, 0.25F);
    SaturationTap byImage, atOnce;
    depthwisePass(byImage, pre, post, 0, 1, std::span(gates).first(12));
    depthwisePass(byImage, pre, post, 1, 1, std::span(gates).first(12));
    depthwisePass(atOnce, pre, post, 0, 2, gates);
    const SaturationReport a = byImage.report(), b = atOnce.report();
    QCOMPARE(a.imageCount, b.imageCount);
    const ActivationStats &x = a.activations.at(0), &y = b.activations.at(0);
    QCOMPARE(x.imageCount, y.imageCount);
    QCOMPARE(x.elementCount, y.elementCount);
    QCOMPARE(x.histogram.counts, y.histogram.counts);
    QCOMPARE(x.zones.left, y.zones.left);
    QCOMPARE(x.pre.mean, y.pre.mean);
    QCOMPARE(x.pre.m2, y.pre.m2);
    QCOMPARE(x.outputRms, y.outputRms);
    QCOMPARE(x.dormantScores, y.dormantScores);
    QCOMPARE(x.dormantAfterGate.size(), y.dormantAfterGate.size());
    QCOMPARE(a.gates.at(0).count, b.gates.at(0).count);
}

void TstSaturation::threadsGiveEqualReports() {
    const Activation layer = activation(12, {1, 96, 56, 56}, {1, 4, 16, 64});
    useThreads(1);
    const ActivationStats one = reportOf(layer, layer).activations.at(0);
    useThreads(2);
    const ActivationStats two = reportOf(layer, layer).activations.at(0);
    QCOMPARE(one.pre.mean, two.pre.mean);
    QCOMPARE(one.pre.m2, two.pre.m2);
    QCOMPARE(one.histogram.counts, two.histogram.counts);
    QCOMPARE(one.dormantScores, two.dormantScores);
    QCOMPARE(one.outputRms, two.outputRms);
}

void TstSaturation::aLayerOfZerosFails() {
    const Activation zeros = filled(3, {0, 0, 0});
    const ActivationStats stats = reportOf(zeros, zeros).activations.at(0);
    QCOMPARE(stats.deadCount, 3);
    QCOMPARE(stats.constantCount + stats.dormantCount, 0);
    QCOMPARE(stats.dormantScores, (std::vector<double>{0, 0, 0}));
    QCOMPARE(stats.verdict, Verdict::Fail);
    QVERIFY(!stats.fp16HeadroomBits());
}

void TstSaturation::oneValuePerChannelIsNotCalledConstant() {
    // One image of 1 x 1: nothing could have varied.
    const Activation one{{1, 3, 1, 1}, {1.0F, 2.0F, 3.0F}};
    QCOMPARE(reportOf(one, one).activations.at(0).constantCount, 0);
    const Activation two{{2, 3, 1, 1}, {1.0F, 2.0F, 3.0F, 1.0F, 2.0F, 3.0F}};
    QCOMPARE(reportOf(two, two).activations.at(0).constantCount, 3);
}

void TstSaturation::nonFiniteChannelsAreListedApart() {
    Activation post = activation(13, {1, 4, 4, 4}, {1});
    post.values[16] = std::nanf("");
    const ActivationStats stats =
        reportOf(activation(14, {1, 4, 4, 4}, {1}), post).activations.at(0);
    QCOMPARE(stats.nonFiniteChannels, std::vector<int>{1});
    QVERIFY(std::isnan(stats.dormantScores[1]));
    QVERIFY(std::isfinite(stats.outputRms) && stats.outputRms > 0.0);
    QVERIFY(stats.channelNotes.empty());
    QCOMPARE(stats.verdict, Verdict::Fail);
}

void TstSaturation::aLayerThatIsAllNanHasNoShareOfDormantChannels() {
    Activation post = activation(13, {1, 4, 4, 4}, {1});
    std::ranges::fill(post.values, std::nanf(""));
    const ActivationStats stats =
        reportOf(activation(14, {1, 4, 4, 4}, {1}), post).activations.at(0);
    QCOMPARE(stats.nonFiniteChannels.size(), std::size_t{4});
    QVERIFY(!stats.dormantShare());
}

void TstSaturation::theFirstLayerWithNanIsTheOrigin() {
    const Graph graph = smallGraph(2, 4, 4);
    Activation good = activation(15, {1, 2, 4, 4}, {1});
    Activation bad = good;
    bad.values[3] = std::numeric_limits<float>::infinity();
    SaturationTap tap;
    tap.beginPass(graph, 1);
    for (const auto& [kind, values] :
         {std::pair{NodeKind::StemConv, &good}, std::pair{NodeKind::ExpandConv, &bad},
          std::pair{NodeKind::HeadConv, &bad}}) {
        tap.preActivation(nodeOf(graph, kind), values->planar());
        tap.postActivation(nodeOf(graph, kind), values->planar());
    }
    tap.endPass();
    const SaturationReport report = tap.report();
    QCOMPARE(report.firstNonFinite.value(), 1);
    QCOMPARE(report.activations[1].name, std::string("2.0 expand"));
    QCOMPARE(report.activations[1].nonFinite.posInf, 1U);
    QCOMPARE(report.activations[0].verdict, Verdict::Ok);
    QCOMPARE(report.activations[2].verdict, Verdict::Fail);
}

void TstSaturation::leftShareDecidesTheVerdict() {
    const Activation post = activation(16, {1, 4, 4, 4}, {1});
    const auto verdictOf = [&](const std::vector<float>& channels) {
        return reportOf(filled(4, channels), post).activations.at(0);
    };
    QCOMPARE(verdictOf({1, 1, 1, 1}).verdict, Verdict::Ok);
    QCOMPARE(verdictOf({-7, 1, 1, 1}).verdict, Verdict::Warn);  // on the limit of 0.25
    QCOMPARE(verdictOf({-7, -7, 1, 1}).verdict, Verdict::Fail);
    QCOMPARE(verdictOf({-7, -7, 1, 1}).leftShare().value(), 0.5);
}

void TstSaturation::headroomIsCountedInBits() {
    const Activation post = activation(16, {1, 2, 4, 4}, {1});
    const auto statsOf = [&](float largest) {
        return reportOf(filled(2, {1, largest}), post).activations.at(0);
    };
    QCOMPARE(statsOf(-65504.0F / 8).fp16HeadroomBits().value(), 3.0);
    QCOMPARE(statsOf(65504.0F / 8).verdict, Verdict::Ok);
    QCOMPARE(statsOf(65504.0F / 2).verdict, Verdict::Warn);
    QCOMPARE(statsOf(65504.0F).verdict, Verdict::Fail);
    QVERIFY(close(reportOf(goldenPre(), goldenPost()).activations.at(0).fp16HeadroomBits().value(),
                  real(golden("pre"), "headroomBits")));
}

void TstSaturation::onlyFullFeatureMapsAreReported() {
    const Graph graph = smallGraph(2, 4, 4);
    const Activation hidden = activation(17, {1, 2, 1, 1}, {1});
    SaturationTap tap;
    tap.beginPass(graph, 1);
    tap.preActivation(nodeOf(graph, NodeKind::SeReduce), hidden.planar());
    tap.postActivation(nodeOf(graph, NodeKind::SeReduce), hidden.planar());
    tap.endPass();
    QVERIFY(tap.report().activations.empty());
}

void TstSaturation::relativeDepthRunsOverTheSilus() {
    const Graph graph = smallGraph(2, 4, 4);
    const Activation values = activation(18, {1, 2, 4, 4}, {1});
    SaturationTap tap;
    tap.beginPass(graph, 1);
    for (const NodeKind kind :
         {NodeKind::StemConv, NodeKind::ExpandConv, NodeKind::DepthwiseConv, NodeKind::HeadConv})
        tap.preActivation(nodeOf(graph, kind), values.planar());
    tap.endPass();
    const SaturationReport report = tap.report();
    QCOMPARE(report.activations.size(), std::size_t{4});
    QCOMPARE(report.activations.front().relativeDepth, 0.0);
    QVERIFY(close(report.activations[1].relativeDepth, 1.0 / 3.0));
    QCOMPARE(report.activations.back().relativeDepth, 1.0);
    QCOMPARE(report.activations.back().part, std::string("head"));
}

void TstSaturation::gateZonesAreCounted() {
    const Graph graph = smallGraph(4, 4, 4);
    const std::vector<float> z{10.0F, -10.0F, 0.0F, std::nanf("")},
        s{0.99995F, 0.00005F, 0.5F, std::nanf("")};
    SaturationTap tap;
    tap.beginPass(graph, 1);
    tap.gates(nodeOf(graph, NodeKind::GateScale), z, s, 1);
    tap.endPass();
    const GateSaturation gate = tap.report().gates.at(0);
    QCOMPARE(gate.name, std::string("2.0"));
    QCOMPARE(gate.count, 3U);
    QCOMPARE(gate.closed, 1U);
    QCOMPARE(gate.open, 1U);
    QCOMPARE(gate.nonFinite.nan, 1U);
    QCOMPARE(gate.gates.counts.size(), std::size_t{200});
    QCOMPARE(gate.gates.counts[0] + gate.gates.counts[100] + gate.gates.counts[199], 3U);
    QCOMPARE(gate.verdict, Verdict::Fail);  // NaN
}

void TstSaturation::aCancelledPassLeavesNothing() {
    const Activation pre = goldenPre(), post = goldenPost();
    SaturationTap tap;
    depthwisePass(tap, pre, post, 0, 1);
    const Graph graph = smallGraph(12, 9, 7);
    tap.beginPass(graph, 1);
    tap.preActivation(nodeOf(graph, NodeKind::DepthwiseConv), pre.images(1, 1));
    QCOMPARE(tap.report().imageCount, 1U);
    depthwisePass(tap, pre, post, 1, 1);
    const SaturationReport report = tap.report();
    QCOMPARE(report.imageCount, 2U);
    QCOMPARE(report.activations.at(0).elementCount, 2U * 12 * 9 * 7);
}

void TstSaturation::anotherInputSizeIsRefused() {
    SaturationTap tap;
    depthwisePass(tap, goldenPre(), goldenPost(), 0, 1);
    const Activation other = activation(19, {1, 12, 8, 8}, {1});
    const auto failure = failureOf([&] { depthwisePass(tap, other, other, 0, 1); });
    QVERIFY(failure.has_value());
    QCOMPARE(failure->code, ErrorCode::ArgumentInvalid);
    QCOMPARE(tap.report().imageCount, 1U);
}

void TstSaturation::noPassGivesNoActivations() {
    const SaturationReport report = SaturationTap().report();
    QVERIFY(report.activations.empty() && report.gates.empty() && !report.firstNonFinite);
    ActivationStats empty;
    QVERIFY(!empty.leftShare() && !empty.fp16HeadroomBits());
    QVERIFY(!empty.dormantShare());
}

SCALESCOPE_TEST(TstSaturation)
#include "tst_saturation.moc"
