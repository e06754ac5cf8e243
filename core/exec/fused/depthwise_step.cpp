// SPDX-License-Identifier: Apache-2.0
// Depthwise convolution over threads. A task is a run of output rows of one image and one group of
// channels; the rows that it reads are made just before, in a ring that stays in the core's cache.
#include "core/exec/fused/multiply.h"
#include "core/exec/fused/parallel_torch.h"
#include "core/exec/fused/steps.h"

#include <algorithm>
#include <array>

namespace scalescope::fused {

namespace {

constexpr int kMaxKernel = 5;
constexpr std::int64_t kGatheredPixels = 28;  // enough to spread what a run costs, still in cache

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

void gatheredSilu(const Kernels& kernels, ActivationGather& gather, const RawPart& part,
                  float* sums, std::int64_t sumsStride) {
    kernels.siluGathered({.in = part.values,
                          .inStride = part.stride,
                          .out = part.values,
                          .outStride = part.stride,
                          .rows = part.rows,
                          .pixels = part.pixels,
                          .channels = part.channels,
                          .cuts = gather.cuts,
                          .gather = &gather.threads[static_cast<std::size_t>(at::get_thread_num())],
                          .firstEntry = part.image * gather.channels + part.firstChannel,
                          .sums = sums,
                          .sumsStride = sumsStride});
}

void DepthwiseStep::run() const {
    const std::int64_t rows = node.out.height, groups = strip ? strip->groups : 1;
    inParallel(images * groups * rows, 1, [&](std::int64_t begin, std::int64_t end) {
        forRuns(begin, end, groups, rows,
                [&](std::int64_t image, std::int64_t group, std::int64_t first, std::int64_t last) {
                    if (strip)
                        inStrips(image, group, first, last);
                    else
                        inMemory(image, first, last);
                });
    });
}

/// One row of some channels.
void DepthwiseStep::outputRow(const float* const* rows, std::int64_t inStride, const Slice& slice,
                              std::int64_t row) const {
    const std::int64_t outRow = slice.image * node.out.height + row, channels = slice.channels;
    float* place = output + outRow * node.out.width * weights.channels + slice.column;
    float* sums = rowSums ? rowSums + outRow * weights.channels + slice.column : nullptr;
    kernels.depthwiseRow({.rows = rows,
                          .inStride = inStride,
                          .inWidth = node.in.width,
                          .outWidth = node.out.width,
                          .kernel = node.kernel,
                          .stride = node.stride,
                          .padding = node.columns.before,
                          .weights = weights.weights + slice.column,
                          .weightStride = weights.channels,
                          .bias = weights.bias + slice.column,
                          .out = place,
                          .outStride = weights.channels,
                          .channels = channels,
                          .silu = silu,
                          .sums = gather ? nullptr : sums});
}

/// After row was computed, of [firstRow, endRow).
void DepthwiseStep::gatherRows(const Slice& slice, std::int64_t row, std::int64_t firstRow,
                               std::int64_t endRow) const {
    if (!gather)
        return;
    const std::int64_t together = std::max<std::int64_t>(1, kGatheredPixels / node.out.width);
    const std::int64_t done = row + 1 - firstRow, last = done % together;
    if (last != 0 && row + 1 < endRow)
        return;
    const std::int64_t rows = last == 0 ? together : last;
    const std::int64_t outRow = slice.image * node.out.height + row + 1 - rows;
    gatheredSilu(kernels, *gather,
                 {.image = slice.image,
                  .firstChannel = slice.column,
                  .channels = slice.channels,
                  .rows = rows,
                  .pixels = node.out.width,
                  .values = output + outRow * node.out.width * weights.channels + slice.column,
                  .stride = weights.channels},
                 rowSums ? rowSums + outRow * weights.channels + slice.column : nullptr,
                 weights.channels);
}

void DepthwiseStep::inMemory(std::int64_t image, std::int64_t firstRow, std::int64_t endRow) const {
    const std::int64_t channels = weights.channels, rowFloats = node.in.width * channels;
    const float* maps = input + image * node.in.height * rowFloats;
    const Slice slice{image, 0, 0, 0, channels};
    std::array<const float*, kMaxKernel> rows{};
    for (std::int64_t row = firstRow; row < endRow; ++row) {
        for (int y = 0; y < node.kernel; ++y) {
            const std::int64_t in = row * node.stride - node.rows.before + y;
            rows[static_cast<std::size_t>(y)] =
                in >= 0 && in < node.in.height ? maps + in * rowFloats : nullptr;
        }
        outputRow(rows.data(), channels, slice, row);
        gatherRows(slice, row, firstRow, endRow);
    }
}

/// Rows of the input before or, where nothing is gathered, after their SiLU.
void DepthwiseStep::produce(const Slice& slice, std::int64_t row, std::int64_t count,
                            float* to) const {
    const std::int64_t width = node.in.width;
    float* inputs = scratch.ofThisThread() + strip->ringFloats(width);
    if (stem) {
        stem->rows(slice.image, row, count, slice.firstPanel, slice.endPanel, inputs, to,
                   slice.channels);
        return;
    }
    multiplyPixels(kernels, *expand, slice.firstPanel, slice.endPanel,
                   {.a = input + (slice.image * node.in.height + row) * width * expand->depth,
                    .aStride = expand->depth,
                    .rows = count * width,
                    .c = to,
                    .cStride = slice.channels,
                    .residual = nullptr,
                    .silu = !inputGather},
                   nullptr, inputs);
}

/// SiLU of made rows. Neighbours make some rows as well: only those in [first, end) count.
void DepthwiseStep::activate(const Slice& slice, std::int64_t row, std::int64_t count,
                             std::int64_t first, std::int64_t end, float* values) const {
    const std::int64_t rowFloats = node.in.width * slice.channels;
    const std::int64_t from = std::clamp(first, row, row + count),
                       to = std::clamp(end, from, row + count);
    kernels.silu(values, values, (from - row) * rowFloats);
    if (from < to)
        gatheredSilu(kernels, *inputGather,
                     {.image = slice.image,
                      .firstChannel = slice.column,
                      .channels = slice.channels,
                      .pixels = (to - from) * node.in.width,
                      .values = values + (from - row) * rowFloats,
                      .stride = slice.channels});
    float* rest = values + (to - row) * rowFloats;
    kernels.silu(rest, rest, (row + count - to) * rowFloats);
}

void DepthwiseStep::inStrips(std::int64_t image, std::int64_t group, std::int64_t firstRow,
                             std::int64_t endRow) const {
    const DenseWeights& producer = stem ? stem->weights : *expand;
    const auto panels = static_cast<std::int64_t>(producer.panels.size());
    Slice slice{.image = image};
    slice.firstPanel = static_cast<std::size_t>(panels * group / strip->groups);
    slice.endPanel = static_cast<std::size_t>(panels * (group + 1) / strip->groups);
    slice.column = producer.panels[slice.firstPanel].firstColumn;
    slice.channels =
        (slice.endPanel < producer.panels.size() ? producer.panels[slice.endPanel].firstColumn
                                                 : producer.columns) -
        slice.column;
    const std::int64_t rowFloats = node.in.width * slice.channels, height = node.in.height;
    const std::int64_t pad = node.rows.before;
    const std::int64_t endOwned = endRow == node.out.height ? height : endRow * node.stride;
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
            float* to = ring + slot * rowFloats;
            produce(slice, made, count, to);
            if (inputGather)
                activate(slice, made, count, firstRow * node.stride, endOwned, to);
            made += count;
        }
        for (int y = 0; y < node.kernel; ++y) {
            const std::int64_t in = top + y;
            rows[static_cast<std::size_t>(y)] =
                in >= 0 && in < height ? ring + in % strip->ringRows * rowFloats : nullptr;
        }
        outputRow(rows.data(), slice.channels, slice, row);
        gatherRows(slice, row, firstRow, endRow);
    }
}

}  // namespace scalescope::fused
