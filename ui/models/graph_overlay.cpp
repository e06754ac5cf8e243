// SPDX-License-Identifier: Apache-2.0
#include "ui/models/graph_overlay.h"

#include "core/base/format.h"
#include "ui/base/convert.h"

#include <algorithm>

namespace scalescope::ui {

namespace {

bool isShare(GraphMetric metric) {
    return metric == GraphMetric::LeftShare || metric == GraphMetric::GateMean;
}

bool allocates(const Node& node) {
    return node.kind != NodeKind::ResidualAdd;
}

/// A block's own value: sums of what adds up, the worst of shares.
void gather(std::optional<double>& into, const std::optional<double>& value, GraphMetric metric) {
    if (!value)
        return;
    into = !into ? *value : isShare(metric) ? std::max(*into, *value) : *into + *value;
}

void setArithmetic(const Graph& graph, GraphOverlay& overlay) {
    for (const Node& node : graph.nodes) {
        std::optional<double>& value = overlay.nodes[static_cast<std::size_t>(node.id)];
        if (overlay.metric == GraphMetric::Macs && node.macs > 0)
            value = static_cast<double>(node.macs);
        if (overlay.metric == GraphMetric::Params && node.params > 0)
            value = static_cast<double>(node.params);
        if (overlay.metric == GraphMetric::ActivationBytes && allocates(node))
            value = static_cast<double>(node.out.elements() * 4);
    }
}

void setTimes(const BenchmarkResult& result, GraphOverlay& overlay) {
    for (const NodeTime& time : result.nodes)
        if (time.node >= 0 && time.node < static_cast<int>(overlay.nodes.size()))
            overlay.nodes[static_cast<std::size_t>(time.node)] = time.ms;
}

void setLeftShares(const SaturationReport& report, GraphOverlay& overlay) {
    for (const ActivationStats& stats : report.activations)
        if (stats.node >= 0 && stats.node < static_cast<int>(overlay.nodes.size()))
            overlay.nodes[static_cast<std::size_t>(stats.node)] = stats.leftShare();
}

void setGates(const Graph& graph, const GateReport& report, GraphOverlay& overlay) {
    for (const Node& node : graph.nodes)
        if (node.kind == NodeKind::GateScale)
            for (const GateBlock& block : report.blocks)
                if (block.block == node.block)
                    overlay.nodes[static_cast<std::size_t>(node.id)] = block.overChannels.mean;
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

}  // namespace

QStringList graphMetricNames() {
    return {QStringLiteral("MACs"),
            QStringLiteral("Parameters"),
            QStringLiteral("Activation bytes"),
            QStringLiteral("Time"),
            QStringLiteral("SiLU left-tail share"),
            QStringLiteral("Mean gate")};
}

std::string definitionKeyOf(GraphMetric metric) {
    switch (metric) {
        case GraphMetric::Macs:
            return "cost.macs";
        case GraphMetric::Params:
            return "cost.params";
        case GraphMetric::ActivationBytes:
            return "memory.live";
        case GraphMetric::Time:
            return "latency.block";
        case GraphMetric::LeftShare:
            return "silu.left";
        case GraphMetric::GateMean:
            return "gate.value";
    }
    return {};
}

QString metricText(GraphMetric metric, std::optional<double> value) {
    if (!value)
        return QStringLiteral("–");
    switch (metric) {
        case GraphMetric::Macs:
        case GraphMetric::Params:
            return qstr(formatCount(static_cast<std::int64_t>(*value)));
        case GraphMetric::ActivationBytes:
            return qstr(formatBytes(static_cast<std::int64_t>(*value)));
        case GraphMetric::Time:
            return qstr(formatMs(*value));
        case GraphMetric::LeftShare:
            return qstr(formatPercent(*value));
        case GraphMetric::GateMean:
            return qstr(formatReal(*value, 3));
    }
    return {};
}

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

GraphOverlay overlayOf(const Graph& graph, GraphMetric metric, const Diagnosis* diagnosis,
                       const BenchmarkResult* benchmark) {
    GraphOverlay overlay;
    overlay.metric = metric;
    overlay.nodes.resize(graph.nodes.size());
    overlay.blocks.resize(graph.architecture.blocks.size());
    overlay.stages.resize(kSectionCount);
    const bool diagnosed = diagnosis && sameNetwork(graph, diagnosis->graph);
    setArithmetic(graph, overlay);
    if (metric == GraphMetric::Time && benchmark && sameNetwork(graph, benchmark->graph))
        setTimes(*benchmark, overlay);
    if (metric == GraphMetric::LeftShare && diagnosed && diagnosis->saturation)
        setLeftShares(*diagnosis->saturation, overlay);
    if (metric == GraphMetric::GateMean && diagnosed && diagnosis->gates)
        setGates(graph, *diagnosis->gates, overlay);
    for (const Node& node : graph.nodes) {
        const auto& value = overlay.nodes[static_cast<std::size_t>(node.id)];
        if (node.block >= 0)
            gather(overlay.blocks[static_cast<std::size_t>(node.block)], value, metric);
        gather(overlay.stages[static_cast<std::size_t>(sectionOf(graph, node))], value, metric);
    }
    overlay.partRange = rangeOf(overlay.blocks);
    for (const Node& node : graph.nodes)
        if (const auto& value = overlay.nodes[static_cast<std::size_t>(node.id)];
            node.block < 0 && value)
            overlay.partRange = united(overlay.partRange, std::pair(*value, *value));
    // The largest of several means means nothing.
    if (metric == GraphMetric::GateMean)
        std::ranges::fill(overlay.stages, std::nullopt);
    return overlay;
}

int sectionOf(const Graph& graph, const Node& node) {
    if (node.block >= 0)
        return graph.architecture.blocks[static_cast<std::size_t>(node.block)].stage;
    return node.kind == NodeKind::StemConv ? 0 : kSectionCount - 1;
}

QString sectionName(int section) {
    return section == 0                   ? QStringLiteral("Stem")
           : section == kSectionCount - 1 ? QStringLiteral("Head")
                                          : QStringLiteral("Stage %1").arg(section);
}

QString shapeText(const TensorShape& shape) {
    return QStringLiteral("%1 × %2 × %3").arg(shape.channels).arg(shape.height).arg(shape.width);
}

}  // namespace scalescope::ui
