// SPDX-License-Identifier: Apache-2.0
// One measure laid over a network: a value per layer, per block and per stage.
#pragma once

#include "core/bench/benchmark.h"
#include "core/diagnostics/diagnosis.h"
#include "core/model/graph.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace scalescope::ui {

enum class GraphMetric { Macs, Params, ActivationBytes, Time, LeftShare, GateMean };
/// As choices show them, in the order of the enum.
[[nodiscard]] QStringList graphMetricNames();
/// Key of core's definitions.
[[nodiscard]] std::string definitionKeyOf(GraphMetric metric);
/// "1.2 M", "3.1 MiB", "45.1 %"; "–" for no value.
[[nodiscard]] QString metricText(GraphMetric metric, std::optional<double> value);

using ValueRange = std::optional<std::pair<double, double>>;

/// No value is nullopt: the layer has no such measure, or it was not measured.
struct GraphOverlay {
    GraphMetric metric = GraphMetric::Macs;
    std::vector<std::optional<double>> nodes;   ///< one per node of the graph
    std::vector<std::optional<double>> blocks;  ///< one per block
    std::vector<std::optional<double>> stages;  ///< stem 0, stages 1 to 7, head and classifier 8
    [[nodiscard]] bool hasValues() const;
    /// Of the colours of blocks, and of the layers outside of blocks; widened to that of a network
    /// that is drawn beside.
    ValueRange partRange;
    /// Smallest and largest of the nodes; nullopt without any.
    [[nodiscard]] ValueRange nodeRange() const;
};

/// The smallest range that holds both.
[[nodiscard]] ValueRange united(const ValueRange& a, const ValueRange& b);

/// Place of a value in a range, 0 to 1; the middle where all values are equal.
[[nodiscard]] std::optional<double> rampShare(const std::optional<double>& value,
                                              const ValueRange& range);

/// Sums over a block's layers (MACs, parameters, bytes, time), its largest share, or its mean gate.
/// Bytes: outputs of convolutions and products of one image in fp32; what works in place has none.
/// diagnosis and benchmark may be null; results of another graph are not used.
[[nodiscard]] GraphOverlay overlayOf(const Graph& graph, GraphMetric metric,
                                     const Diagnosis* diagnosis, const BenchmarkResult* benchmark);

inline constexpr int kSectionCount = 9;  ///< stem, stages 1 to 7, head
/// Section of a node: 0 to 8 as in GraphOverlay::stages.
[[nodiscard]] int sectionOf(const Graph& graph, const Node& node);
/// "Stem", "Stage 5", "Head".
[[nodiscard]] QString sectionName(int section);
/// "112 × 14 × 14": channels, height, width.
[[nodiscard]] QString shapeText(const TensorShape& shape);

}  // namespace scalescope::ui
