// SPDX-License-Identifier: Apache-2.0
// What an executor that computes activations in parts gathers of them while it has them in
// registers: plain sums. Who asked for them makes statistics of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace scalescope {

/// Cut points of SiLU's zones as floats: a value counts when it is below.
struct ZoneCuts {
    float left = 0, minimum = 0, linear = 0, aboveFlatFrom = 0, flatTo = 0;
};

/// Cells of a table by the upper half of a float's bits: 128 to an octave, so that every multiple
/// of 1/16 up to 16 is the bound of a cell.
inline constexpr std::size_t kFloatCells = std::size_t{1} << 16;

/// Of one thread: values of all images together before the SiLU, sums of each (image, channel)
/// after it.
struct ThreadGather {
    std::uint64_t values = 0;
    std::uint64_t belowLeft = 0, belowMinimum = 0, belowLinear = 0, belowFlatFrom = 0,
                  belowFlatTo = 0;
    double sum = 0.0, squares = 0.0;
    float low = std::numeric_limits<float>::infinity(), high = -low;
    std::vector<std::uint32_t> cells;  ///< [kFloatCells]
    std::vector<double> channelSum, channelSumAbs, channelSquares;
    std::vector<float> channelMaxAbs;
};

/// Of one activation of a batch.
struct ActivationGather {
    ZoneCuts cuts;
    std::int64_t channels = 0;
    std::vector<ThreadGather> threads;

    /// Sums of NaN, Inf or values whose square is beyond float32 say nothing of the others: the
    /// activation must then be looked at value by value.
    [[nodiscard]] bool isFinite() const;
};

}  // namespace scalescope
