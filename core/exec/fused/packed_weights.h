// SPDX-License-Identifier: Apache-2.0
// The weights as the kernels read them: batch norm folded in double precision, panels of registers.
#pragma once

#include "core/exec/fused/huge_buffer.h"
#include "core/exec/fused/kernels/kernels.h"
#include "core/model/block_spec.h"
#include "core/weights/state_dict.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace scalescope::fused {

/// Columns that one call of the panel kernel computes.
struct Panel {
    std::int64_t firstColumn = 0;
    int vectors = 1;
};

/// A dense convolution as a product: depth inputs to columns outputs. Weights in float32, or as
/// pairs in bf16; panel after panel, the last one is filled up with zeros.
struct DenseWeights {
    std::int64_t depth = 0, columns = 0;
    std::vector<Panel> panels;
    Dtype dtype = Dtype::F32;  ///< BF16: pairs
    float* weights = nullptr;
    Bf16Pair* pairs = nullptr;
    float* bias = nullptr;
    [[nodiscard]] std::int64_t pairDepth() const { return (depth + 1) / 2; }
    [[nodiscard]] bool inPairs() const { return dtype == Dtype::BF16; }
};

struct DepthwiseWeights {
    std::int64_t channels = 0;
    int kernel = 3, stride = 1;
    float* weights = nullptr;  ///< kernel * kernel rows of channels
    float* bias = nullptr;
};

/// Squeeze to hidden to gate logits.
struct GateWeights {
    std::int64_t channels = 0, hidden = 0;
    float* reduce = nullptr;  ///< hidden rows of channels
    float* reduceBias = nullptr;
    float* expand = nullptr;  ///< hidden rows of channels: transposed
    float* expandBias = nullptr;
};

struct BlockWeights {
    std::optional<DenseWeights> expand;
    DepthwiseWeights depthwise;
    GateWeights gate;
    DenseWeights project;
};

struct ClassifierWeights {
    std::int64_t classes = 0, channels = 0;
    float* weights = nullptr;  ///< classes rows of channels
    float* bias = nullptr;
};

/// One allocation after another out of one large piece.
class WeightStore {
public:
    /// All that will be taken; before this nothing is given, only counted.
    void reserve(std::int64_t bytes);
    /// 64-byte aligned, zeroed; null while it only counts.
    [[nodiscard]] float* take(std::int64_t floats);
    [[nodiscard]] Bf16Pair* takePairs(std::int64_t pairs) {
        static_assert(sizeof(Bf16Pair) == sizeof(float));
        return reinterpret_cast<Bf16Pair*>(take(pairs));
    }
    [[nodiscard]] std::int64_t bytes() const { return m_bytes; }

private:
    HugeBuffer m_piece;
    std::int64_t m_bytes = 0;
};

struct PackedWeights {
    WeightStore store;
    DenseWeights stem;  ///< depth: 3 channels x 3 rows x 3 columns
    std::vector<BlockWeights> blocks;
    DenseWeights head;
    ClassifierWeights classifier;
};

/// The sizes of everything, without a weight: its pointers are null. What memory is told by before
/// a network is built.
[[nodiscard]] PackedWeights weightLayout(const Architecture& architecture, const Kernels& kernels,
                                         Dtype dtype = Dtype::F32);

/// dtype BF16: weights of expand, project and head are rounded to it, the others stay in float32.
/// Throws: TensorMissing, ShapeMismatch, OutOfMemory.
/// Gives the memory of each tensor of dict back once it is packed, where nobody else holds it.
[[nodiscard]] PackedWeights packWeights(const Architecture& architecture, StateDict dict,
                                        const Kernels& kernels, Dtype dtype = Dtype::F32);

}  // namespace scalescope::fused
