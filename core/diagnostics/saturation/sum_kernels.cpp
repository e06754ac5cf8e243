// SPDX-License-Identifier: Apache-2.0
// The sums of scan_kernels.h.
#include "core/base/dispatch.h"
#include "core/base/simd.h"
#include "core/diagnostics/saturation/scan_kernels.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace scalescope::detail {

namespace {

constexpr int kPixels = 16;  // read together, channels last: few streams, sums in registers

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

SCALESCOPE_EXPORT(sumPlaneVariants, sumPlaneWith);
SCALESCOPE_EXPORT(sumPixelsVariants, sumPixelsWith);

}  // namespace

void sumPlane(const float* y, std::int64_t count, double& sum, double& sumAbs, double& sumSquares,
              float& maxAbs) {
    static const auto best = sumPlaneVariants.best();
    best(y, count, sum, sumAbs, sumSquares, maxAbs);
}

void sumPixels(const float* y, std::int64_t pixels, std::int64_t stride, std::int64_t channels,
               double* sum, double* sumAbs, double* sumSquares, float* maxAbs) {
    static const auto best = sumPixelsVariants.best();
    best(y, pixels, stride, channels, sum, sumAbs, sumSquares, maxAbs);
}

}  // namespace scalescope::detail
