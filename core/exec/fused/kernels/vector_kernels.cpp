// SPDX-License-Identifier: Apache-2.0
// The small loops: SiLU alone, gates times pixels, sums, dot products.
#include "core/exec/fused/kernels/kernels.h"
#include "core/exec/fused/kernels/registers.h"

namespace scalescope::fused {

namespace {

template <std::size_t kBytes>
SCALESCOPE_INLINE void siluWith(const float* x, float* y, std::int64_t count) {
    constexpr int kLanes = Simd<kBytes>::kWidth;
    std::int64_t i = 0;
    for (; i + kLanes <= count; i += kLanes)
        store<kBytes>(y + i, siluOf<kBytes>(load<kBytes>(x + i)));
    if (i < count)
        storePart<kBytes>(y + i, siluOf<kBytes>(loadPart<kBytes>(x + i, count - i)), count - i);
}

template <std::size_t kBytes>
SCALESCOPE_INLINE void sigmoidWith(const float* x, float* y, std::int64_t count) {
    constexpr int kLanes = Simd<kBytes>::kWidth;
    for (std::int64_t i = 0; i < count; i += kLanes)
        storePart<kBytes>(y + i, sigmoidOf<kBytes>(loadPart<kBytes>(x + i, count - i)), count - i);
}

template <std::size_t kBytes>
SCALESCOPE_INLINE void scaleWith(const float* x, std::int64_t xStride, const float* gate, float* y,
                                 std::int64_t pixels, std::int64_t channels) {
    constexpr int kLanes = Simd<kBytes>::kWidth;
    for (std::int64_t pixel = 0; pixel < pixels; ++pixel) {
        const float* in = x + pixel * xStride;
        float* out = y + pixel * channels;
        std::int64_t c = 0;
        for (; c + kLanes <= channels; c += kLanes)
            store<kBytes>(out + c, load<kBytes>(in + c) * load<kBytes>(gate + c));
        for (; c < channels; ++c)
            out[c] = in[c] * gate[c];
    }
}

template <std::size_t kBytes>
SCALESCOPE_INLINE void sumPixelsWith(const float* x, std::int64_t xStride, float* sums,
                                     std::int64_t pixels, std::int64_t channels) {
    using Floats = typename Simd<kBytes>::Floats;
    constexpr int kLanes = Simd<kBytes>::kWidth;
    std::int64_t c = 0;
    for (; c + kLanes <= channels; c += kLanes) {
        Floats sum{};
        for (std::int64_t pixel = 0; pixel < pixels; ++pixel)
            sum += load<kBytes>(x + pixel * xStride + c);
        store<kBytes>(sums + c, sum);
    }
    for (; c < channels; ++c) {
        float sum = 0.0F;
        for (std::int64_t pixel = 0; pixel < pixels; ++pixel)
            sum += x[pixel * xStride + c];
        sums[c] = sum;
    }
}

template <std::size_t kBytes>
SCALESCOPE_INLINE float dotWith(const float* a, const float* b, std::int64_t count) {
    using Floats = typename Simd<kBytes>::Floats;
    constexpr int kLanes = Simd<kBytes>::kWidth, kChains = 4;  // an addition waits for the last one
    Floats sums[kChains]{};
    std::int64_t i = 0;
    for (; i + kChains * kLanes <= count; i += kChains * kLanes)
        for (int chain = 0; chain < kChains; ++chain)
            sums[chain] +=
                load<kBytes>(a + i + chain * kLanes) * load<kBytes>(b + i + chain * kLanes);
    for (; i + kLanes <= count; i += kLanes)
        sums[0] += load<kBytes>(a + i) * load<kBytes>(b + i);
    const Floats all = (sums[0] + sums[1]) + (sums[2] + sums[3]);
    float sum = 0.0F;
    for (int lane = 0; lane < kLanes; ++lane)
        sum += all[lane];
    for (; i < count; ++i)
        sum += a[i] * b[i];
    return sum;
}

template <std::size_t kBytes>
SCALESCOPE_INLINE void axpyWith(float factor, const float* x, float* y, std::int64_t count) {
    constexpr int kLanes = Simd<kBytes>::kWidth;
    std::int64_t i = 0;
    for (; i + kLanes <= count; i += kLanes)
        store<kBytes>(y + i, load<kBytes>(y + i) + factor * load<kBytes>(x + i));
    for (; i < count; ++i)
        y[i] += factor * x[i];
}

SCALESCOPE_EXPORT(siluVariants, siluWith);
SCALESCOPE_EXPORT(sigmoidVariants, sigmoidWith);
SCALESCOPE_EXPORT(scaleVariants, scaleWith);
SCALESCOPE_EXPORT(sumPixelsVariants, sumPixelsWith);
SCALESCOPE_EXPORT(dotVariants, dotWith);
SCALESCOPE_EXPORT(axpyVariants, axpyWith);

}  // namespace

void detail::fillVectorKernels(Kernels& kernels) {
    kernels.silu = siluVariants.of(kernels.set);
    kernels.sigmoid = sigmoidVariants.of(kernels.set);
    kernels.scale = scaleVariants.of(kernels.set);
    kernels.sumPixels = sumPixelsVariants.of(kernels.set);
    kernels.dot = dotVariants.of(kernels.set);
    kernels.axpy = axpyVariants.of(kernels.set);
}

}  // namespace scalescope::fused
