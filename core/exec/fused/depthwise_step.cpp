// SPDX-License-Identifier: Apache-2.0
// Depthwise convolution over threads. A task is a run of output rows of one image and one group of
// channels; the rows that it reads are made just before, in a ring that stays in the core's cache.
#include <ATen/Parallel.h>

#include <algorithm>
#include <array>

#include "core/exec/fused/multiply.h"
#include "core/exec/fused/steps.h"

namespace scalescope::fused {

namespace {

constexpr int kMaxKernel = 5;

/// Calls part(image, group, firstRow, endRow) for the runs of [begin, end), where an item is one
/// row of one group of one image.
template <typename Part>
void forRuns(std::int64_t begin, std::int64_t end, std::int64_t groups, std::int64_t rows,
             Part&& part) {
    while (begin < end) {
        const std::int64_t row = begin % rows, run = std::min(rows - row, end - begin);
        const std::int64_t outer = begin / rows;
        part(outer / groups, outer % groups, row, row + run);
        begin += run;
    }
}

}  // namespace

void DepthwiseStep::run() const {
    const std::int64_t rows = node.out.height, groups = strip ? strip->groups : 1;
    at::parallel_for(0, images * groups * rows, 1, [&](std::int64_t begin, std::int64_t end) {
        forRuns(begin, end, groups, rows,
                [&](std::int64_t image, std::int64_t group, std::int64_t first, std::int64_t last) {
                    if (strip)
                        inStrips(image, group, first, last);
                    else
                        inMemory(image, first, last);
                });
    });
}

void DepthwiseStep::inMemory(std::int64_t image, std::int64_t firstRow, std::int64_t endRow) const {
    const std::int64_t channels = weights.channels, rowFloats = node.in.width * channels;
    const float* maps = input + image * node.in.height * rowFloats;
    std::array<const float*, kMaxKernel> rows{};
    for (std::int64_t row = firstRow; row < endRow; ++row) {
        for (int y = 0; y < node.kernel; ++y) {
            const std::int64_t in = row * node.stride - (node.kernel - 1) / 2 + y;
            rows[static_cast<std::size_t>(y)] =
                in >= 0 && in < node.in.height ? maps + in * rowFloats : nullptr;
        }
        const std::int64_t outRow = image * node.out.height + row;
        kernels.depthwiseRow({.rows = rows.data(),
                              .inStride = channels,
                              .inWidth = node.in.width,
                              .outWidth = node.out.width,
                              .kernel = node.kernel,
                              .stride = node.stride,
                              .weights = weights.weights,
                              .weightStride = channels,
                              .bias = weights.bias,
                              .out = output + outRow * node.out.width * channels,
                              .outStride = channels,
                              .channels = channels,
                              .silu = silu,
                              .sums = rowSums ? rowSums + outRow * channels : nullptr});
    }
}

void DepthwiseStep::produce(std::int64_t image, std::size_t firstPanel, std::size_t endPanel,
                            std::int64_t row, std::int64_t count, std::int64_t stride,
                            float* to) const {
    if (stem) {
        float* gathered = scratch.ofThisThread() + strip->ringFloats(node.in.width);
        stem->rows(image, row, count, firstPanel, endPanel, gathered, to, stride);
        return;
    }
    const std::int64_t width = node.in.width;
    multiplyRows(kernels, *expand, firstPanel, endPanel,
                 {.a = input + (image * node.in.height + row) * width * expand->depth,
                  .aStride = expand->depth,
                  .rows = count * width,
                  .c = to,
                  .cStride = stride,
                  .residual = nullptr,
                  .silu = true});
}

void DepthwiseStep::inStrips(std::int64_t image, std::int64_t group, std::int64_t firstRow,
                             std::int64_t endRow) const {
    const DenseWeights& producer = stem ? stem->weights : *expand;
    const auto panels = static_cast<std::int64_t>(producer.panels.size());
    const auto firstPanel = static_cast<std::size_t>(panels * group / strip->groups);
    const auto endPanel = static_cast<std::size_t>(panels * (group + 1) / strip->groups);
    const std::int64_t column = producer.panels[firstPanel].firstColumn;
    const std::int64_t endColumn = endPanel < producer.panels.size()
                                       ? producer.panels[endPanel].firstColumn
                                       : producer.columns;
    const std::int64_t channels = endColumn - column, rowFloats = node.in.width * channels;
    const std::int64_t pad = (node.kernel - 1) / 2, height = node.in.height;
    float* ring = scratch.ofThisThread();
    std::array<const float*, kMaxKernel> rows{};
    std::int64_t made = std::max<std::int64_t>(0, firstRow * node.stride - pad);  // next to make
    const std::int64_t lastNeeded =
        std::min(height, (endRow - 1) * node.stride - pad + node.kernel);
    for (std::int64_t row = firstRow; row < endRow; ++row) {
        const std::int64_t top = row * node.stride - pad;
        while (made < std::min(height, top + node.kernel)) {
            const std::int64_t slot = made % strip->ringRows;
            const std::int64_t count =
                std::min({strip->chunkRows, strip->ringRows - slot, lastNeeded - made});
            produce(image, firstPanel, endPanel, made, count, channels, ring + slot * rowFloats);
            made += count;
        }
        for (int y = 0; y < node.kernel; ++y) {
            const std::int64_t in = top + y;
            rows[static_cast<std::size_t>(y)] =
                in >= 0 && in < height ? ring + in % strip->ringRows * rowFloats : nullptr;
        }
        const std::int64_t outRow = image * node.out.height + row;
        kernels.depthwiseRow(
            {.rows = rows.data(),
             .inStride = channels,
             .inWidth = node.in.width,
             .outWidth = node.out.width,
             .kernel = node.kernel,
             .stride = node.stride,
             .weights = weights.weights + column,
             .weightStride = weights.channels,
             .bias = weights.bias + column,
             .out = output + outRow * node.out.width * weights.channels + column,
             .outStride = weights.channels,
             .channels = channels,
             .silu = silu,
             .sums = rowSums ? rowSums + outRow * weights.channels + column : nullptr});
    }
}

}  // namespace scalescope::fused
