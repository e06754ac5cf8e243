// SPDX-License-Identifier: Apache-2.0
// Will it fit? What a network holds in memory while it runs, by arithmetic: the one number that
// every page, command and report answers this by.
#pragma once

#include "core/exec/run_options.h"
#include "core/model/graph.h"

#include <cstdint>
#include <string>

namespace scalescope {

/// Weights and one plain pass of the engine that runs it.
struct MemoryNeed {
    std::int64_t batch = 1;
    std::int64_t weightBytes = 0;  ///< as the engine holds them
    std::int64_t passBytes = 0;    ///< images, activations, workspace and logits
    std::string engine;            ///< "fused", "reference"
    /// The engine's kernels take workspace that nobody can tell before: the need is at least this.
    bool workspaceUnknown = false;
    [[nodiscard]] std::int64_t totalBytes() const { return weightBytes + passBytes; }
};

/// Of a network that need not be built, at the graph's input size. The tensors that weights are
/// read from are not in it: who packs them gives them back.
/// Throws: ArgumentInvalid for a batch out of bounds.
[[nodiscard]] MemoryNeed memoryNeed(const Graph& graph, const RunOptions& options,
                                    std::int64_t batch = 1);

/// Tensors of the weights and the peak of a pass that computes layer after layer, fp32: whatever
/// runs it, for comparison alone.
[[nodiscard]] std::int64_t eagerNeedBytes(const Graph& graph, std::int64_t batch = 1);

/// Largest batch whose need is within a budget; 0: not even one image fits.
[[nodiscard]] std::int64_t largestBatchWithin(std::int64_t budgetBytes, const Graph& graph,
                                              const RunOptions& options);

}  // namespace scalescope
