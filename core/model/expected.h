// SPDX-License-Identifier: Apache-2.0
// What is known of the family from elsewhere.
#pragma once

#include <array>
#include <cstdint>

namespace scalescope {

/// Figures of a published variant; arrays of seven are in the order of Cost::parts.
/// Source: torchvision 0.28 (networks built and traced); published GMACs from its weights' data.
struct ExpectedFigures {
    std::int64_t params = 0;
    std::int64_t macs = 0, paperMacs = 0;  ///< at the default weights' crop, at the paper's side
    std::int64_t publishedMilliGmacs = 0;  ///< "GFLOPS" of the weights, in thousandths
    std::int64_t activations = 0, paperActivations = 0;
    std::int64_t seBlocks = 0, seGates = 0, residualBlocks = 0;
    std::int64_t tensors = 0;  ///< of the state dict
    std::int64_t weightBytes = 0;
    std::int64_t peakBytes = 0, paperPeakBytes = 0;  ///< eager live peak, fp32, one image
    std::array<std::int64_t, 7> partParams{}, paperPartMacs{};
    std::array<std::int64_t, 8> receptiveFields{};  ///< px: stem, stages 1..7
};

/// B0..B7 in order.
[[nodiscard]] const std::array<ExpectedFigures, 8>& expectedFigures();

}  // namespace scalescope
