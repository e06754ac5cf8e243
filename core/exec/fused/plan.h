// SPDX-License-Identifier: Apache-2.0
// How one network runs on one input size: what is computed together, which memory each tensor has.
#pragma once

#include "core/exec/fused/kernels/kernels.h"
#include "core/exec/fused/packed_weights.h"
#include "core/model/graph.h"

#include <cstdint>
#include <vector>

namespace scalescope::fused {

/// What a plan is made for.
struct PlanKey {
    std::int64_t batch = 1, height = 0, width = 0;
    int threads = 1;
    bool apart = false;  ///< every node on its own, its whole output in memory
    friend auto operator<=>(const PlanKey&, const PlanKey&) = default;
};

/// Bytes of the arena that one tensor has from its first step to its last.
struct Buffer {
    std::int64_t bytes = 0, offset = 0;
    int firstStep = 0, lastStep = 0;
};

/// How the input rows of a depthwise convolution are made just before they are needed: a ring of
/// rows, a group of channels at a time, small enough for the cache of a core.
struct Strip {
    std::int64_t groups = 1;     ///< of panels; the ring holds one group
    std::int64_t channels = 0;   ///< of the widest group
    std::int64_t chunkRows = 1;  ///< made at once
    std::int64_t ringRows = 1;   ///< at least kernel + chunkRows - 1
    [[nodiscard]] std::int64_t ringFloats(std::int64_t width) const {
        return ringRows * width * channels;
    }
};

/// Buffers by index into Plan::buffers; -1: the tensor never exists as a whole.
struct BlockPlan {
    int firstStep = 0;  ///< expand; then depthwise, gate, project
    int input = -1, expanded = -1, depthwise = -1, output = -1;
    int rowSums = -1;                           ///< [N, H, C] of the depthwise output
    int squeeze = -1, logits = -1, gates = -1;  ///< [N, C]
    int hidden = -1;                            ///< [2, N, hidden]: before and after SiLU
    Strip strip;
};

struct Plan {
    PlanKey key;
    bool stemJoined = false;  ///< the stem's rows go into the first depthwise convolution's ring
    int stem = -1, head = -1, pooled = -1, scratch = -1;
    std::vector<BlockPlan> blocks;
    std::vector<Buffer> buffers;
    int headStep = 0, stepCount = 0;
    std::int64_t scratchFloats = 0;       ///< of one thread
    std::int64_t arenaBytes = 0;          ///< what is reserved
    std::vector<std::int64_t> liveBytes;  ///< per step
    std::int64_t peakBytes = 0;           ///< most that is alive in one step
    int peakStep = 0;

    /// The graph node that a step stands for.
    [[nodiscard]] const Node& nodeOfStep(const Graph& graph, int step) const;
};

[[nodiscard]] Plan makePlan(const Graph& graph, const PackedWeights& weights,
                            const Kernels& kernels, const PlanKey& key);

/// Rows of a block of pixels whose depth inputs stay in the cache of a core.
[[nodiscard]] std::int64_t rowsInCache(std::int64_t depth);

}  // namespace scalescope::fused
