// SPDX-License-Identifier: Apache-2.0
#include "ui/models/graph_overlay.h"

#include "ui/base/texts.h"

#include <algorithm>

namespace scalescope::ui {

namespace {

/// A block's own value: sums of what adds up, the worst of shares.
void gather(std::optional<double>& into, const std::optional<double>& value, ColumnKind kind) {
    if (!value)
        return;
    const bool addsUp = kind != ColumnKind::Share && kind != ColumnKind::Real;
    into = !into ? *value : addsUp ? *into + *value : std::max(*into, *value);
}

ValueRange rangeOf(const std::vector<std::optional<double>>& values) {
    ValueRange range;
    for (const std::optional<double>& value : values)
        if (value)
            range = range
                        ? std::pair(std::min(range->first, *value), std::max(range->second, *value))
                        : std::pair(*value, *value);
    return range;
}

/// Values are laid over the nodes that they were measured at, or not at all.
bool sameNetwork(const Graph& graph, const std::shared_ptr<const Graph>& other) {
    return other && other->nodes.size() == graph.nodes.size();
}

/// What is known of every node, as far as it was measured on this network.
std::vector<NodeFacts> factsOf(const Graph& graph, const Diagnosis* diagnosis,
                               const BenchmarkResult* benchmark) {
    std::vector<NodeFacts> facts;
    for (const Node& node : graph.nodes)
        facts.emplace_back().node = &node;
    const auto at = [&](int node) { return &facts.at(static_cast<std::size_t>(node)); };
    if (benchmark && sameNetwork(graph, benchmark->graph))
        for (const NodeTime& time : benchmark->nodes)
            at(time.node)->ms = time.ms;
    if (!diagnosis || !sameNetwork(graph, diagnosis->graph))
        return facts;
    if (diagnosis->saturation)
        for (const ActivationStats& activation : diagnosis->saturation->activations)
            at(activation.node)->activation = &activation;
    if (diagnosis->gates)
        for (const Node& node : graph.nodes)
            if (node.kind == NodeKind::GateScale)
                for (const GateBlock& block : diagnosis->gates->blocks)
                    if (block.block == node.block)
                        at(node.id)->gates = &block;
    return facts;
}

}  // namespace

bool GraphOverlay::hasValues() const {
    return nodeRange().has_value();
}

ValueRange GraphOverlay::nodeRange() const {
    return rangeOf(nodes);
}

ValueRange united(const ValueRange& a, const ValueRange& b) {
    if (!a || !b)
        return a ? a : b;
    return std::pair(std::min(a->first, b->first), std::max(a->second, b->second));
}

std::optional<double> rampShare(const std::optional<double>& value, const ValueRange& range) {
    if (!value || !range)
        return std::nullopt;
    const double width = range->second - range->first;
    return width > 0.0 ? (*value - range->first) / width : 0.5;
}

GraphOverlay overlayOf(const Graph& graph, const Reading<NodeFacts>& reading,
                       const Diagnosis* diagnosis, const BenchmarkResult* benchmark) {
    GraphOverlay overlay;
    overlay.measure = reading.about;
    const bool random = diagnosis && !predictionsMeaningful(diagnosis->weights.kind);
    for (NodeFacts facts : factsOf(graph, diagnosis, benchmark)) {
        overlay.nodes.push_back(reading.of(facts));
        facts.activation = nullptr;
        facts.gates = nullptr;
        if (random && reading.of(facts) != overlay.nodes.back())
            overlay.learnt = false;  // it was read from what the weights made of the picture
    }
    overlay.blocks.resize(graph.architecture.blocks.size());
    overlay.stages.resize(kSectionCount);
    std::vector<int> perBlock(overlay.blocks.size());
    for (const Node& node : graph.nodes) {
        const auto& value = overlay.nodes[static_cast<std::size_t>(node.id)];
        if (node.block >= 0) {
            gather(overlay.blocks[static_cast<std::size_t>(node.block)], value, reading.about.kind);
            perBlock[static_cast<std::size_t>(node.block)] += value ? 1 : 0;
        } else if (value) {
            overlay.partRange = united(overlay.partRange, std::pair(*value, *value));
        }
        gather(overlay.stages[static_cast<std::size_t>(sectionOf(graph, node))], value,
               reading.about.kind);
    }
    overlay.partRange = united(rangeOf(overlay.blocks), overlay.partRange);
    overlay.oneNodePerBlock = std::ranges::all_of(perBlock, [](int count) { return count <= 1; });
    // The largest of several means means nothing.
    if (reading.about.kind == ColumnKind::Real)
        std::ranges::fill(overlay.stages, std::nullopt);
    return overlay;
}

int sectionOf(const Graph& graph, const Node& node) {
    if (node.block >= 0)
        return graph.architecture.blocks[static_cast<std::size_t>(node.block)].stage;
    return node.kind == NodeKind::StemConv ? 0 : kSectionCount - 1;
}

QString sectionName(int section) {
    return section == 0                   ? Texts::tr("Stem")
           : section == kSectionCount - 1 ? Texts::tr("Head")
                                          : Texts::tr("Stage %1").arg(section);
}

QString shapeText(const TensorShape& shape) {
    return QStringLiteral("%1 × %2 × %3").arg(shape.channels).arg(shape.height).arg(shape.width);
}

}  // namespace scalescope::ui
