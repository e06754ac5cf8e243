// SPDX-License-Identifier: Apache-2.0
// Loops over contiguous floats for activation_scan, in one source for every instruction set: the
// best one that the machine has is chosen at run time, all give the same bits.
#pragma once

#include "core/base/stats.h"
#include "core/exec/gather.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace scalescope::detail {

constexpr std::int64_t kBlockValues = 2048;   // with its bin numbers and tables it stays in L1
constexpr std::size_t kHistogramCells = 514;  // underflow, 512 bins of 1/16 on [-16, 16], overflow
constexpr std::size_t kHistogramTables = 4;   // equal neighbours must not wait for one another

/// Cumulative counts: zones are differences of them.
struct BlockCounts {
    std::uint64_t values = 0, nan = 0, posInf = 0, negInf = 0;
    std::uint64_t belowLeft = 0, belowMinimum = 0, belowLinear = 0;
    std::uint64_t notAboveFlatFrom = 0, belowFlatTo = 0;
    std::uint64_t belowNormal = 0, notAboveFlush = 0, zero = 0;  // of |x|, in fp16
};

struct HistogramTables {
    std::array<std::array<std::uint32_t, kHistogramCells>, kHistogramTables> counts{};
};

/// Adds at most kBlockValues values; moments becomes those of the block's finite values.
void scanBlock(const float* x, int count, const ZoneCuts& cuts, BlockCounts& counts,
               HistogramTables& tables, Moments& moments);

/// Sums of one contiguous row.
void sumPlane(const float* y, std::int64_t count, double& sum, double& sumAbs, double& sumSquares,
              float& maxAbs);

/// Adds to one entry per channel; pixels lie stride values apart.
void sumPixels(const float* y, std::int64_t pixels, std::int64_t stride, std::int64_t channels,
               double* sum, double* sumAbs, double* sumSquares, float* maxAbs);

}  // namespace scalescope::detail
