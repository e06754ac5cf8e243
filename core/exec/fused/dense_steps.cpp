// SPDX-License-Identifier: Apache-2.0
// Dense convolutions: project, expand on its own, stem, head with its pool, classifier.
#include "core/base/rounding.h"
#include "core/exec/fused/multiply.h"
#include "core/exec/fused/parallel_torch.h"
#include "core/exec/fused/steps.h"

#include <algorithm>
#include <cstring>
#include <vector>

namespace scalescope::fused {

namespace {

constexpr std::int64_t kTileRows = 24;          // a multiple of the rows of every tile
constexpr std::int64_t kPoolPixels = 96;        // summed in float32, then in float64
constexpr std::int64_t kDotGrain = 1 << 15;     // multiplications that one thread takes at least
constexpr std::int64_t kValuesGrain = 1 << 14;  // values that one thread takes at least

/// How the pixels of an image and the panels are cut into tasks.
struct Cut {
    std::int64_t rowBlocks = 1, columnGroups = 1;
};

Cut cutOf(std::int64_t images, std::int64_t pixels, std::int64_t depth, std::int64_t panels) {
    const std::int64_t threads = at::get_num_threads();
    Cut cut;
    cut.rowBlocks = divideUp(pixels, rowsInCache(depth));
    if (images % threads != 0 && cut.rowBlocks > 1)
        cut.rowBlocks = divideUp(cut.rowBlocks, threads) * threads;
    if (images * cut.rowBlocks < threads)
        cut.columnGroups = std::min(panels, threads);
    return cut;
}

void addPooled(const Kernels& kernels, const float* maps, std::int64_t stride, std::int64_t pixels,
               std::int64_t channels, std::vector<float>& part, std::vector<double>& sums) {
    for (std::int64_t pixel = 0; pixel < pixels; pixel += kPoolPixels) {
        kernels.sumPixels(maps + pixel * stride, stride, part.data(),
                          std::min(kPoolPixels, pixels - pixel), channels);
        for (std::size_t c = 0; c < static_cast<std::size_t>(channels); ++c)
            sums[c] += double{part[c]};
    }
}

void storeMeans(const std::vector<double>& sums, std::int64_t channels, std::int64_t pixels,
                float* to) {
    for (std::int64_t c = 0; c < channels; ++c)
        to[c] = static_cast<float>(sums[static_cast<std::size_t>(c)] / static_cast<double>(pixels));
}

}  // namespace

float* Scratch::ofThisThread() const {
    return data + at::get_thread_num() * floatsPerThread;
}

namespace {

/// depth: elements of a pixel. kernel: of those elements.
template <typename Element>
void multiplyPanels(const Kernels& kernels, void (*kernel)(const PanelCallOf<Element>&),
                    const DenseWeights& dense, const Element* weights, std::int64_t depth,
                    std::size_t firstPanel, std::size_t endPanel,
                    const MultiplyCall<Element>& call) {
    constexpr std::int64_t kDepthPart =
        256;  // of a panel: its weights stay in L2, and sums are short
    const std::int64_t origin = dense.panels[firstPanel].firstColumn;
    for (std::int64_t from = 0; from < depth; from += kDepthPart)
        for (std::size_t i = firstPanel; i < endPanel; ++i) {
            const Panel& panel = dense.panels[i];
            const std::int64_t width = panel.vectors * kernels.lanes;
            const std::int64_t to = std::min(depth, from + kDepthPart);
            const std::int64_t at = panel.firstColumn - origin;
            kernel({.a = call.a + from,
                    .aStride = call.aStride,
                    .weights = weights + panel.firstColumn * depth + from * width,
                    .bias = from == 0 ? dense.bias + panel.firstColumn : nullptr,
                    .c = call.c + at,
                    .cStride = call.cStride,
                    .rows = call.rows,
                    .depth = to - from,
                    .vectors = panel.vectors,
                    .columns = std::min(width, dense.columns - panel.firstColumn),
                    .residual = from == 0 && call.residual ? call.residual + at : nullptr,
                    .silu = to == depth && call.silu});
        }
}

}  // namespace

void multiplyRows(const Kernels& kernels, const DenseWeights& dense, std::size_t firstPanel,
                  std::size_t endPanel, const MultiplyCall<float>& call) {
    multiplyPanels(kernels, kernels.panel, dense, dense.weights, dense.depth, firstPanel, endPanel,
                   call);
}

void multiplyRows(const Kernels& kernels, const DenseWeights& dense, std::size_t firstPanel,
                  std::size_t endPanel, const MultiplyCall<Bf16Pair>& call) {
    multiplyPanels(kernels, kernels.pairPanel, dense, dense.pairs, dense.pairDepth(), firstPanel,
                   endPanel, call);
}

void multiplyPixels(const Kernels& kernels, const DenseWeights& dense, std::size_t firstPanel,
                    std::size_t endPanel, const MultiplyCall<float>& call, const float* gates,
                    float* scratch) {
    if (dense.pairs) {
        auto* pairs = reinterpret_cast<Bf16Pair*>(scratch);
        kernels.toPairs(call.a, call.aStride, gates, pairs, call.rows, dense.depth);
        return multiplyRows(kernels, dense, firstPanel, endPanel,
                            MultiplyCall<Bf16Pair>{.a = pairs,
                                                   .aStride = dense.pairDepth(),
                                                   .rows = call.rows,
                                                   .c = call.c,
                                                   .cStride = call.cStride,
                                                   .residual = call.residual,
                                                   .silu = call.silu});
    }
    MultiplyCall<float> product = call;
    if (gates) {
        kernels.scale(call.a, call.aStride, gates, scratch, call.rows, dense.depth);
        product.a = scratch;
        product.aStride = dense.depth;
    }
    multiplyRows(kernels, dense, firstPanel, endPanel, product);
}

void ProductStep::run() const {
    const auto panels = static_cast<std::int64_t>(weights.panels.size());
    const Cut cut = cutOf(images, pixels, weights.depth, panels);
    const std::int64_t perImage = cut.rowBlocks * cut.columnGroups;
    const std::int64_t tiles = divideUp(pixels, kTileRows), inCache = rowsInCache(weights.depth);
    inParallel(images * perImage, 1, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t task = begin; task < end; ++task) {
            const std::int64_t image = task / perImage;
            const std::int64_t block = task % perImage / cut.columnGroups,
                               group = task % cut.columnGroups;
            const auto firstPanel = static_cast<std::size_t>(panels * group / cut.columnGroups);
            const auto endPanel = static_cast<std::size_t>(panels * (group + 1) / cut.columnGroups);
            const std::int64_t column = weights.panels[firstPanel].firstColumn;
            const std::int64_t endRow =
                std::min(pixels, tiles * (block + 1) / cut.rowBlocks * kTileRows);
            for (std::int64_t row = tiles * block / cut.rowBlocks * kTileRows; row < endRow;) {
                const std::int64_t rows = std::min(inCache, endRow - row);
                const std::int64_t pixel = image * pixels + row;
                const std::int64_t at = pixel * weights.columns + column;
                multiplyPixels(kernels, weights, firstPanel, endPanel,
                               {.a = input + pixel * weights.depth,
                                .aStride = weights.depth,
                                .rows = rows,
                                .c = output + at,
                                .cStride = weights.columns,
                                .residual = residual ? residual + at : nullptr,
                                .silu = silu},
                               gates ? gates + image * weights.depth : nullptr,
                               scratch.ofThisThread());
                row += rows;
            }
        }
    });
}

void StemStep::rows(std::int64_t imageIndex, std::int64_t first, std::int64_t count,
                    std::size_t firstPanel, std::size_t endPanel, float* gathered, float* to,
                    std::int64_t toStride) const {
    const std::int64_t height = node.in.height, width = node.in.width, channels = node.in.channels;
    const std::int64_t outWidth = node.out.width, kernel = node.kernel;
    const float* planes = image + imageIndex * channels * height * width;
    for (std::int64_t row = 0; row < count; ++row)
        for (std::int64_t c = 0; c < channels; ++c)
            for (std::int64_t y = 0; y < kernel; ++y) {
                const std::int64_t inRow = (first + row) * node.stride - node.rows.before + y;
                const bool inside = inRow >= 0 && inRow < height;
                const float* in = planes + (c * height + (inside ? inRow : 0)) * width;
                float* out = gathered + row * outWidth * weights.depth + (c * kernel + y) * kernel;
                for (std::int64_t column = 0; column < outWidth; ++column, out += weights.depth)
                    for (std::int64_t x = 0; x < kernel; ++x) {
                        const std::int64_t inColumn =
                            column * node.stride - node.columns.before + x;
                        out[x] = inside && inColumn >= 0 && inColumn < width ? in[inColumn] : 0.0F;
                    }
            }
    multiplyRows(kernels, weights, firstPanel, endPanel,
                 MultiplyCall<float>{.a = gathered,
                                     .aStride = weights.depth,
                                     .rows = count * outWidth,
                                     .c = to,
                                     .cStride = toStride,
                                     .residual = nullptr,
                                     .silu = silu});
}

void StemStep::run() const {
    const std::int64_t height = node.out.height, width = node.out.width;
    inParallel(images * height, 1, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t row = begin; row < end; ++row) {
            float* to = output + row * width * weights.columns;
            rows(row / height, row % height, 1, 0, weights.panels.size(), scratch.ofThisThread(),
                 to, weights.columns);
            if (gather)
                gatheredSilu(kernels, *gather,
                             {.image = row / height,
                              .channels = weights.columns,
                              .pixels = width,
                              .values = to,
                              .stride = weights.columns});
        }
    });
}

void HeadPoolStep::run() const {
    const auto panels = static_cast<std::int64_t>(weights.panels.size());
    inParallel(images * panels, 1, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t task = begin; task < end; ++task) {
            const std::int64_t image = task / panels;
            const auto panel = static_cast<std::size_t>(task % panels);
            const std::int64_t column = weights.panels[panel].firstColumn;
            const std::int64_t width = std::min<std::int64_t>(
                weights.panels[panel].vectors * kernels.lanes, weights.columns - column);
            std::vector<double> sums(static_cast<std::size_t>(width));
            std::vector<float> part(static_cast<std::size_t>(width));
            float* maps = scratch.ofThisThread();
            float* converted = maps + kPoolPixels * width;
            for (std::int64_t pixel = 0; pixel < pixels; pixel += kPoolPixels) {
                const std::int64_t count = std::min(kPoolPixels, pixels - pixel);
                multiplyPixels(kernels, weights, panel, panel + 1,
                               {.a = input + (image * pixels + pixel) * weights.depth,
                                .aStride = weights.depth,
                                .rows = count,
                                .c = maps,
                                .cStride = width,
                                .residual = nullptr,
                                .silu = !gather},
                               nullptr, converted);
                if (gather)
                    gatheredSilu(kernels, *gather,
                                 {.image = image,
                                  .firstChannel = column,
                                  .channels = width,
                                  .pixels = count,
                                  .values = maps,
                                  .stride = width});
                addPooled(kernels, maps, width, count, width, part, sums);
            }
            storeMeans(sums, width, pixels, pooled + image * weights.columns + column);
        }
    });
}

void poolMaps(const Kernels& kernels, const float* maps, std::int64_t images, std::int64_t pixels,
              std::int64_t channels, float* pooled) {
    for (std::int64_t image = 0; image < images; ++image) {
        std::vector<double> sums(static_cast<std::size_t>(channels));
        std::vector<float> part(static_cast<std::size_t>(channels));
        addPooled(kernels, maps + image * pixels * channels, channels, pixels, channels, part,
                  sums);
        storeMeans(sums, channels, pixels, pooled + image * channels);
    }
}

void classify(const Kernels& kernels, const ClassifierWeights& weights, const float* pooled,
              std::int64_t images, float* logits) {
    const std::int64_t grain = std::max<std::int64_t>(1, kDotGrain / weights.channels);
    inParallel(images * weights.classes, grain, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t i = begin; i < end; ++i) {
            const std::int64_t image = i / weights.classes, index = i % weights.classes;
            logits[i] = weights.bias[index] +
                        kernels.dot(weights.weights + index * weights.channels,
                                    pooled + image * weights.channels, weights.channels);
        }
    });
}

void siluInPlace(const Kernels& kernels, float* values, std::int64_t count) {
    constexpr std::int64_t kLine = 16;  // threads do not share a cache line
    inParallel(
        divideUp(count, kLine), kValuesGrain / kLine, [&](std::int64_t begin, std::int64_t end) {
            const std::int64_t first = begin * kLine;
            kernels.silu(values + first, values + first, std::min(count, end * kLine) - first);
        });
}

void sumRows(const Kernels& kernels, const float* maps, std::int64_t rows, std::int64_t width,
             std::int64_t channels, float* sums) {
    const std::int64_t grain = std::max<std::int64_t>(1, kValuesGrain / (width * channels));
    inParallel(rows, grain, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t row = begin; row < end; ++row)
            kernels.sumPixels(maps + row * width * channels, channels, sums + row * channels, width,
                              channels);
    });
}

}  // namespace scalescope::fused
