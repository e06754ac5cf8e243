// SPDX-License-Identifier: Apache-2.0
// The values of one tensor as they lie in a file, in two passes over it: counts and moments, then
// the spread around the mean and the histograms. Nothing but a piece of it is converted at a time.
#pragma once

#include "core/base/run_context.h"
#include "core/base/stats.h"
#include "core/weights/state_dict.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace scalescope {

/// Largest magnitude that fp16 still rounds to a finite number, smallest normal one, and the
/// largest that becomes 0. Source: IEEE 754-2019, binary16 with ties to even.
inline constexpr double kFp16Overflow = 65520.0, kFp16Normal = 0x1p-14, kFp16Flush = 0x1p-25;

/// Magnitudes by powers of two: bin i counts 2^(i + kLowestOctave) <= |x| < twice that.
inline constexpr int kLowestOctave = -40, kOctaves = 64;
/// Bins of the histogram of values, a power of two.
inline constexpr std::size_t kValueBins = 256;

struct ScannedTensor {
    std::uint64_t count = 0;  ///< all values
    std::uint64_t zeros = 0;
    NonFinite nonFinite;
    Moments finite;
    double sumOfSquares = 0.0;
    std::uint64_t fp16Overflow = 0;   ///< |x| >= 65520: infinite in fp16
    std::uint64_t fp16Subnormal = 0;  ///< 2^-25 < |x| < 2^-14
    std::uint64_t fp16Flush = 0;      ///< 0 < |x| <= 2^-25
    /// From -2^k to 2^k, k the smallest that holds every finite value: the edges are the same for
    /// all tensors of about this size, and those of larger ones fall on them.
    FixedHistogram values;
    FixedHistogram octaves;  ///< of log2 |x|; zeros are not in it
    /// L2 norm of every slice of the first dimension (an output filter); empty below two
    /// dimensions, and of more slices than kMaxSlices.
    std::vector<double> sliceNorms;

    [[nodiscard]] double maxAbs() const;  ///< 0 without finite values
    /// Of the values that are finite. nullopt: none is, or the sum is beyond a double.
    [[nodiscard]] std::optional<double> l2Norm() const;
};

/// Slices whose norms are kept one by one.
inline constexpr std::int64_t kMaxSlices = std::int64_t{1} << 20;

/// Throws: Canceled.
[[nodiscard]] ScannedTensor scanTensor(const WeightTensor& tensor, RunContext& context);

/// The same counts between -range and range, a power of two that is no smaller than the
/// histogram's own: neighbouring bins are put together.
[[nodiscard]] FixedHistogram widened(const FixedHistogram& values, double range);

}  // namespace scalescope
