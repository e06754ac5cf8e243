// SPDX-License-Identifier: Apache-2.0
// One MBConv block as numbers, and the list of them that a scale gives.
#pragma once

#include "core/model/variant.h"

#include <cstdint>
#include <string>
#include <vector>

namespace scalescope {

/// Sides of an input image that can be built for, px.
inline constexpr int kSmallestInputSide = 32, kLargestInputSide = 4096;
/// Multipliers of width and depth that can be built.
inline constexpr double kSmallestMultiplier = 0.01, kLargestMultiplier = 20.0;

/// Inverted residual with depthwise convolution and squeeze-and-excitation.
struct BlockSpec {
    int index = 0;  ///< 0-based over the whole network
    int stage = 1;  ///< 1..7
    int indexInStage = 0;
    int kernel = 3, stride = 1;
    std::int64_t inChannels = 0, expandedChannels = 0, outChannels = 0;
    std::int64_t squeezeChannels = 0;  ///< max(1, inChannels / 4)
    bool residual = false;             ///< stride 1 and equal channels
    double dropPathProbability = 0.0;  ///< 0.2 * index / blockCount; training only

    [[nodiscard]] bool hasExpand() const { return expandedChannels != inChannels; }
    [[nodiscard]] std::string name() const;  ///< "5.2": stage 5, third block
    [[nodiscard]] std::string key() const;   ///< "stages.5.2"
};

struct Architecture {
    NetworkSpec spec;
    std::int64_t stemChannels = 0;
    std::vector<BlockSpec> blocks;
    std::int64_t headChannels = 0;  ///< 4 x last block's output
    [[nodiscard]] int seBlockCount() const { return static_cast<int>(blocks.size()); }
    [[nodiscard]] std::int64_t gateCount() const;  ///< sum of expanded channels
    [[nodiscard]] int residualBlockCount() const;
};

/// The stage table with the spec's multipliers applied.
/// Throws: ArgumentInvalid for multipliers or sizes outside what can be built.
/// Source: arXiv 1905.11946 table 1.
[[nodiscard]] Architecture buildArchitecture(const NetworkSpec& spec);

}  // namespace scalescope
