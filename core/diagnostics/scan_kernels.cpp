// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/scan_kernels.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

namespace scalescope::detail {

namespace {

#define SCALESCOPE_INLINE [[gnu::always_inline]] inline

constexpr int kLanes = 16;   // of sums, whatever the width of a register: equal bits everywhere
constexpr int kPixels = 16;  // read together, channels last: few streams, sums in registers
constexpr float kFp16Normal = 0x1p-14F, kFp16Flush = 0x1p-25F;
constexpr float kBinsPerUnit = 16.0F, kHistogramEnd = 16.0F;
constexpr int kInfBits = 0x7f800000, kAbsBits = 0x7fffffff;

/// Registers of kBytes bytes.
template <std::size_t kBytes>
struct Simd {
    using Floats [[gnu::vector_size(kBytes)]] = float;
    using Ints [[gnu::vector_size(kBytes)]] = std::int32_t;
    using Doubles [[gnu::vector_size(kBytes)]] = double;
    using HalfFloats [[gnu::vector_size(kBytes / 2)]] = float;
    using HalfInts [[gnu::vector_size(kBytes / 2)]] = std::int32_t;
    static constexpr int kWidth = kBytes / 4;
    static constexpr int kDoubles = kBytes / 8;
};

template <typename Vector>
SCALESCOPE_INLINE std::uint64_t total(const Vector& masks) {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < sizeof(Vector) / 4; ++i)
        sum -= masks[i];  // a true comparison is -1
    return static_cast<std::uint64_t>(sum);
}

/// One value at a time: blocks with NaN or Inf, and what does not fill a register.
void scanValues(const float* x, int count, const Cuts& cuts, BlockCounts& counts,
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

/// Counts and extremes of whole registers. False, with nothing added, if a value is not finite.
template <std::size_t kBytes>
SCALESCOPE_INLINE bool countBlock(const float* x, int count, const Cuts& cuts, BlockCounts& counts,
                                  Moments& moments) {
    using S = Simd<kBytes>;
    using Floats = typename S::Floats;
    using Ints = typename S::Ints;
    Ints left{}, minimum{}, linear{}, flatFrom{}, flatTo{}, normal{}, flush{}, zero{}, bad{};
    Floats low, high;
    std::memcpy(&low, x, kBytes);
    high = low;
    for (int i = 0; i < count; i += S::kWidth) {
        Floats v;
        std::memcpy(&v, x + i, kBytes);
        Ints bits;
        std::memcpy(&bits, &v, kBytes);
        bits &= kAbsBits;
        bad |= bits >= kInfBits;
        left += v < cuts.left;
        minimum += v < cuts.minimum;
        linear += v < cuts.linear;
        flatFrom += v < cuts.aboveFlatFrom;
        flatTo += v < cuts.flatTo;
        normal += bits < std::bit_cast<int>(kFp16Normal);
        flush += bits <= std::bit_cast<int>(kFp16Flush);
        zero += bits == 0;
        low = v < low ? v : low;
        high = v > high ? v : high;
    }
    if (total(bad) != 0)
        return false;
    counts.values += static_cast<std::uint64_t>(count);
    counts.belowLeft += total(left);
    counts.belowMinimum += total(minimum);
    counts.belowLinear += total(linear);
    counts.notAboveFlatFrom += total(flatFrom);
    counts.belowFlatTo += total(flatTo);
    counts.belowNormal += total(normal);
    counts.notAboveFlush += total(flush);
    counts.zero += total(zero);
    for (int i = 0; i < S::kWidth; ++i) {
        moments.min = std::min(moments.min, double{low[i]});
        moments.max = std::max(moments.max, double{high[i]});
    }
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

SCALESCOPE_INLINE double sumOfLanes(const double* lanes) {
    double sum = 0.0;
    for (int i = 0; i < kLanes; ++i)
        sum += lanes[i];
    return sum;
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
SCALESCOPE_INLINE void scanBlockWith(const float* x, int count, const Cuts& cuts,
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

template <std::size_t kBytes>
SCALESCOPE_INLINE void sumPlaneWith(const float* y, std::int64_t count, double& sum, double& sumAbs,
                                    double& sumSquares, float& maxAbs) {
    using S = Simd<kBytes>;
    using Doubles = typename S::Doubles;
    using HalfFloats = typename S::HalfFloats;
    using HalfInts = typename S::HalfInts;
    constexpr int kVectors = kLanes / S::kDoubles;
    Doubles sums[kVectors]{}, sizes[kVectors]{}, squares[kVectors]{};
    HalfFloats top{};
    const std::int64_t whole = count - count % kLanes;
    for (std::int64_t i = 0; i < whole; i += kLanes)
        for (int part = 0; part < kVectors; ++part) {
            HalfFloats v, size;
            std::memcpy(&v, y + i + part * S::kDoubles, kBytes / 2);
            HalfInts bits;
            std::memcpy(&bits, &v, kBytes / 2);
            bits &= kAbsBits;
            std::memcpy(&size, &bits, kBytes / 2);
            top = size > top ? size : top;
            const Doubles d = __builtin_convertvector(v, Doubles);
            sums[part] += d;
            sizes[part] += __builtin_convertvector(size, Doubles);
            squares[part] += d * d;
        }
    double lanes[3][kLanes];
    std::memcpy(lanes[0], sums, sizeof lanes[0]);
    std::memcpy(lanes[1], sizes, sizeof lanes[1]);
    std::memcpy(lanes[2], squares, sizeof lanes[2]);
    for (int i = 0; i < S::kDoubles; ++i)
        maxAbs = std::max(maxAbs, top[i]);
    for (std::int64_t i = whole; i < count; ++i) {
        const double d = double{y[i]};
        lanes[0][i - whole] += d;
        lanes[1][i - whole] += std::fabs(d);
        lanes[2][i - whole] += d * d;
        maxAbs = std::max(maxAbs, std::fabs(y[i]));
    }
    sum += sumOfLanes(lanes[0]);
    sumAbs += sumOfLanes(lanes[1]);
    sumSquares += sumOfLanes(lanes[2]);
}

/// kVectors registers of channels over a few pixels; the running sums stay in registers.
template <std::size_t kBytes, int kVectors>
SCALESCOPE_INLINE void sumTile(const float* y, std::int64_t pixels, std::int64_t stride,
                               double* sum, double* sumAbs, double* sumSquares, float* maxAbs) {
    using S = Simd<kBytes>;
    using Doubles = typename S::Doubles;
    using HalfFloats = typename S::HalfFloats;
    using HalfInts = typename S::HalfInts;
    Doubles sums[kVectors], sizes[kVectors], squares[kVectors];
    HalfFloats top[kVectors];
    std::memcpy(sums, sum, sizeof sums);
    std::memcpy(sizes, sumAbs, sizeof sizes);
    std::memcpy(squares, sumSquares, sizeof squares);
    std::memcpy(top, maxAbs, sizeof top);
    for (std::int64_t pixel = 0; pixel < pixels; ++pixel)
        for (int part = 0; part < kVectors; ++part) {
            HalfFloats v, size;
            std::memcpy(&v, y + pixel * stride + part * S::kDoubles, kBytes / 2);
            HalfInts bits;
            std::memcpy(&bits, &v, kBytes / 2);
            bits &= kAbsBits;
            std::memcpy(&size, &bits, kBytes / 2);
            top[part] = size > top[part] ? size : top[part];
            const Doubles d = __builtin_convertvector(v, Doubles);
            sums[part] += d;
            sizes[part] += __builtin_convertvector(size, Doubles);
            squares[part] += d * d;
        }
    std::memcpy(sum, sums, sizeof sums);
    std::memcpy(sumAbs, sizes, sizeof sizes);
    std::memcpy(sumSquares, squares, sizeof squares);
    std::memcpy(maxAbs, top, sizeof top);
}

template <std::size_t kBytes>
SCALESCOPE_INLINE void sumPixelsWith(const float* y, std::int64_t pixels, std::int64_t stride,
                                     std::int64_t channels, double* sum, double* sumAbs,
                                     double* sumSquares, float* maxAbs) {
    constexpr int kVectors = 2, kTile = kVectors * Simd<kBytes>::kDoubles;
    for (std::int64_t pixel = 0; pixel < pixels; pixel += kPixels) {
        const std::int64_t some = std::min<std::int64_t>(kPixels, pixels - pixel);
        const float* row = y + pixel * stride;
        std::int64_t c = 0;
        for (; c + kTile <= channels; c += kTile)
            sumTile<kBytes, kVectors>(row + c, some, stride, sum + c, sumAbs + c, sumSquares + c,
                                      maxAbs + c);
        for (; c < channels; ++c)
            for (std::int64_t i = 0; i < some; ++i) {
                const double d = double{row[i * stride + c]};
                sum[c] += d;
                sumAbs[c] += std::fabs(d);
                sumSquares[c] += d * d;
                maxAbs[c] = std::max(maxAbs[c], std::fabs(row[i * stride + c]));
            }
    }
}

#if defined(__x86_64__)
#define SCALESCOPE_AVX2 [[gnu::target("avx2")]]
#define SCALESCOPE_AVX512 [[gnu::target("avx512f,avx512dq,avx512vl")]]

SCALESCOPE_AVX2 void scanBlock2(const float* x, int count, const Cuts& cuts, BlockCounts& counts,
                                HistogramTables& tables, Moments& moments) {
    scanBlockWith<32>(x, count, cuts, counts, tables, moments);
}
SCALESCOPE_AVX2 void sumPlane2(const float* y, std::int64_t count, double& sum, double& sumAbs,
                               double& sumSquares, float& maxAbs) {
    sumPlaneWith<32>(y, count, sum, sumAbs, sumSquares, maxAbs);
}
SCALESCOPE_AVX2 void sumPixels2(const float* y, std::int64_t pixels, std::int64_t stride,
                                std::int64_t channels, double* sum, double* sumAbs,
                                double* sumSquares, float* maxAbs) {
    sumPixelsWith<32>(y, pixels, stride, channels, sum, sumAbs, sumSquares, maxAbs);
}
SCALESCOPE_AVX512 void sumPlane5(const float* y, std::int64_t count, double& sum, double& sumAbs,
                                 double& sumSquares, float& maxAbs) {
    sumPlaneWith<64>(y, count, sum, sumAbs, sumSquares, maxAbs);
}
SCALESCOPE_AVX512 void sumPixels5(const float* y, std::int64_t pixels, std::int64_t stride,
                                  std::int64_t channels, double* sum, double* sumAbs,
                                  double* sumSquares, float* maxAbs) {
    sumPixelsWith<64>(y, pixels, stride, channels, sum, sumAbs, sumSquares, maxAbs);
}
#endif

void scanBlock1(const float* x, int count, const Cuts& cuts, BlockCounts& counts,
                HistogramTables& tables, Moments& moments) {
    scanBlockWith<16>(x, count, cuts, counts, tables, moments);
}
void sumPlane1(const float* y, std::int64_t count, double& sum, double& sumAbs, double& sumSquares,
               float& maxAbs) {
    sumPlaneWith<16>(y, count, sum, sumAbs, sumSquares, maxAbs);
}
void sumPixels1(const float* y, std::int64_t pixels, std::int64_t stride, std::int64_t channels,
                double* sum, double* sumAbs, double* sumSquares, float* maxAbs) {
    sumPixelsWith<16>(y, pixels, stride, channels, sum, sumAbs, sumSquares, maxAbs);
}

struct Kernels {
    decltype(&scanBlock1) scan = scanBlock1;
    decltype(&sumPlane1) plane = sumPlane1;
    decltype(&sumPixels1) pixels = sumPixels1;
};

Kernels bestKernels() {
#if defined(__x86_64__)
    // The scan is no faster with AVX-512 (measured): its comparisons go through mask registers.
    if (__builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl"))
        return {scanBlock2, sumPlane5, sumPixels5};
    if (__builtin_cpu_supports("avx2"))
        return {scanBlock2, sumPlane2, sumPixels2};
#endif
    return {};
}

const Kernels& kernels() {
    static const Kernels best = bestKernels();
    return best;
}

}  // namespace

void scanBlock(const float* x, int count, const Cuts& cuts, BlockCounts& counts,
               HistogramTables& tables, Moments& moments) {
    kernels().scan(x, count, cuts, counts, tables, moments);
}

void sumPlane(const float* y, std::int64_t count, double& sum, double& sumAbs, double& sumSquares,
              float& maxAbs) {
    kernels().plane(y, count, sum, sumAbs, sumSquares, maxAbs);
}

void sumPixels(const float* y, std::int64_t pixels, std::int64_t stride, std::int64_t channels,
               double* sum, double* sumAbs, double* sumSquares, float* maxAbs) {
    kernels().pixels(y, pixels, stride, channels, sum, sumAbs, sumSquares, maxAbs);
}

}  // namespace scalescope::detail
