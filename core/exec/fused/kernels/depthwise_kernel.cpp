// SPDX-License-Identifier: Apache-2.0
// Depthwise convolution of one row, channels in the lanes: SiLU and the sums for the squeeze happen
// before the row leaves the registers.
#include "core/base/rounding.h"
#include "core/exec/fused/kernels/kernels.h"
#include "core/exec/fused/kernels/registers.h"

#include <algorithm>

namespace scalescope::fused {

namespace {

constexpr int kPixels = 4;  // outputs at a time: inputs and weights are loaded once for them

/// kCount outputs from column `first`. kInside: no input column lies outside the row.
template <std::size_t kBytes, int kKernel, int kStride, int kCount, bool kInside>
SCALESCOPE_INLINE void outputs(const DepthwiseRow& call, std::int64_t channel, std::int64_t first,
                               typename Simd<kBytes>::Floats& rowSum) {
    using Floats = typename Simd<kBytes>::Floats;
    constexpr int kSpan = (kCount - 1) * kStride + kKernel;
    const std::int64_t left = first * kStride - call.padding;
    const Floats bias = load<kBytes>(call.bias + channel);
    Floats sums[kCount];
    for (int i = 0; i < kCount; ++i)
        sums[i] = bias;
    for (int y = 0; y < kKernel; ++y) {
        if (!call.rows[y])
            continue;
        const float* in = call.rows[y] + channel + left * call.inStride;
        const float* weights = call.weights + y * kKernel * call.weightStride + channel;
        Floats w[kKernel];
        for (int x = 0; x < kKernel; ++x)
            w[x] = load<kBytes>(weights + x * call.weightStride);
#pragma GCC unroll 16
        for (int column = 0; column < kSpan; ++column) {
            if (!kInside && (left + column < 0 || left + column >= call.inWidth))
                continue;
            const Floats v = load<kBytes>(in + column * call.inStride);
#pragma GCC unroll 16
            for (int i = 0; i < kCount; ++i)
                if (const int x = column - i * kStride; x >= 0 && x < kKernel)
                    sums[i] += v * w[x];
        }
    }
    for (int i = 0; i < kCount; ++i) {
        const Floats y = call.silu ? siluOf<kBytes>(sums[i]) : sums[i];
        rowSum += y;
        store<kBytes>(call.out + (first + i) * call.outStride + channel, y);
    }
}

/// All columns of one register of channels.
template <std::size_t kBytes, int kKernel, int kStride>
SCALESCOPE_INLINE void channelsOf(const DepthwiseRow& call, std::int64_t channel) {
    using Floats = typename Simd<kBytes>::Floats;
    // Outputs whose whole window lies inside the row.
    const std::int64_t begin = std::min(divideUp(call.padding, kStride), call.outWidth);
    const std::int64_t room = call.inWidth - kKernel + call.padding;
    const std::int64_t end =
        std::max(begin, std::min(call.outWidth, room < 0 ? 0 : room / kStride + 1));
    Floats sum{};
    std::int64_t column = 0;
    for (; column < begin; ++column)
        outputs<kBytes, kKernel, kStride, 1, false>(call, channel, column, sum);
    for (; column + kPixels <= end; column += kPixels)
        outputs<kBytes, kKernel, kStride, kPixels, true>(call, channel, column, sum);
    for (; column < call.outWidth; ++column)
        outputs<kBytes, kKernel, kStride, 1, false>(call, channel, column, sum);
    if (call.sums)
        store<kBytes>(call.sums + channel, sum);
}

/// Whole registers, then narrower ones for the rest.
template <std::size_t kBytes, int kKernel, int kStride>
SCALESCOPE_INLINE void rowOf(const DepthwiseRow& call, std::int64_t channel) {
    for (; channel + Simd<kBytes>::kWidth <= call.channels; channel += Simd<kBytes>::kWidth)
        channelsOf<kBytes, kKernel, kStride>(call, channel);
    if constexpr (kBytes > sizeof(float))
        if (channel < call.channels)
            rowOf<kBytes / 2, kKernel, kStride>(call, channel);
}

template <std::size_t kBytes>
SCALESCOPE_INLINE void row(const DepthwiseRow& call) {
    if (call.kernel == 3 && call.stride == 1)
        rowOf<kBytes, 3, 1>(call, 0);
    else if (call.kernel == 3)
        rowOf<kBytes, 3, 2>(call, 0);
    else if (call.stride == 1)
        rowOf<kBytes, 5, 1>(call, 0);
    else
        rowOf<kBytes, 5, 2>(call, 0);
}

}  // namespace

SCALESCOPE_EXPORT(detail::depthwiseRowVariants, row);

}  // namespace scalescope::fused
