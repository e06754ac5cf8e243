// SPDX-License-Identifier: Apache-2.0
// Gates and activations of a made-up pass: normal values whose mean and spread change with depth.
#include "tests/ui/synthetic.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace scalescope::test {

namespace {

double sigmoid(double z) {
    return 1.0 / (1.0 + std::exp(-z));
}

double normalCdf(double x, double mean, double deviation) {
    return 0.5 * std::erfc(-(x - mean) / (deviation * std::sqrt(2.0)));
}

/// One block's gates: z = depth trend + channel + image (per class) noise.
struct GateDraw {
    const SyntheticOptions& options;
    std::mt19937 random;
    double depth;
    std::vector<double> channelOffset;

    GateDraw(const BlockSpec& block, double relativeDepth, int variant,
             const SyntheticOptions& drawOptions)
        : options(drawOptions),
          random(static_cast<std::uint32_t>(1000 * variant + block.index)),
          depth(relativeDepth) {
        std::normal_distribution<double> spread(0.0, 1.0 + 2.0 * depth);
        for (std::int64_t c = 0; c < block.expandedChannels; ++c)
            channelOffset.push_back(spread(random) - 1.0 + 2.0 * depth);
    }

    std::vector<double> next(std::uint64_t image) {
        std::normal_distribution<double> noise(0.0, 0.4);
        std::vector<double> z;
        const std::size_t classes = options.classLabels.size();
        for (std::size_t c = 0; c < channelOffset.size(); ++c) {
            const bool favoured = classes > 0 && c % classes == image % classes;
            z.push_back(channelOffset[c] + noise(random) + (favoured ? depth : 0.0));
        }
        return z;
    }
};

/// Sums over images while they come, then the block's measures.
struct GateSums {
    std::vector<Moments> channels;
    std::uint64_t closed = 0, open = 0, count = 0;
    double l1 = 0.0, squares = 0.0, bits = 0.0;

    void add(const std::vector<double>& z, double epsilon) {
        channels.resize(z.size());
        for (std::size_t c = 0; c < z.size(); ++c) {
            const double s = sigmoid(z[c]);
            Moments& m = channels[c];
            const double delta = s - m.mean;
            m.mean += delta / static_cast<double>(++m.count);
            m.m2 += delta * (s - m.mean);
            m.min = std::min(m.min, s);
            m.max = std::max(m.max, s);
            ++count;
            closed += s < epsilon ? 1 : 0;
            open += s > 1.0 - epsilon ? 1 : 0;
            l1 += 1.0 - s;
            squares += (1.0 - s) * (1.0 - s);
            bits += -s * std::log2(s) - (1.0 - s) * std::log2(1.0 - s);
        }
    }
    void fill(GateBlock& block) const {
        if (count == 0)
            return;
        double spread = 0.0;
        for (const Moments& m : channels) {
            block.mean.push_back(m.mean);
            block.min.push_back(m.min);
            block.max.push_back(m.max);
            if (m.count < 2)
                continue;
            block.stddev.push_back(std::sqrt(m.m2 / static_cast<double>(m.count)));
            spread += block.stddev.back();
        }
        const auto n = static_cast<double>(count);
        block.overChannels = *summarize(std::span<const double>(block.mean));
        block.closedShare = static_cast<double>(closed) / n;
        block.openShare = static_cast<double>(open) / n;
        block.distanceL1 = l1 / n;
        block.distanceRms = std::sqrt(squares / n);
        block.entropyBits = bits / n;
        if (!block.stddev.empty())
            block.inputDependence = spread / static_cast<double>(block.stddev.size());
    }
};

ActivationStats activationOf(const Node& node, double depth, int variant,
                             const SyntheticOptions& options) {
    ActivationStats a;
    a.node = node.id;
    a.name = node.name;
    a.part = partName(node.kind);
    a.block = node.block;
    a.relativeDepth = depth;
    a.channels = node.out.channels;
    a.height = node.out.height;
    a.width = node.out.width;
    a.imageCount = options.imageCount;
    a.elementCount = options.imageCount * static_cast<std::uint64_t>(node.out.elements());
    const double mean = -0.5 - 2.5 * depth, deviation = 1.2 + 1.6 * depth + 0.05 * variant;
    const auto n = static_cast<double>(a.elementCount);
    const auto below = [&](double x) {
        return static_cast<std::uint64_t>(n * normalCdf(x, mean, deviation));
    };
    const SiluZones cuts;
    a.zones.left = below(cuts.left);
    a.zones.negative = below(cuts.minimum) - below(cuts.left);
    a.zones.curved = below(cuts.linear) - below(cuts.minimum);
    a.zones.linear = a.elementCount - below(cuts.linear);
    a.zones.flat = below(cuts.flatTo) - below(cuts.flatFrom);
    a.pre.count = a.elementCount;
    a.pre.mean = mean;
    a.pre.m2 = deviation * deviation * n;
    a.pre.min = mean - 4.5 * deviation;
    a.pre.max = mean + 4.5 * deviation;
    a.histogram = FixedHistogram(-16.0, 16.0, 512);
    for (std::size_t bin = 0; bin < 512; ++bin) {
        const double low = -16.0 + static_cast<double>(bin) / 16.0;
        a.histogram.counts[bin] = below(low + 1.0 / 16.0) - below(low);
    }
    a.histogram.underflow = below(-16.0);
    a.histogram.overflow = a.elementCount - below(16.0);
    a.maxAbs = 4.5 * deviation - mean;
    a.outputRms = 0.8;
    a.outputMaxAbs = a.pre.max;
    return a;
}

void addChannels(ActivationStats& a, double depth, const Thresholds& thresholds) {
    a.dormantScores.assign(static_cast<std::size_t>(a.channels), 1.0);
    const auto note = [&](std::int64_t channel, ChannelState state, double score) {
        a.channelNotes.push_back({static_cast<int>(channel), state, score});
        a.dormantScores[static_cast<std::size_t>(channel)] = score;
        int& counter = state == ChannelState::Dead       ? a.deadCount
                       : state == ChannelState::Constant ? a.constantCount
                                                         : a.dormantCount;
        ++counter;
    };
    note(1, ChannelState::Dead, 0.0);
    note(3, ChannelState::Constant, 0.02);
    for (std::int64_t c = 5;
         c < 5 + static_cast<std::int64_t>(0.3 * depth * static_cast<double>(a.channels)); ++c)
        note(c, ChannelState::Dormant, 0.08);
    if (a.part == "depthwise")
        a.dormantAfterGate = {{1, ChannelState::Dormant, 0.0}, {4, ChannelState::Dormant, 0.05}};
    const double left = a.leftShare().value_or(0.0), dormant = a.dormantShare().value_or(0.0);
    a.verdict = left >= thresholds.siluLeftFail || dormant >= thresholds.dormantFail ? Verdict::Fail
                : left >= thresholds.siluLeftWarn || dormant >= thresholds.dormantWarn
                    ? Verdict::Warn
                    : Verdict::Ok;
}

GateSaturation gateSaturationOf(const GateBlock& block) {
    GateSaturation g;
    g.block = block.block;
    g.name = block.name;
    g.count = block.imageCount * block.mean.size();
    g.closed =
        static_cast<std::uint64_t>(std::llround(block.closedShare * static_cast<double>(g.count)));
    g.open =
        static_cast<std::uint64_t>(std::llround(block.openShare * static_cast<double>(g.count)));
    g.gates = FixedHistogram(0.0, 1.0, 200);
    for (const double s : block.mean) {
        ++g.gates.counts[std::min<std::size_t>(199, static_cast<std::size_t>(s * 200.0))];
        ++g.logits.count;
    }
    g.verdict = block.saturatedShare() >= 0.9   ? Verdict::Fail
                : block.saturatedShare() >= 0.5 ? Verdict::Warn
                                                : Verdict::Ok;
    return g;
}

}  // namespace

GateReport syntheticGates(const Graph& graph, int variant, const SyntheticOptions& options) {
    GateReport report;
    report.imageCount = options.imageCount;
    const std::size_t classes = options.classLabels.size();
    for (const std::string& label : options.classLabels)
        report.classes.push_back({label, 0, {}, {}});
    for (std::uint64_t image = 0; image < options.imageCount && classes > 0; ++image)
        ++report.classes[image % classes].imageCount;
    for (const BlockSpec& spec : graph.architecture.blocks) {
        GateBlock block;
        block.block = spec.index;
        block.name = spec.name();
        block.stage = spec.stage;
        block.relativeDepth = graph.relativeDepth(spec.index);
        block.imageCount = options.imageCount;
        GateDraw draw(spec, block.relativeDepth, variant, options);
        GateSums all;
        std::vector<GateSums> perClass(classes);
        for (std::uint64_t image = 0; image < options.imageCount; ++image) {
            const std::vector<double> z = draw.next(image);
            all.add(z, report.epsilon);
            if (classes > 0)
                perClass[image % classes].add(z, report.epsilon);
        }
        all.fill(block);
        if (classes > 1 && options.imageCount >= 2 * classes)
            block.classSpecificity = 0.2 + 0.5 * block.relativeDepth;
        for (std::size_t c = 0; c < classes; ++c) {
            GateBlock ofClass;
            perClass[c].fill(ofClass);
            report.classes[c].meanPerBlock.push_back(ofClass.mean);
            report.classes[c].stddevPerBlock.push_back(ofClass.stddev);
        }
        report.blocks.push_back(std::move(block));
    }
    return report;
}

SaturationReport syntheticSaturation(const Graph& graph, int variant,
                                     const SyntheticOptions& options) {
    SaturationReport report;
    report.imageCount = options.imageCount;
    std::vector<const Node*> nodes;
    for (const Node& node : graph.nodes)
        if (node.silu && node.kind != NodeKind::SeReduce)
            nodes.push_back(&node);
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const double depth = static_cast<double>(i) / static_cast<double>(nodes.size() - 1);
        ActivationStats a = activationOf(*nodes[i], depth, variant, options);
        addChannels(a, depth, report.thresholds);
        if (options.nonFinite && depth >= 0.5) {
            a.nonFinite.nan = 17;
            a.verdict = Verdict::Fail;
            if (!report.firstNonFinite)
                report.firstNonFinite = static_cast<int>(i);
        }
        report.activations.push_back(std::move(a));
    }
    for (const GateBlock& block : syntheticGates(graph, variant, options).blocks)
        report.gates.push_back(gateSaturationOf(block));
    return report;
}

}  // namespace scalescope::test
