// SPDX-License-Identifier: Apache-2.0
// What the kernels of the fused engine do with a register: load, store parts, SiLU.
#pragma once

#include "core/base/simd.h"

#include <cstring>

// Builtins of AVX-512 in a function without the attribute, inlined into one that has it: GCC takes
// that, clang wants the attribute on each. There the arithmetic below stands for them.
#if defined(__x86_64__) && !defined(__clang__)
#define SCALESCOPE_AVX512_BUILTINS 1
#include <immintrin.h>  // declares them
#else
#define SCALESCOPE_AVX512_BUILTINS 0
#endif

namespace scalescope::fused {

using scalescope::detail::Simd;

template <std::size_t kBytes>
SCALESCOPE_INLINE typename Simd<kBytes>::Floats load(const float* from) {
    typename Simd<kBytes>::Floats v;
    std::memcpy(&v, from, kBytes);
    return v;
}

template <std::size_t kBytes>
SCALESCOPE_INLINE void store(float* to, const typename Simd<kBytes>::Floats& v) {
    std::memcpy(to, &v, kBytes);
}

/// The first count lanes; channels come in eights, so that half a register is the usual part.
template <std::size_t kBytes>
SCALESCOPE_INLINE void storePart(float* to, const typename Simd<kBytes>::Floats& v,
                                 std::int64_t count) {
    if (count >= Simd<kBytes>::kWidth)
        std::memcpy(to, &v, kBytes);
    else if (count == Simd<kBytes>::kWidth / 2)
        std::memcpy(to, &v, kBytes / 2);
    else
        for (int i = 0; i < count; ++i)
            to[i] = v[i];
}

template <std::size_t kBytes>
SCALESCOPE_INLINE typename Simd<kBytes>::Floats loadPart(const float* from, std::int64_t count) {
    typename Simd<kBytes>::Floats v{};
    if (count >= Simd<kBytes>::kWidth)
        std::memcpy(&v, from, kBytes);
    else if (count == Simd<kBytes>::kWidth / 2)
        std::memcpy(&v, from, kBytes / 2);
    else
        for (int i = 0; i < count; ++i)
            v[i] = from[i];
    return v;
}

/// 2^f for f in [-1/2, 1/2]; relative error 2.4e-7, and 1.4e-8 in the mean: what leans to one side
/// adds up over the layers. Source: own, least squares of the relative error with 2^0 = 1.
template <typename Floats>
SCALESCOPE_INLINE Floats powerOfTwo(const Floats& f) {
    Floats p = f * 0.0013216931754505136F + 0.009666761252918838F;
    p = p * f + 0.055508339448527184F;
    p = p * f + 0.24022318077583169F;
    p = p * f + 0.6931469379322377F;
    return p * f + 1.0F;
}

/// 1 + e^-x to about 3e-7 as 1 + 2^t: the integer part of t goes into the exponent. NaN may become
/// any number.
template <std::size_t kBytes>
SCALESCOPE_INLINE typename Simd<kBytes>::Floats onePlusExpMinus(
    const typename Simd<kBytes>::Floats& x) {
    using Floats = typename Simd<kBytes>::Floats;
    using Ints = typename Simd<kBytes>::Ints;
    constexpr float kLog2E = 1.44269504088896341F;
    Floats t = x * -kLog2E;
#if SCALESCOPE_AVX512_BUILTINS
    if constexpr (kBytes == 64) {
        constexpr int kKeepFraction = 8;  // t - nearest integer, no exceptions
        constexpr __mmask16 kAll = 0xffff;
        const Floats f = __builtin_ia32_reduceps512_mask(t, kKeepFraction, t, kAll);
        const Floats power = __builtin_ia32_scalefps512_mask(
            powerOfTwo(f), t - f, t, kAll, _MM_FROUND_CUR_DIRECTION);  // 0 and Inf at the ends
        return power + 1.0F;
    }
#endif
    constexpr float kRound = 12582912.0F;  // 1.5 * 2^23: adding it leaves the nearest integer
    constexpr int kMantissaBits = 23;
    const Floats low = Floats{} - 126.0F, high = Floats{} + 126.0F;
    t = t > low ? t : low;
    t = t < high ? t : high;
    const Floats rounded = t + kRound;
    const Floats p = powerOfTwo<Floats>(t - (rounded - kRound));
    const Ints power = __builtin_bit_cast(Ints, rounded) << kMantissaBits;
    return __builtin_bit_cast(Floats, __builtin_bit_cast(Ints, p) + power) + 1.0F;
}

template <std::size_t kBytes>
SCALESCOPE_INLINE typename Simd<kBytes>::Floats siluOf(const typename Simd<kBytes>::Floats& x) {
    return x / onePlusExpMinus<kBytes>(x);
}

template <std::size_t kBytes>
SCALESCOPE_INLINE typename Simd<kBytes>::Floats sigmoidOf(const typename Simd<kBytes>::Floats& x) {
    using Floats = typename Simd<kBytes>::Floats;
    const Floats one = x == x ? Floats{} + 1.0F : x;
    return one / onePlusExpMinus<kBytes>(x);
}

/// sum += a[0] * w[0] + a[1] * w[1] of bf16 pairs, in one instruction; only where
/// detail::kNativePairs.
SCALESCOPE_INLINE void nativeDotOfPairs(Simd<64>::Floats& sum, const Simd<64>::Ints& w,
                                        const Simd<64>::Ints& a) {
#if SCALESCOPE_AVX512_BUILTINS
    // __m512bh is what the builtin takes: vectors of short in GCC 12, of __bf16 since GCC 13.
    sum = __builtin_ia32_dpbf16ps_v16sf(sum, __builtin_bit_cast(__m512bh, w),
                                        __builtin_bit_cast(__m512bh, a));
#else
    static_cast<void>(sum), static_cast<void>(w), static_cast<void>(a);
    __builtin_unreachable();
#endif
}

/// Rounded to bf16 in one instruction; only where detail::kNativePairs.
SCALESCOPE_INLINE auto nativeBf16(const Simd<64>::Floats& x) {
#if SCALESCOPE_AVX512_BUILTINS
    return __builtin_ia32_cvtneps2bf16_v16sf(x);
#else
    static_cast<void>(x);
    __builtin_unreachable();
    return Simd<32>::Ints{};
#endif
}

}  // namespace scalescope::fused
