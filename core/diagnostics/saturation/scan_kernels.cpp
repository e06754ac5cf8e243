// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/saturation/scan_kernels.h"

#include "core/base/dispatch.h"
#include "core/base/simd.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

namespace scalescope::detail {

namespace {

constexpr float kFp16Normal = 0x1p-14F, kFp16Flush = 0x1p-25F;
constexpr float kBinsPerUnit = 16.0F, kHistogramEnd = 16.0F;

template <typename Vector>
SCALESCOPE_INLINE std::uint64_t total(const Vector& masks) {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < sizeof(Vector) / 4; ++i)
        sum -= masks[i];  // a true comparison is -1
    return static_cast<std::uint64_t>(sum);
}

/// One value at a time: blocks with NaN or Inf, and what does not fill a register.
void scanValues(const float* x, int count, const ZoneCuts& cuts, BlockCounts& counts,
                HistogramTables& tables, Moments& moments) {
    for (int i = 0; i < count; ++i) {
        const float v = x[i], size = std::fabs(v);
        ++counts.values;
        if (!(size <= 3.4028235e38F)) {
            ++(std::isnan(v) ? counts.nan : v > 0 ? counts.posInf : counts.negInf);
            continue;
        }
        counts.belowLeft += v < cuts.left;
        counts.belowMinimum += v < cuts.minimum;
        counts.belowLinear += v < cuts.linear;
        counts.notAboveFlatFrom += v < cuts.aboveFlatFrom;
        counts.belowFlatTo += v < cuts.flatTo;
        counts.belowNormal += size < kFp16Normal;
        counts.notAboveFlush += size <= kFp16Flush;
        counts.zero += size == 0.0F;
        const float scaled = std::floor(std::clamp(v * kBinsPerUnit, -257.0F, 256.0F));
        ++tables.counts[0][static_cast<std::size_t>(static_cast<int>(scaled) + 257 -
                                                    (v == kHistogramEnd))];
        moments.add(double{v});
    }
}

/// How many of count values, whole registers, lie below a cut.
template <std::size_t kBytes>
SCALESCOPE_INLINE std::uint64_t countBelow(const float* x, int count, float cut) {
    using S = Simd<kBytes>;
    typename S::Ints below{};
    for (int i = 0; i < count; i += S::kWidth) {
        typename S::Floats v;
        std::memcpy(&v, x + i, kBytes);
        below += v < cut;
    }
    return total(below);
}

/// The same of the sizes of the values, as bits: they order as the sizes do.
template <std::size_t kBytes>
SCALESCOPE_INLINE std::uint64_t countSmaller(const float* x, int count, std::int32_t bits) {
    using S = Simd<kBytes>;
    typename S::Ints smaller{};
    for (int i = 0; i < count; i += S::kWidth) {
        typename S::Ints size;
        std::memcpy(&size, x + i, kBytes);
        smaller += (size & kAbsBits) < bits;
    }
    return total(smaller);
}

/// What fp16 holds with fewer digits, as zero, and what is zero.
template <std::size_t kBytes>
SCALESCOPE_INLINE void countSmall(const float* x, int count, BlockCounts& counts) {
    counts.belowNormal += countSmaller<kBytes>(x, count, std::bit_cast<std::int32_t>(kFp16Normal));
    counts.notAboveFlush +=
        countSmaller<kBytes>(x, count, std::bit_cast<std::int32_t>(kFp16Flush) + 1);
    counts.zero += countSmaller<kBytes>(x, count, 1);
}

/// Counts and extremes of whole registers. False, with nothing added, if a value is not finite.
/// What the extremes of the block decide for all its values is not counted one by one.
template <std::size_t kBytes>
SCALESCOPE_INLINE bool countBlock(const float* x, int count, const ZoneCuts& cuts,
                                  BlockCounts& counts, Moments& moments) {
    using S = Simd<kBytes>;
    using Floats = typename S::Floats;
    using Ints = typename S::Ints;
    Ints minimum{}, flatFrom{}, flatTo{}, largest{}, smallest = Ints{} + kAbsBits;
    Floats low, high;
    std::memcpy(&low, x, kBytes);
    high = low;
    for (int i = 0; i < count; i += S::kWidth) {
        Floats v;
        std::memcpy(&v, x + i, kBytes);
        Ints bits;
        std::memcpy(&bits, &v, kBytes);
        bits &= kAbsBits;
        largest = bits > largest ? bits : largest;
        smallest = bits < smallest ? bits : smallest;
        minimum += v < cuts.minimum;
        flatFrom += v < cuts.aboveFlatFrom;
        flatTo += v < cuts.flatTo;
        low = v < low ? v : low;
        high = v > high ? v : high;
    }
    std::int32_t most = 0, least = kAbsBits;
    float lowest = low[0], highest = high[0];
    for (int i = 0; i < S::kWidth; ++i) {
        most = std::max(most, largest[i]);
        least = std::min(least, smallest[i]);
        lowest = std::min(lowest, low[i]);
        highest = std::max(highest, high[i]);
    }
    if (most >= kInfBits)
        return false;
    const auto all = static_cast<std::uint64_t>(count);
    counts.values += all;
    counts.belowMinimum += total(minimum);
    counts.notAboveFlatFrom += total(flatFrom);
    counts.belowFlatTo += total(flatTo);
    if (lowest < cuts.left)
        counts.belowLeft += countBelow<kBytes>(x, count, cuts.left);
    counts.belowLinear += highest < cuts.linear ? all : countBelow<kBytes>(x, count, cuts.linear);
    if (least < std::bit_cast<std::int32_t>(kFp16Normal))
        countSmall<kBytes>(x, count, counts);
    moments.min = double{lowest};
    moments.max = double{highest};
    return true;
}

template <std::size_t kBytes>
SCALESCOPE_INLINE void binBlock(const float* x, int count, HistogramTables& tables) {
    using S = Simd<kBytes>;
    using Floats = typename S::Floats;
    using Ints = typename S::Ints;
    alignas(64) std::int32_t cells[kBlockValues];
    const Floats first = Floats{} - 257.0F, last = Floats{} + 256.0F;
    for (int i = 0; i < count; i += S::kWidth) {
        Floats v;
        std::memcpy(&v, x + i, kBytes);
        Floats scaled =
            v * kBinsPerUnit;  // exact, as are the comparisons: no value lands in a neighbour
        scaled = scaled < first ? first : scaled;
        scaled = scaled > last ? last : scaled;
        Ints cell = __builtin_convertvector(scaled, Ints);
        cell += __builtin_convertvector(cell, Floats) > scaled;  // towards zero becomes down
        cell += v == kHistogramEnd;
        cell += 257;
        std::memcpy(cells + i, &cell, kBytes);
    }
    for (int i = 0; i < count; i += static_cast<int>(kHistogramTables))
        for (std::size_t table = 0; table < kHistogramTables; ++table)
            ++tables.counts[table]
                           [static_cast<std::size_t>(cells[static_cast<std::size_t>(i) + table])];
}

/// Mean and m2, shifted by the first value so that a large mean costs no digits.
template <std::size_t kBytes>
SCALESCOPE_INLINE void momentsOfBlock(const float* x, int count, Moments& moments) {
    using S = Simd<kBytes>;
    using Doubles = typename S::Doubles;
    using HalfFloats = typename S::HalfFloats;
    constexpr int kVectors = kLanes / S::kDoubles;
    const double shift = double{x[0]};
    Doubles sum[kVectors]{}, squares[kVectors]{};
    for (int i = 0; i < count; i += kLanes)
        for (int part = 0; part < kVectors; ++part) {
            HalfFloats v;
            std::memcpy(&v, x + i + part * S::kDoubles, kBytes / 2);
            const Doubles d = __builtin_convertvector(v, Doubles) - shift;
            sum[part] += d;
            squares[part] += d * d;
        }
    double sumLanes[kLanes], squareLanes[kLanes];
    std::memcpy(sumLanes, sum, sizeof sumLanes);
    std::memcpy(squareLanes, squares, sizeof squareLanes);
    const double n = count, s = sumOfLanes(sumLanes), q = sumOfLanes(squareLanes);
    moments.count = static_cast<std::uint64_t>(count);
    moments.mean = shift + s / n;
    moments.m2 = std::max(0.0, q - s * s / n);
}

template <std::size_t kBytes>
SCALESCOPE_INLINE void scanBlockWith(const float* x, int count, const ZoneCuts& cuts,
                                     BlockCounts& counts, HistogramTables& tables,
                                     Moments& moments) {
    const int whole = count - count % kLanes;
    Moments ofWhole;
    if (whole == 0 || !countBlock<kBytes>(x, whole, cuts, counts, ofWhole)) {
        scanValues(x, count, cuts, counts, tables, moments);
        return;
    }
    binBlock<kBytes>(x, whole, tables);
    momentsOfBlock<kBytes>(x, whole, ofWhole);
    Moments rest;
    scanValues(x + whole, count - whole, cuts, counts, tables, rest);
    moments = ofWhole;
    moments.merge(rest);
}

SCALESCOPE_EXPORT(scanBlockVariants, scanBlockWith);

}  // namespace

void scanBlock(const float* x, int count, const ZoneCuts& cuts, BlockCounts& counts,
               HistogramTables& tables, Moments& moments) {
    static const auto best = scanBlockVariants.best();
    best(x, count, cuts, counts, tables, moments);
}

}  // namespace scalescope::detail
