// SPDX-License-Identifier: Apache-2.0
// Params, MACs, activations and receptive fields: arithmetic on the graph.
#pragma once

#include "core/model/graph.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace scalescope {

struct PartCost {
    std::string part;  ///< stem, expand, depthwise, se, project, head, classifier
    std::int64_t params = 0, macs = 0;
};

/// Per image. MACs: convolutions and linear layers, SE included; nothing else.
/// Source: torchvision's published "GFLOPS" are these MACs to 3 decimals.
struct Cost {
    std::int64_t params = 0, macs = 0;
    std::int64_t activations = 0;  ///< output elements of convolutions and linear layers
    std::vector<PartCost> parts;   ///< in the order above
    std::int64_t weightBytes = 0;  ///< fp32 tensors and int64 num_batches_tracked
    int seBlocks = 0, residualBlocks = 0;
    std::int64_t seGates = 0;
};
/// True for convolutions and linear layers.
[[nodiscard]] bool countsAsActivation(NodeKind kind);
[[nodiscard]] Cost costOf(const Graph& graph);

/// Theoretical receptive field in px (convolutions only) after the stem and after each stage 1..7.
[[nodiscard]] std::vector<std::int64_t> receptiveFields(const Graph& graph);

}  // namespace scalescope
