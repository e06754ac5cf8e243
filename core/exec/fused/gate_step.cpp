// SPDX-License-Identifier: Apache-2.0
// Squeeze and excitation on vectors: few numbers, so that threads join only where it pays.
#include "core/base/rounding.h"
#include "core/exec/fused/parallel_torch.h"
#include "core/exec/fused/steps.h"

#include <algorithm>
#include <initializer_list>

namespace scalescope::fused {

namespace {

constexpr std::int64_t kGrain = 1 << 16;     // multiplications that one thread takes at least
constexpr std::int64_t kChannelChunk = 256;  // channels of a task

/// Means over the positions of one image; rows are added in order, in float64.
void squeezeImage(const GateStep& step, std::int64_t image) {
    const std::int64_t channels = step.weights.channels;
    const float* rowSums = step.rowSums + image * step.rows * channels;
    float* squeeze = step.squeeze + image * channels;
    double sums[kChannelChunk];
    for (std::int64_t from = 0; from < channels; from += kChannelChunk) {
        const std::int64_t count = std::min(kChannelChunk, channels - from);
        std::fill_n(sums, count, 0.0);
        for (std::int64_t row = 0; row < step.rows; ++row)
            for (std::int64_t c = 0; c < count; ++c)
                sums[c] += double{rowSums[row * channels + from + c]};
        for (std::int64_t c = 0; c < count; ++c)
            squeeze[from + c] = static_cast<float>(sums[c] / static_cast<double>(step.positions));
    }
}

void reduceImage(const GateStep& step, std::int64_t image) {
    const GateWeights& w = step.weights;
    const float* squeeze = step.squeeze + image * w.channels;
    float* hiddenLogits = step.hiddenLogits + image * w.hidden;
    float* hidden = step.hidden + image * w.hidden;
    const std::int64_t hiddenGrain = std::max<std::int64_t>(1, kGrain / w.channels);
    inParallel(w.hidden, hiddenGrain, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t h = begin; h < end; ++h)
            hiddenLogits[h] =
                w.reduceBias[h] + step.kernels.dot(w.reduce + h * w.channels, squeeze, w.channels);
    });
    step.kernels.silu(hiddenLogits, hidden, w.hidden);
}

void expandImage(const GateStep& step, std::int64_t image) {
    const GateWeights& w = step.weights;
    const float* hidden = step.hidden + image * w.hidden;
    const std::int64_t chunks = divideUp(w.channels, kChannelChunk);
    const std::int64_t chunkGrain = std::max<std::int64_t>(1, kGrain / (w.hidden * kChannelChunk));
    inParallel(chunks, chunkGrain, [&](std::int64_t begin, std::int64_t end) {
        const std::int64_t from = begin * kChannelChunk,
                           count = std::min(w.channels, end * kChannelChunk) - from;
        float* z = step.logits + image * w.channels + from;
        std::copy_n(w.expandBias + from, count, z);
        for (std::int64_t h = 0; h < w.hidden; ++h)
            step.kernels.axpy(hidden[h], w.expand + h * w.channels + from, z, count);
        step.kernels.sigmoid(z, step.gates + image * w.channels + from, count);
    });
}

using OfImage = void (*)(const GateStep& step, std::int64_t image);

/// With one image the threads share its vectors; with many, each takes images.
void eachImage(const GateStep& step, std::initializer_list<OfImage> works) {
    const auto some = [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t image = begin; image < end; ++image)
            for (const OfImage work : works)
                work(step, image);
    };
    if (step.images == 1) {
        const FlushDenormals flush;
        some(0, 1);
    } else {
        inParallel(step.images, 1, some);
    }
}

}  // namespace

void GateStep::run() const {
    eachImage(*this, {&squeezeImage, &reduceImage, &expandImage});
}

void GateStep::runSqueeze() const {
    eachImage(*this, {&squeezeImage});
}

void GateStep::runReduce() const {
    eachImage(*this, {&reduceImage});
}

void GateStep::runExpand() const {
    eachImage(*this, {&expandImage});
}

}  // namespace scalescope::fused
