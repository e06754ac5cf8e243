// SPDX-License-Identifier: Apache-2.0
// The two loops over an activation: counts, histogram and moments before its SiLU, sums per channel
// after it. Results do not depend on the number of threads.
#pragma once

#include "core/base/stats.h"
#include "core/base/tensor.h"
#include "core/diagnostics/saturation/saturation.h"
#include "core/diagnostics/saturation/scan_kernels.h"

#include <cstdint>
#include <vector>

namespace scalescope {

/// Everything that is streamed of the values before a SiLU; finite values only.
struct PreActivationStats {
    SiluZoneCounts zones;
    Moments moments;
    FixedHistogram histogram{-16.0, 16.0, 512};
    NonFinite nonFinite;
    std::uint64_t fp16Subnormal = 0;  ///< 2^-25 < |x| < 2^-14
    std::uint64_t fp16Flush = 0;      ///< 0 < |x| <= 2^-25
};

/// Adds the images of x one after another. Any strides; dense ones are read in place.
void scanPreActivation(const ActivationView& x, const SiluZones& zones, PreActivationStats& stats);

/// Sums over the positions of every channel of every image, one entry per (image, channel).
struct ChannelTotals {
    std::vector<double> sum, sumAbs, sumSquares;  ///< not finite if a value of the channel is not
    std::vector<float> maxAbs;                    ///< NaN is passed over
};
[[nodiscard]] ChannelTotals channelTotals(const ActivationView& y);

namespace detail {
/// Cut points such that x < cut decides for every float.
[[nodiscard]] ZoneCuts cutsOf(const SiluZones& zones);
void addCounts(const BlockCounts& counts, PreActivationStats& stats);
void addHistogram(const HistogramTables& tables, FixedHistogram& histogram);
}  // namespace detail

}  // namespace scalescope
