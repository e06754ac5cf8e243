// SPDX-License-Identifier: Apache-2.0
// The product behind every dense convolution: a tile of outputs stays in registers over the depth.
#include "core/exec/fused/kernels/kernels.h"
#include "core/exec/fused/kernels/registers.h"

#include <array>
#include <type_traits>

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

/// Pairs of bf16 with the instruction for them.
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
        nativeDotOfPairs(sum, w, Weights{} + a);
    }
};

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
    Floats sums[kRows][kVectors]{};
    if (call.bias)
        for (int j = 0; j < kVectors; ++j) {
            const Floats bias = load<kBytes>(call.bias + j * kLanes);
            for (int i = 0; i < kRows; ++i)
                sums[i][j] = bias;
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
    // What is large is added last: every product rounds at the size that the sum has by then.
    const float* rest = call.residual ? call.residual + row * cStride : call.bias ? nullptr : c;
    if (rest)
        for (int i = 0; i < kRows; ++i)
            for (int j = 0; j < kVectors; ++j)
                sums[i][j] +=
                    loadPart<kBytes>(rest + i * cStride + j * kLanes, columns - j * kLanes);
    if (call.silu)
        for (int i = 0; i < kRows; ++i)
            for (int j = 0; j < kVectors; ++j)
                sums[i][j] = siluOf<kBytes>(sums[i][j]);
    for (int i = 0; i < kRows; ++i)
        for (int j = 0; j < kVectors; ++j)
            storePart<kBytes>(c + i * cStride + j * kLanes, sums[i][j], columns - j * kLanes);
}

/// Pixels of a tile by its registers per pixel: sums, weights and one input fit into 16 registers.
template <typename Product>
constexpr std::array kRowsOf{8, 4, 2};
template <std::size_t kBytes>
constexpr std::array kRowsOf<FloatProduct<kBytes>>{8, 6, 4};
template <>  // into 32
constexpr std::array kRowsOf<FloatProduct<64>>{12, 12, 8, 6};
template <>
constexpr std::array kRowsOf<PairProduct<64>>{12, 8, 6, 4};
template <>
constexpr std::array kRowsOf<DotProduct>{12, 12, 8, 6};

/// One function per tile and instruction set: the compiler gives each its own registers.
template <typename Product, int kRows, int kVectors>
SCALESCOPE_INLINE void tile(const PanelCallOf<typename Product::Element>& call, std::int64_t row) {
    constexpr std::size_t kBytes = sizeof(typename Product::Floats);
    constexpr auto kTile = &tileOf<kBytes, Product, kRows, kVectors>;
    if constexpr (std::is_same_v<Product, DotProduct>)
        compiledBf16<kTile>()(call, row);
    else
        compiled<kBytes, kTile>()(call, row);
}

template <typename Product, int kVectors>
SCALESCOPE_INLINE void panelOfWidth(const PanelCallOf<typename Product::Element>& call) {
    constexpr int kRows = kRowsOf<Product>[kVectors - 1];
    std::int64_t row = 0;
    for (; row + kRows <= call.rows; row += kRows)
        tile<Product, kRows, kVectors>(call, row);
    if constexpr (kRows > 4)
        for (; row + 4 <= call.rows; row += 4)
            tile<Product, 4, kVectors>(call, row);
    for (; row + 2 <= call.rows; row += 2)
        tile<Product, 2, kVectors>(call, row);
    if (row < call.rows)
        tile<Product, 1, kVectors>(call, row);
}

template <typename Product>
SCALESCOPE_INLINE void panelWith(const PanelCallOf<typename Product::Element>& call) {
    switch (call.vectors) {
        case 1:
            return panelOfWidth<Product, 1>(call);
        case 2:
            return panelOfWidth<Product, 2>(call);
        case 3:
            return panelOfWidth<Product, 3>(call);
        default:
            return panelOfWidth<Product, static_cast<int>(kRowsOf<Product>.size())>(call);
    }
}

template <std::size_t kBytes>
SCALESCOPE_INLINE void panel(const PanelCall& call) {
    panelWith<FloatProduct<kBytes>>(call);
}

template <std::size_t kBytes>
SCALESCOPE_INLINE void pairPanel(const PairPanelCall& call) {
    static_assert(kRowsOf<PairProduct<kBytes>>.size() == kRowsOf<FloatProduct<kBytes>>.size());
    panelWith<PairProduct<kBytes>>(call);
}

}  // namespace

SCALESCOPE_EXPORT(detail::panelVariants, panel);
SCALESCOPE_EXPORT(detail::pairPanelVariants, pairPanel);
constinit detail::PairPanel* const detail::nativePairPanel = compiledBf16<panelWith<DotProduct>>();

const bool detail::kNativePairs = SCALESCOPE_AVX512_BUILTINS == 1;

int detail::maxPanelVectors(InstructionSet set) noexcept {
    return static_cast<int>(set == InstructionSet::Avx512 ? kRowsOf<FloatProduct<64>>.size()
                                                          : kRowsOf<FloatProduct<16>>.size());
}

}  // namespace scalescope::fused
