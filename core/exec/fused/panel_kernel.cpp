// SPDX-License-Identifier: Apache-2.0
// The product behind every dense convolution: a tile of outputs stays in registers over the depth.
#include "core/exec/fused/kernels.h"
#include "core/exec/fused/registers.h"

namespace scalescope::fused {

namespace {

/// kRows pixels by kVectors registers of output channels.
template <std::size_t kBytes, int kRows, int kVectors>
SCALESCOPE_INLINE void tileOf(const PanelCall& call, std::int64_t row) {
    using Floats = typename Simd<kBytes>::Floats;
    constexpr int kLanes = Simd<kBytes>::kWidth;
    const float* a = call.a + row * call.aStride;
    const float* weights = call.weights;
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
        Floats w[kVectors];
        for (int j = 0; j < kVectors; ++j)
            w[j] = load<kBytes>(weights + (k * kVectors + j) * kLanes);
        for (int i = 0; i < kRows; ++i)
            for (int j = 0; j < kVectors; ++j)
                sums[i][j] += a[i * aStride + k] * w[j];
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
struct Portable {
    template <int kRows, int kVectors>
    [[gnu::noinline]] static void tile(const PanelCall& call, std::int64_t row) {
        tileOf<16, kRows, kVectors>(call, row);
    }
    static constexpr int kRowsOf[] = {8, 6, 4};  // 16 registers: sums, weights and one input
};

#if defined(__x86_64__)
struct Avx2 {
    template <int kRows, int kVectors>
    SCALESCOPE_AVX2_FMA [[gnu::noinline]] static void tile(const PanelCall& call,
                                                           std::int64_t row) {
        tileOf<32, kRows, kVectors>(call, row);
    }
    static constexpr int kRowsOf[] = {8, 6, 4};
};

struct Avx512 {
    template <int kRows, int kVectors>
    SCALESCOPE_AVX512 [[gnu::noinline]] static void tile(const PanelCall& call, std::int64_t row) {
        tileOf<64, kRows, kVectors>(call, row);
    }
    static constexpr int kRowsOf[] = {12, 12, 8, 6};  // 32 registers
};
#endif

template <typename Set, int kVectors>
void panelOfWidth(const PanelCall& call) {
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
void panel(const PanelCall& call) {
    constexpr int kWidest = sizeof Set::kRowsOf / sizeof Set::kRowsOf[0];
    switch (call.vectors) {
        case 1:
            return panelOfWidth<Set, 1>(call);
        case 2:
            return panelOfWidth<Set, 2>(call);
        case 3:
            return panelOfWidth<Set, 3>(call);
        default:
            return panelOfWidth<Set, kWidest>(call);
    }
}

template <typename Set>
void fill(Kernels& kernels) {
    kernels.maxVectors = sizeof Set::kRowsOf / sizeof Set::kRowsOf[0];
    kernels.panel = panel<Set>;
}

}  // namespace

void detail::fillPanelKernel(Kernels& kernels) {
    switch (kernels.set) {
#if defined(__x86_64__)
        case InstructionSet::Avx512:
            return fill<Avx512>(kernels);
        case InstructionSet::Avx2:
            return fill<Avx2>(kernels);
#endif
        default:
            return fill<Portable>(kernels);
    }
}

}  // namespace scalescope::fused
