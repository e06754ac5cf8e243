// SPDX-License-Identifier: Apache-2.0
// What the fused engine holds of a network, by its own layout of weights and its plan of a pass.
#pragma once

#include "core/exec/fused/packed_weights.h"
#include "core/model/graph.h"

#include <cstdint>

namespace scalescope::fused {

/// Bytes that are held, whole pages of what is reserved. Nothing is built or read for it.
class FusedMemory {
public:
    /// graph has to live as long.
    FusedMemory(const Graph& graph, Dtype dtype, int threads);

    [[nodiscard]] std::int64_t weightBytes() const;
    /// Activations and workspace of a plain pass.
    [[nodiscard]] std::int64_t arenaBytes(std::int64_t batch) const;

private:
    const Graph& m_graph;
    const Kernels& m_kernels;
    int m_threads;
    PackedWeights m_layout;
};

}  // namespace scalescope::fused
