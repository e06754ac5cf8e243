// SPDX-License-Identifier: Apache-2.0
// The loops of the fused engine, in one source for every instruction set. Activations are channels
// last: a pixel is a row of contiguous channels.
#pragma once

#include "core/base/dispatch.h"
#include "core/exec/gather.h"

#include <cstddef>
#include <cstdint>

namespace scalescope::fused {

/// Two neighbouring input channels in bf16, the first one in the low half.
using Bf16Pair = std::uint32_t;

/// Product of pixels and one panel of packed weights, with what follows it in registers. Element:
/// float, or Bf16Pair with sums in float32.
template <typename Element>
struct PanelCallOf {
    const Element* a = nullptr;  ///< first pixel
    std::int64_t aStride = 0;    ///< elements from pixel to pixel
    const Element* weights =
        nullptr;                  ///< depth x (vectors * lanes), one row per element of a pixel
    const float* bias = nullptr;  ///< vectors * lanes; null: c is added to (a later part of depth)
    float* c = nullptr;
    std::int64_t cStride = 0;
    std::int64_t rows = 0, depth = 0;
    int vectors = 1;                  ///< registers per row of the panel
    std::int64_t columns = 0;         ///< valid ones, at most vectors * lanes
    const float* residual = nullptr;  ///< with a bias; laid out as c, may be c; null: none
    bool silu = false;                ///< applied at the end
};
using PanelCall = PanelCallOf<float>;
using PairPanelCall = PanelCallOf<Bf16Pair>;

/// One output row of a depthwise convolution, any number of channels.
struct DepthwiseRow {
    const float* const* rows = nullptr;  ///< kernel input rows at column 0; null: outside, zeros
    std::int64_t inStride = 0;           ///< floats from pixel to pixel
    std::int64_t inWidth = 0, outWidth = 0;
    int kernel = 3, stride = 1;
    std::int64_t padding = 1;        ///< columns of zeros before the row
    const float* weights = nullptr;  ///< kernel * kernel rows of channels
    std::int64_t weightStride = 0;
    const float* bias = nullptr;
    float* out = nullptr;
    std::int64_t outStride = 0, channels = 0;
    bool silu = false;
    float* sums = nullptr;  ///< per channel: sum over the row's outputs; null: none
};

/// SiLU of some pixels of some channels, with what diagnostics gather of them.
struct GatherCall {
    const float* in = nullptr;
    std::int64_t inStride = 0;  ///< floats from pixel to pixel
    float* out = nullptr;       ///< may be in
    std::int64_t outStride = 0;
    std::int64_t rows = 1, pixels = 0;  ///< rows of so many pixels, one after another
    std::int64_t channels = 0;          ///< a multiple of 4
    ZoneCuts cuts;
    ThreadGather* gather = nullptr;  ///< begun
    std::int64_t firstEntry = 0;     ///< of the first channel in the gather's sums
    float* sums = nullptr;           ///< per row and channel: sum over the outputs; null: none
    std::int64_t sumsStride = 0;     ///< floats from row to row
};

/// All kernels of one instruction set.
struct Kernels {
    InstructionSet set = InstructionSet::Portable;
    int lanes = 4;       ///< floats in a register
    int maxVectors = 3;  ///< widest panel
    void (*panel)(const PanelCall& call) = nullptr;
    void (*pairPanel)(const PairPanelCall& call) = nullptr;
    bool nativePairs = false;  ///< products of pairs are one instruction
    /// Pixels of channels values, times their gates where there are some, rounded to bf16. A pixel
    /// becomes (channels + 1) / 2 pairs; a missing second half is zero.
    void (*toPairs)(const float* x, std::int64_t xStride, const float* gates, Bf16Pair* pairs,
                    std::int64_t pixels, std::int64_t channels) = nullptr;
    void (*depthwiseRow)(const DepthwiseRow& call) = nullptr;
    /// y = SiLU(x), count values; y may be x.
    void (*silu)(const float* x, float* y, std::int64_t count) = nullptr;
    void (*siluGathered)(const GatherCall& call) = nullptr;
    /// y = 1 / (1 + e^-x), count values; y may be x.
    void (*sigmoid)(const float* x, float* y, std::int64_t count) = nullptr;
    /// y = x * gate for every pixel of channels values.
    void (*scale)(const float* x, std::int64_t xStride, const float* gate, float* y,
                  std::int64_t pixels, std::int64_t channels) = nullptr;
    /// sums = over the pixels, per channel.
    void (*sumPixels)(const float* x, std::int64_t xStride, float* sums, std::int64_t pixels,
                      std::int64_t channels) = nullptr;
    float (*dot)(const float* a, const float* b, std::int64_t count) = nullptr;
    /// y += factor * x
    void (*axpy)(float factor, const float* x, float* y, std::int64_t count) = nullptr;
};

/// Those of a set; of the highest one below it where the machine lacks it.
[[nodiscard]] const Kernels& kernelsFor(InstructionSet set);

namespace detail {
// The parts of the table, a source or two each.
extern const Variants<void(const PanelCall&)> panelVariants;
using PairPanel = void(const PairPanelCall& call);
extern const Variants<PairPanel> pairPanelVariants;
/// Whether the compiler could make the two native functions; without it they must not be called.
extern const bool kNativePairs;
extern PairPanel* const nativePairPanel;
/// Widest panel of a set, in registers.
[[nodiscard]] int maxPanelVectors(InstructionSet set) noexcept;
using ToPairs = void(const float* x, std::int64_t xStride, const float* gates, Bf16Pair* pairs,
                     std::int64_t pixels, std::int64_t channels);
extern const Variants<ToPairs> toPairsVariants;
extern ToPairs* const nativeToPairs;
extern const Variants<void(const DepthwiseRow&)> depthwiseRowVariants;
extern const Variants<void(const GatherCall&)> siluGatheredVariants;
void fillVectorKernels(Kernels& kernels);
}  // namespace detail

}  // namespace scalescope::fused
