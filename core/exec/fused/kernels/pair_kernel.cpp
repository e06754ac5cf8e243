// SPDX-License-Identifier: Apache-2.0
// float32 to pairs of bf16, on the way from memory to a product.
#include "core/exec/fused/kernels/kernels.h"
#include "core/exec/fused/kernels/registers.h"

namespace scalescope::fused {

namespace {

/// Upper halves, rounded to nearest even; NaN stays NaN.
template <std::size_t kBytes>
struct Rounding {
    using Floats = typename Simd<kBytes>::Floats;
    using Ints = typename Simd<kBytes>::Ints;
    using Halves [[gnu::vector_size(kBytes / 2)]] = std::uint16_t;
    SCALESCOPE_INLINE static void store(std::uint16_t* to, const Floats& x) {
        constexpr int kHalf = 16;
        constexpr std::int32_t kBelowHalf = 0x7fff, kQuiet = 0x0040;
        const Ints bits = __builtin_bit_cast(Ints, x);
        Ints upper = (bits + kBelowHalf + ((bits >> kHalf) & 1)) >> kHalf;
        upper = x == x ? upper : (bits >> kHalf) | kQuiet;
        const Halves halves = __builtin_convertvector(upper, Halves);
        std::memcpy(to, &halves, sizeof halves);
    }
};

struct NativeRounding {
    SCALESCOPE_INLINE static void store(std::uint16_t* to, const Simd<64>::Floats& x) {
        const auto halves = nativeBf16(x);
        std::memcpy(to, &halves, sizeof halves);
    }
};

template <std::size_t kBytes, typename Round>
SCALESCOPE_INLINE void toPairsWith(const float* x, std::int64_t xStride, const float* gates,
                                   Bf16Pair* pairs, std::int64_t pixels, std::int64_t channels) {
    using Floats = typename Simd<kBytes>::Floats;
    constexpr int kLanes = Simd<kBytes>::kWidth;
    const std::int64_t pairStride = (channels + 1) / 2;
    for (std::int64_t pixel = 0; pixel < pixels; ++pixel) {
        const float* in = x + pixel * xStride;
        auto* out = reinterpret_cast<std::uint16_t*>(pairs + pixel * pairStride);
        std::int64_t c = 0;
        for (; c + kLanes <= channels; c += kLanes) {
            const Floats v = load<kBytes>(in + c);
            Round::store(out + c, gates ? v * load<kBytes>(gates + c) : v);
        }
        if (c == channels)
            continue;
        const std::int64_t rest = channels - c;
        Floats v = loadPart<kBytes>(in + c, rest);
        if (gates)
            v *= loadPart<kBytes>(gates + c, rest);
        std::uint16_t halves[kLanes];
        Round::store(halves, v);
        std::memcpy(out + c, halves, static_cast<std::size_t>(rest + rest % 2) * sizeof halves[0]);
    }
}

template <std::size_t kBytes>
SCALESCOPE_INLINE void toPairs(const float* x, std::int64_t xStride, const float* gates,
                               Bf16Pair* pairs, std::int64_t pixels, std::int64_t channels) {
    toPairsWith<kBytes, Rounding<kBytes>>(x, xStride, gates, pairs, pixels, channels);
}

}  // namespace

SCALESCOPE_EXPORT(detail::toPairsVariants, toPairs);
constinit detail::ToPairs* const detail::nativeToPairs =
    compiledBf16<toPairsWith<64, NativeRounding>>();

}  // namespace scalescope::fused
