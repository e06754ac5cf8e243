// SPDX-License-Identifier: Apache-2.0
// The product behind every dense convolution: a tile of outputs stays in registers over the depth.
#include "core/exec/fused/kernels/kernels.h"
#include "core/exec/fused/kernels/registers.h"

namespace scalescope::fused {

namespace {

/// sum += a * w
template <std::size_t kBytes>
struct FloatProduct {
    using Element = float;
    using Floats = typename Simd<kBytes>::Floats;
    using Weights = Floats;
    SCALESCOPE_INLINE static Weights weights(const float* from) { return load<kBytes>(from); }
    SCALESCOPE_INLINE static float input(float a) { return a; }
    SCALESCOPE_INLINE static void add(Floats& sum, float a, const Weights& w) { sum += a * w; }
};

/// Pairs of bf16 without an instruction for them: each half is a float with zeros below.
template <std::size_t kBytes>
struct PairProduct {
    using Element = Bf16Pair;
    using Floats = typename Simd<kBytes>::Floats;
    using Ints = typename Simd<kBytes>::Ints;
    struct Weights {
        Floats first, second;
    };
    struct Input {
        float first, second;
    };
    static constexpr int kHalf = 16;
    static constexpr std::uint32_t kUpper = 0xffff0000U;
    SCALESCOPE_INLINE static Weights weights(const Bf16Pair* from) {
        Ints pairs;
        std::memcpy(&pairs, from, kBytes);
        return {__builtin_bit_cast(Floats, pairs << kHalf),
                __builtin_bit_cast(Floats, pairs & static_cast<std::int32_t>(kUpper))};
    }
    SCALESCOPE_INLINE static Input input(Bf16Pair a) {
        return {__builtin_bit_cast(float, a << kHalf), __builtin_bit_cast(float, a& kUpper)};
    }
    SCALESCOPE_INLINE static void add(Floats& sum, const Input& a, const Weights& w) {
        sum += a.first * w.first;
        sum += a.second * w.second;
    }
};

#if defined(__x86_64__)
struct DotProduct {
    using Element = Bf16Pair;
    using Floats = Simd<64>::Floats;
    using Weights = Simd<64>::Ints;
    SCALESCOPE_INLINE static Weights weights(const Bf16Pair* from) {
        Weights pairs;
        std::memcpy(&pairs, from, sizeof pairs);
        return pairs;
    }
    SCALESCOPE_INLINE static std::int32_t input(Bf16Pair a) { return static_cast<std::int32_t>(a); }
    SCALESCOPE_INLINE static void add(Floats& sum, std::int32_t a, const Weights& w) {
        // __m512bh is what the builtin takes: vectors of short in GCC 12, of __bf16 since GCC 13.
        sum = __builtin_ia32_dpbf16ps_v16sf(sum, __builtin_bit_cast(__m512bh, w),
                                            __builtin_bit_cast(__m512bh, Weights{} + a));
    }
};
#endif

/// kRows pixels by kVectors registers of output channels.
template <std::size_t kBytes, typename Product, int kRows, int kVectors>
SCALESCOPE_INLINE void tileOf(const PanelCallOf<typename Product::Element>& call,
                              std::int64_t row) {
    using Floats = typename Simd<kBytes>::Floats;
    constexpr int kLanes = Simd<kBytes>::kWidth;
    const auto* a = call.a + row * call.aStride;
    const auto* weights = call.weights;
    float* c = call.c + row * call.cStride;
    const std::int64_t aStride = call.aStride, cStride = call.cStride, depth = call.depth;
    const std::int64_t columns = call.columns;
    Floats sums[kRows][kVectors];
    if (call.bias) {
        for (int j = 0; j < kVectors; ++j) {
            const Floats bias = load<kBytes>(call.bias + j * kLanes);
            for (int i = 0; i < kRows; ++i)
                sums[i][j] = bias;
        }
    } else {
        for (int i = 0; i < kRows; ++i)
            for (int j = 0; j < kVectors; ++j)
                sums[i][j] = loadPart<kBytes>(c + i * cStride + j * kLanes, columns - j * kLanes);
    }
    if (call.residual) {
        const float* residual = call.residual + row * cStride;
        for (int i = 0; i < kRows; ++i)
            for (int j = 0; j < kVectors; ++j)
                sums[i][j] +=
                    loadPart<kBytes>(residual + i * cStride + j * kLanes, columns - j * kLanes);
    }
#pragma GCC unroll 2
    for (std::int64_t k = 0; k < depth; ++k) {
        typename Product::Weights w[kVectors];
        for (int j = 0; j < kVectors; ++j)
            w[j] = Product::weights(weights + (k * kVectors + j) * kLanes);
        for (int i = 0; i < kRows; ++i) {
            const auto input = Product::input(a[i * aStride + k]);
            for (int j = 0; j < kVectors; ++j)
                Product::add(sums[i][j], input, w[j]);
        }
    }
    if (call.silu)
        for (int i = 0; i < kRows; ++i)
            for (int j = 0; j < kVectors; ++j)
                sums[i][j] = siluOf<kBytes>(sums[i][j]);
    for (int i = 0; i < kRows; ++i)
        for (int j = 0; j < kVectors; ++j)
            storePart<kBytes>(c + i * cStride + j * kLanes, sums[i][j], columns - j * kLanes);
}

// One function per tile and instruction set: the compiler gives each its own registers.
#define SCALESCOPE_TILES(name, attribute, bytes, product, ...)                                \
    struct name {                                                                             \
        using Call = PanelCallOf<product::Element>;                                           \
        template <int kRows, int kVectors>                                                    \
        attribute [[gnu::noinline]] static void tile(const Call& call, std::int64_t row) {    \
            tileOf<bytes, product, kRows, kVectors>(call, row);                               \
        }                                                                                     \
        static constexpr int kRowsOf[] = {__VA_ARGS__}; /* sums, weights and one input fit */ \
    }

SCALESCOPE_TILES(Portable, , 16, FloatProduct<16>, 8, 6, 4);  // 16 registers
SCALESCOPE_TILES(PortablePairs, , 16, PairProduct<16>, 8, 4, 2);
#if defined(__x86_64__)
SCALESCOPE_TILES(Avx2, SCALESCOPE_AVX2_FMA, 32, FloatProduct<32>, 8, 6, 4);
SCALESCOPE_TILES(Avx2Pairs, SCALESCOPE_AVX2_FMA, 32, PairProduct<32>, 8, 4, 2);
SCALESCOPE_TILES(Avx512, SCALESCOPE_AVX512, 64, FloatProduct<64>, 12, 12, 8, 6);  // 32 registers
SCALESCOPE_TILES(Avx512Pairs, SCALESCOPE_AVX512, 64, PairProduct<64>, 12, 8, 6, 4);
SCALESCOPE_TILES(Avx512Dot, SCALESCOPE_AVX512_BF16, 64, DotProduct, 12, 12, 8, 6);
#endif
#undef SCALESCOPE_TILES

template <typename Set, int kVectors>
void panelOfWidth(const typename Set::Call& call) {
    constexpr int kRows = Set::kRowsOf[kVectors - 1];
    std::int64_t row = 0;
    for (; row + kRows <= call.rows; row += kRows)
        Set::template tile<kRows, kVectors>(call, row);
    if constexpr (kRows > 4)
        for (; row + 4 <= call.rows; row += 4)
            Set::template tile<4, kVectors>(call, row);
    for (; row + 2 <= call.rows; row += 2)
        Set::template tile<2, kVectors>(call, row);
    if (row < call.rows)
        Set::template tile<1, kVectors>(call, row);
}

template <typename Set>
constexpr int kWidest = sizeof Set::kRowsOf / sizeof Set::kRowsOf[0];

template <typename Set>
void panel(const typename Set::Call& call) {
    switch (call.vectors) {
        case 1:
            return panelOfWidth<Set, 1>(call);
        case 2:
            return panelOfWidth<Set, 2>(call);
        case 3:
            return panelOfWidth<Set, 3>(call);
        default:
            return panelOfWidth<Set, kWidest<Set>>(call);
    }
}

template <typename Set, typename PairSet>
void fill(Kernels& kernels) {
    static_assert(kWidest<Set> == kWidest<PairSet>);
    kernels.maxVectors = kWidest<Set>;
    kernels.panel = panel<Set>;
    kernels.pairPanel = panel<PairSet>;
}

}  // namespace

void detail::fillPanelKernels(Kernels& kernels) {
    switch (kernels.set) {
#if defined(__x86_64__)
        case InstructionSet::Avx512:
            return kernels.nativePairs ? fill<Avx512, Avx512Dot>(kernels)
                                       : fill<Avx512, Avx512Pairs>(kernels);
        case InstructionSet::Avx2:
            return fill<Avx2, Avx2Pairs>(kernels);
#endif
        default:
            return fill<Portable, PortablePairs>(kernels);
    }
}

}  // namespace scalescope::fused
