// SPDX-License-Identifier: Apache-2.0
// The steps of a pass: how each is cut into tasks for threads, and what a task computes.
#pragma once

#include "core/exec/fused/packed_weights.h"
#include "core/exec/fused/plan.h"
#include "core/exec/tap.h"
#include "core/model/graph.h"

#include <cstdint>

namespace scalescope::fused {

/// Memory of the threads for what they compute in passing.
struct Scratch {
    float* data = nullptr;
    std::int64_t floatsPerThread = 0;
    [[nodiscard]] float* ofThisThread() const;
};

/// Some pixels of some channels of one image, channels last, before their SiLU.
struct RawPart {
    std::int64_t image = 0, firstChannel = 0, channels = 0;
    std::int64_t rows = 1, pixels = 0;  ///< rows of so many pixels
    float* values = nullptr;
    std::int64_t stride = 0;  ///< floats from pixel to pixel
};
/// SiLU of a part in place, its sums added to what this thread gathers. sums: of each row, per
/// channel over the outputs, rows sumsStride apart; null: none.
void gatheredSilu(const Kernels& kernels, ActivationGather& gather, const RawPart& part,
                  float* sums = nullptr, std::int64_t sumsStride = 0);

/// Images of pixels to images of pixels by a dense convolution.
struct ProductStep {
    const Kernels& kernels;
    const DenseWeights& weights;
    std::int64_t images = 1, pixels = 0;  ///< per image
    const float* input = nullptr;
    const float* gates = nullptr;  ///< [images, depth], multiplied with the input; null: none
    float* output = nullptr;
    const float* residual = nullptr;  ///< may be output; null: none
    bool silu = false;
    Scratch scratch;
    void run() const;
};

/// The stem on its own. Input: [N, 3, H, W]; output channels last.
struct StemStep {
    const Kernels& kernels;
    const DenseWeights& weights;
    const Node& node;
    std::int64_t images = 1;
    const float* image = nullptr;
    float* output = nullptr;
    bool silu = true;
    Scratch scratch;
    ActivationGather* gather = nullptr;  ///< of run(); with silu off
    void run() const;
    /// Rows from first on of one image to output, channels from the panels [firstPanel, endPanel).
    void rows(std::int64_t imageIndex, std::int64_t first, std::int64_t count,
              std::size_t firstPanel, std::size_t endPanel, float* gathered, float* to,
              std::int64_t toStride) const;
};

/// A depthwise convolution with the sums of its rows. Its input lies in memory, or is made in
/// strips by an expand convolution or the stem.
struct DepthwiseStep {
    const Kernels& kernels;
    const DepthwiseWeights& weights;
    const Node& node;
    std::int64_t images = 1;
    const float* input = nullptr;          ///< of the depthwise or of the expand convolution
    const DenseWeights* expand = nullptr;  ///< null: none
    const StemStep* stem = nullptr;        ///< null: none
    const Strip* strip = nullptr;          ///< with expand or stem
    float* output = nullptr;
    float* rowSums = nullptr;  ///< [N, H, C]; null: none
    bool silu = true;
    Scratch scratch;
    ActivationGather* inputGather = nullptr;  ///< of rows made in strips, by a convolution without
    ActivationGather* gather = nullptr;       ///< of the output; then silu is off here
    void run() const;

private:
    /// Some channels of one image; panels of the convolution that makes them.
    struct Slice {
        std::int64_t image = 0;
        std::size_t firstPanel = 0, endPanel = 0;
        std::int64_t column = 0, channels = 0;
    };
    void inMemory(std::int64_t image, std::int64_t firstRow, std::int64_t endRow) const;
    void inStrips(std::int64_t image, std::int64_t group, std::int64_t firstRow,
                  std::int64_t endRow) const;
    void produce(const Slice& slice, std::int64_t row, std::int64_t count, float* to) const;
    void activate(const Slice& slice, std::int64_t row, std::int64_t count, std::int64_t first,
                  std::int64_t end, float* values) const;
    void outputRow(const float* const* rows, std::int64_t inStride, const Slice& slice,
                   std::int64_t row) const;
    /// Rows whose SiLU and sums wait: several of a small map are gathered together.
    void gatherRows(const Slice& slice, std::int64_t row, std::int64_t firstRow,
                    std::int64_t endRow) const;
};

/// Sums of rows to squeeze, hidden layer, gate logits and gates.
struct GateStep {
    const Kernels& kernels;
    const GateWeights& weights;
    std::int64_t images = 1, rows = 1, positions = 1;
    const float* rowSums = nullptr;
    float *squeeze = nullptr, *hiddenLogits = nullptr, *hidden = nullptr, *logits = nullptr,
          *gates = nullptr;
    void run() const;
    /// The same in three, one per node of the graph.
    void runSqueeze() const;
    void runReduce() const;
    void runExpand() const;
};

/// Head convolution, SiLU and global pool in one. pooled: [N, C].
struct HeadPoolStep {
    const Kernels& kernels;
    const DenseWeights& weights;
    std::int64_t images = 1, pixels = 0;
    const float* input = nullptr;
    float* pooled = nullptr;
    Scratch scratch;
    ActivationGather* gather = nullptr;
    void run() const;
};

/// Mean over the pixels of whole maps. pooled: [N, C].
void poolMaps(const Kernels& kernels, const float* maps, std::int64_t images, std::int64_t pixels,
              std::int64_t channels, float* pooled);

void classify(const Kernels& kernels, const ClassifierWeights& weights, const float* pooled,
              std::int64_t images, float* logits);

/// y = SiLU(x) in place over all threads.
void siluInPlace(const Kernels& kernels, float* values, std::int64_t count);

/// sums[row][c] over the pixels of each row of maps.
void sumRows(const Kernels& kernels, const float* maps, std::int64_t rows, std::int64_t width,
             std::int64_t channels, float* sums);

}  // namespace scalescope::fused
