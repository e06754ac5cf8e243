// SPDX-License-Identifier: Apache-2.0
#include "core/exec/memory_need.h"

#include "core/base/error.h"
#include "core/exec/device.h"
#include "core/exec/executor.h"
#include "core/exec/fused/fused_memory.h"
#include "core/model/cost.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace scalescope {

namespace {

constexpr std::int64_t kLargestBatch = 1'000'000, kLongestWalk = 64;
constexpr std::int64_t kFloatBytes = 4, kCounterBytes = 8;

/// Of one network in one engine, for any batch.
class Needs {
public:
    Needs(const Graph& graph, const RunOptions& options) : m_graph(graph), m_options(options) {
        if (options.engine != EngineKind::Reference &&
            fusedObstacle(graph.architecture, options.device, options).empty())
            m_fused.emplace(graph, options.dtype, threadsFor(options.threads));
    }

    [[nodiscard]] MemoryNeed of(std::int64_t batch) const {
        MemoryNeed need;
        need.batch = batch;
        if (m_fused) {
            need.engine = engineName(EngineKind::Fused);
            need.weightBytes = m_fused->weightBytes();
            need.passBytes = m_fused->arenaBytes(batch) + batch * (imageBytes() + logitBytes());
            return need;
        }
        need.engine = engineName(EngineKind::Reference);
        need.weightBytes = moduleBytes();
        need.passBytes = predictMemory(m_graph, batch, elementBytes()).peakBytes;
        if (m_options.device == "cpu")
            need.passBytes += batch * imageBytes();  // the caller's, beside the pass's own
        // oneDNN takes workspace for sums in float32, by the machine, the threads and the shape.
        need.workspaceUnknown = m_options.device == "cpu" && m_options.dtype != Dtype::F32;
        return need;
    }

private:
    [[nodiscard]] std::int64_t imageBytes() const {
        return m_graph.nodes.front().in.channels * m_graph.inputHeight * m_graph.inputWidth *
               kFloatBytes;
    }
    [[nodiscard]] std::int64_t logitBytes() const {
        return m_graph.architecture.spec.classCount * kFloatBytes;
    }
    [[nodiscard]] std::int64_t elementBytes() const {
        return m_options.autocast ? kFloatBytes
                                  : static_cast<std::int64_t>(dtypeSize(m_options.dtype));
    }
    /// Counters of batch norm stay what they are.
    [[nodiscard]] std::int64_t moduleBytes() const {
        const std::int64_t counters =
            kCounterBytes * std::ranges::count_if(m_graph.nodes, &Node::batchNorm);
        return (costOf(m_graph).weightBytes - counters) / kFloatBytes * elementBytes() + counters;
    }

    const Graph& m_graph;
    RunOptions m_options;
    std::optional<fused::FusedMemory> m_fused;
};

}  // namespace

MemoryNeed memoryNeed(const Graph& graph, const RunOptions& options, std::int64_t batch) {
    if (batch < 1 || batch > kLargestBatch)
        throw Error(ErrorCode::ArgumentInvalid, "Memory cannot be told for " +
                                                    std::to_string(batch) +
                                                    " images at once; use 1 to 1000000.");
    return Needs(graph, options).of(batch);
}

std::int64_t eagerNeedBytes(const Graph& graph, std::int64_t batch) {
    return costOf(graph).weightBytes + predictMemory(graph, batch).peakBytes;
}

std::int64_t largestBatchWithin(std::int64_t budgetBytes, const Graph& graph,
                                const RunOptions& options) {
    const Needs needs(graph, options);
    const auto fits = [&](std::int64_t batch) {
        return needs.of(batch).totalBytes() <= budgetBytes;
    };
    if (!fits(1))
        return 0;
    // Nearly a straight line: a plan takes about a millisecond, so few are made.
    const std::int64_t first = needs.of(1).totalBytes();
    const std::int64_t perImage = std::max<std::int64_t>(needs.of(2).totalBytes() - first, 1);
    std::int64_t low = 1, high = kLargestBatch + 1;  // low fits; high does not, or is not asked for
    std::int64_t guess = 1 + (budgetBytes - first) / perImage;
    for (std::int64_t step = 1; high - low > 1; step *= 2) {
        guess = std::clamp(guess, low + 1, high - 1);
        const bool fit = fits(guess);
        (fit ? low : high) = guess;
        guess = fit ? low + step : high - step;
        if (step > kLongestWalk)
            guess = low + (high - low) / 2;
    }
    return low;
}

}  // namespace scalescope
