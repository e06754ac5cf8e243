// SPDX-License-Identifier: Apache-2.0
// One measure laid over a network: a value per layer, per block and per stage.
#pragma once

#include "core/bench/benchmark.h"
#include "core/diagnostics/diagnosis.h"
#include "core/diagnostics/measures.h"
#include "core/model/graph.h"

#include <QString>

#include <optional>
#include <utility>
#include <vector>

namespace scalescope::ui {

using ValueRange = std::optional<std::pair<double, double>>;

/// No value is nullopt: the layer has no such measure, or it was not measured.
struct GraphOverlay {
    Measure measure;
    std::vector<std::optional<double>> nodes;   ///< one per node of the graph
    std::vector<std::optional<double>> blocks;  ///< one per block
    std::vector<std::optional<double>> stages;  ///< stem 0, stages 1 to 7, head and classifier 8
    [[nodiscard]] bool hasValues() const;
    bool learnt = true;            ///< false: activations or gates of random weights
    bool oneNodePerBlock = false;  ///< a block's value is that of a node, as with gates
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

/// Blocks and stages have the sum of what adds up (counts, bytes, times) and the largest of the
/// shares; a block has its only node's mean, a stage none. diagnosis and benchmark may be null;
/// results of another graph are not used.
[[nodiscard]] GraphOverlay overlayOf(const Graph& graph, const Reading<NodeFacts>& reading,
                                     const Diagnosis* diagnosis, const BenchmarkResult* benchmark);

inline constexpr int kSectionCount = 9;  ///< stem, stages 1 to 7, head
/// Section of a node: 0 to 8 as in GraphOverlay::stages.
[[nodiscard]] int sectionOf(const Graph& graph, const Node& node);
/// "Stem", "Stage 5", "Head".
[[nodiscard]] QString sectionName(int section);
/// "112 × 14 × 14": channels, height, width.
[[nodiscard]] QString shapeText(const TensorShape& shape);

}  // namespace scalescope::ui
