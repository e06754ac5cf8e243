// SPDX-License-Identifier: Apache-2.0
// Some pixels times some panels of a dense convolution, in the calling thread.
#pragma once

#include "core/exec/fused/kernels/kernels.h"
#include "core/exec/fused/packed_weights.h"

#include <cstddef>
#include <cstdint>

namespace scalescope::fused {

/// Pixels: floats, or pairs where the weights are pairs.
template <typename Element>
struct MultiplyCall {
    const Element* a = nullptr;
    std::int64_t aStride = 0, rows = 0;
    float* c = nullptr;  ///< at the first panel's first column
    std::int64_t cStride = 0;
    const float* residual = nullptr;  ///< laid out as c, may be c; null: none
    bool silu = false;
};

void multiplyRows(const Kernels& kernels, const DenseWeights& dense, std::size_t firstPanel,
                  std::size_t endPanel, const MultiplyCall<float>& call);
void multiplyRows(const Kernels& kernels, const DenseWeights& dense, std::size_t firstPanel,
                  std::size_t endPanel, const MultiplyCall<Bf16Pair>& call);

/// The same for pixels in float32, times their gates where there are some; scratch holds as many
/// floats and is used where they must be changed first.
void multiplyPixels(const Kernels& kernels, const DenseWeights& dense, std::size_t firstPanel,
                    std::size_t endPanel, const MultiplyCall<float>& call, const float* gates,
                    float* scratch);

}  // namespace scalescope::fused
