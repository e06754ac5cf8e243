// SPDX-License-Identifier: Apache-2.0
#include "core/bench/many_images.h"

#include "core/base/prefetch.h"
#include "core/bench/batch_chooser.h"
#include "core/diagnostics/memory_timeline.h"
#include "core/exec/device_memory.h"
#include "core/input/decoding_thread.h"
#include "core/model/memory_prediction.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <utility>

namespace scalescope {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int kMaxPrepareThreads = 4;
constexpr std::int64_t kLargestBatch = 64;
// Of one pass: a batch that gains a few percent is not worth all the memory that is free.
constexpr std::int64_t kBatchBytes = std::int64_t{1} << 30, kDeviceBatchBytes = kBatchBytes << 4;

/// Of a pass of one image: what the engine lays out, or eager in float32. Half precision is
/// compared with a pass in float32, and its kernels on the CPU take workspace as large.
std::int64_t imageBytes(const Graph& graph, Executor& executor) {
    TensorF32 image;
    image.shape = {1, graph.nodes.front().in.channels, graph.inputHeight, graph.inputWidth};
    image.values.resize(static_cast<std::size_t>(graph.nodes.front().in.elements()));
    const auto planned = executor.memoryPlan(image, {});
    return planned ? planned->peakBytes : predictMemory(graph, 1).peakBytes;
}

double secondsSince(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

PrefetchOptions prefetchOptions(const ManyImages& images) {
    const std::int64_t ahead = kPreparedLimitBytes / std::max<std::int64_t>(images.inputBytes, 1);
    return {.threads = std::clamp(images.threads, 1, kMaxPrepareThreads),
            .ahead = static_cast<std::size_t>(std::max<std::int64_t>(ahead, 1)),
            .onThread = prepareDecodingThread};
}

void append(TensorF32& batch, TensorF32 image) {
    if (batch.shape.empty()) {
        batch = std::move(image);
        return;
    }
    ++batch.shape[0];
    batch.values.insert(batch.values.end(), image.values.begin(), image.values.end());
}

/// The next images that are not left out, at most so many; without a shape: there are none.
TensorF32 takeBatch(Prefetch<TensorF32>& prepared, std::int64_t wanted, std::size_t count,
                    std::size_t& taken, RunContext& context) {
    TensorF32 batch;
    for (std::int64_t held = 0; held < wanted && taken < count; ++taken) {
        TensorF32 image = prepared.next(context);
        if (image.shape.empty())
            continue;
        append(batch, std::move(image));
        ++held;
    }
    return batch;
}

/// What is done beside the passes takes none of the run's time, except that images are prepared
/// meanwhile: a run takes at least what preparing took.
double secondsOf(Clock::time_point start, double besideSeconds, const Throughput& throughput) {
    return std::max(secondsSince(start) - besideSeconds,
                    throughput.prepareSeconds / std::max(throughput.prepareThreads, 1));
}

/// The pass over a batch and what is asked beside it. begin, end: shares of all images.
/// Result: seconds of the pass and of the rest.
std::pair<double, double> passBatch(const ManyImages& images, std::size_t first,
                                    const TensorF32& batch, double begin, double end,
                                    RunContext& context) {
    const auto passing = Clock::now();
    const double middle = images.beside ? (begin + end) / 2.0 : end;
    context.within(begin, middle, [&] { images.pass(first, batch); });
    const double seconds = secondsSince(passing);
    if (images.beside)
        context.within(middle, end, [&] { images.beside(batch); });
    return {seconds, secondsSince(passing) - seconds};
}

}  // namespace

void runMany(const ManyImages& images, Throughput& throughput, RunContext& context) {
    const auto start = Clock::now();
    std::atomic<std::int64_t> prepareNanoseconds{0};
    const PrefetchOptions options = prefetchOptions(images);
    throughput.prepareThreads = options.threads;
    throughput.preparedLimitBytes = kPreparedLimitBytes;
    Prefetch<TensorF32> prepared(images.count, options, [&](std::size_t index) {
        const auto begin = Clock::now();
        TensorF32 tensor = images.prepare(index);
        prepareNanoseconds += std::chrono::nanoseconds(Clock::now() - begin).count();
        return tensor;
    });
    BatchChooser chooser(images.wantedBatch, images.largestBatch);
    std::size_t first = 0;  // of what is passed
    double besideSeconds = 0.0;
    for (std::size_t taken = 0; taken < images.count;) {
        const bool alone = first == 0 && images.firstAlone;
        const auto wanted =
            alone ? 1 : chooser.next(static_cast<std::int64_t>(images.count - taken));
        const std::size_t begin = taken;
        const auto waiting = Clock::now();
        TensorF32 batch = takeBatch(prepared, wanted, images.count, taken, context);
        throughput.waitSeconds += secondsSince(waiting);
        if (batch.shape.empty())
            break;
        const auto all = static_cast<double>(images.count);
        const auto [seconds, beside] =
            passBatch(images, first, batch, static_cast<double>(begin) / all,
                      static_cast<double>(taken) / all, context);
        besideSeconds += beside;
        if (!alone)
            chooser.ran(batch.shape[0], seconds);
        throughput.passSeconds += seconds;
        first += static_cast<std::size_t>(batch.shape[0]);
        throughput.images = static_cast<std::int64_t>(first);
        throughput.prepareSeconds = 1e-9 * static_cast<double>(prepareNanoseconds.load());
        throughput.choice = chooser.choice();
        throughput.seconds = secondsOf(start, besideSeconds, throughput);
    }
}

std::int64_t largestBatchFor(const Graph& graph, Executor& executor, double memoryBudgetShare) {
    const auto device = deviceMemory(executor.device());
    const std::int64_t limit = device ? kDeviceBatchBytes : kBatchBytes;
    const auto free = static_cast<double>(device ? device->freeBytes : availableMemory());
    const std::int64_t budget =
        std::min(limit, static_cast<std::int64_t>(free * memoryBudgetShare));
    // The weights are there already.
    return std::clamp<std::int64_t>(largestBatch(imageBytes(graph, executor), 0, budget), 1,
                                    kLargestBatch);
}

}  // namespace scalescope
