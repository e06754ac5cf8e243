// SPDX-License-Identifier: Apache-2.0
#include "core/exec/fused/fused_executor.h"

#include "core/exec/fused/fused_pass.h"
#include "core/exec/torch_errors.h"
#include "core/model/memory_prediction.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <chrono>
#include <limits>
#include <list>
#include <numeric>
#include <tuple>

namespace scalescope::fused {

namespace {

/// A plan with the arena that it lays out.
struct Planned {
    std::shared_ptr<const Graph> graph;
    Plan plan;
    HugeBuffer arena;
};

class FusedExecutor final : public Executor {
public:
    FusedExecutor(const NetworkSpec& spec, StateDict weights, InstructionSet instructions,
                  Dtype dtype)
        : m_spec(spec),
          m_kernels(kernelsFor(instructions)),
          m_dtype(dtype),
          m_weights(packWeights(buildArchitecture(spec), std::move(weights), m_kernels, dtype)) {}

    PassResult run(const TensorF32& input, const PassOptions& options,
                   RunContext& context) override {
        checkInput(input);
        return scalescope::detail::guarded(displayName(m_spec) + ": the pass", [&] {
            PassResult result{input.shape[0], m_spec.classCount, {}};
            result.logits.resize(static_cast<std::size_t>(input.shape[0] * m_spec.classCount));
            const bool apart = needsApart(options);
            result.ranAgain = !watchedPass(input, options, apart, context, result.logits.data());
            if (result.ranAgain)
                std::ignore = watchedPass(input, options, true, context, result.logits.data());
            return result;
        });
    }

    std::vector<double> time(const TensorF32& input, int warmup, int repeats,
                             const std::function<bool(int)>& onRepeat) override {
        checkInput(input);
        return scalescope::detail::guarded(displayName(m_spec) + ": the benchmark", [&] {
            const Planned& planned = plannedFor(input, false);
            std::vector<float> logits(static_cast<std::size_t>(input.shape[0] * m_spec.classCount));
            std::vector<double> milliseconds;
            for (int i = -warmup; i < repeats; ++i) {
                const double ms = timedPass(planned, input, logits);
                if (i >= 0)
                    milliseconds.push_back(ms);
                if (onRepeat && !onRepeat(std::max(0, i + 1)))
                    break;
            }
            return milliseconds;
        });
    }

    std::optional<MemoryPrediction> memoryPlan(const TensorF32& input,
                                               const PassOptions& options) override {
        checkInput(input);
        const Planned& planned = plannedFor(input, needsApart(options));
        const auto imageBytes = static_cast<std::int64_t>(input.values.size() * sizeof(float));
        return predictionOf(planned.plan, *planned.graph, imageBytes);
    }

    [[nodiscard]] const char* name() const noexcept override { return "fused"; }
    [[nodiscard]] std::string device() const override { return "cpu"; }
    [[nodiscard]] Dtype dtype() const noexcept override { return m_dtype; }
    [[nodiscard]] std::int64_t weightBytes() const noexcept override {
        return m_weights.store.bytes();
    }
    [[nodiscard]] std::int64_t workspaceBytes() const noexcept override {
        return std::accumulate(
            m_planned.begin(), m_planned.end(), std::int64_t{0},
            [](std::int64_t sum, const Planned& each) { return sum + each.arena.bytes(); });
    }
    void releaseWorkspace() noexcept override { m_planned.clear(); }

private:
    static MemoryPrediction predictionOf(const Plan& plan, const Graph& graph,
                                         std::int64_t imageBytes) {
        MemoryPrediction prediction;
        for (int step = 0; step < plan.stepCount; ++step) {
            const Node& node = plan.nodeOfStep(graph, step);
            const std::int64_t live = plan.liveBytes[static_cast<std::size_t>(step)] + imageBytes;
            prediction.steps.push_back({node.id, live, node.name + ": output"});
        }
        prediction.peakBytes = plan.peakBytes + imageBytes;
        prediction.peakNode = plan.nodeOfStep(graph, plan.peakStep).id;
        prediction.peakTensor = prediction.steps[static_cast<std::size_t>(plan.peakStep)].tensor;
        return prediction;
    }

    static bool needsApart(const PassOptions& options) {
        const auto whole = [](const Tap* tap) {
            const TapInterest interest = tap->interest();
            return (interest.activations && !interest.gathers) || interest.outputs ||
                   interest.apart;
        };
        const auto gathers = [](const Tap* tap) { return tap->interest().gathers; };
        return std::any_of(options.taps.begin(), options.taps.end(), whole) ||
               std::count_if(options.taps.begin(), options.taps.end(), gathers) > 1;
    }

    /// The tables of what is gathered count in 32 bits.
    static bool countsFit(const Planned& planned) {
        constexpr std::int64_t kMost = std::numeric_limits<std::uint32_t>::max();
        const std::int64_t batch = planned.plan.key.batch;
        return std::all_of(
            planned.graph->nodes.begin(), planned.graph->nodes.end(),
            [batch](const Node& node) { return node.out.elements() <= kMost / batch; });
    }

    /// False: what would be gathered is not finite, or too much; nothing of the pass counts.
    bool watchedPass(const TensorF32& input, const PassOptions& options, bool apart,
                     RunContext& context, float* logits) {
        const Planned& planned = plannedFor(input, apart);
        PassTaps taps(*planned.graph, options, context);
        if (!apart && taps.interest().gathers && !countsFit(planned))
            return false;
        taps.beginPass(input.shape[0]);
        const bool finite =
            FusedPass(m_kernels, m_weights, planned.plan, planned.arena.data(), taps)
                .run(input.values.data(), logits);
        if (finite)
            taps.endPass();
        return finite;
    }

    double timedPass(const Planned& planned, const TensorF32& input, std::vector<float>& logits) {
        RunContext silent;
        const auto start = std::chrono::steady_clock::now();
        PassTaps taps(*planned.graph, {}, silent);
        std::ignore = FusedPass(m_kernels, m_weights, planned.plan, planned.arena.data(), taps)
                          .run(input.values.data(), logits.data());
        const std::chrono::duration<double, std::milli> elapsed =
            std::chrono::steady_clock::now() - start;
        return elapsed.count();
    }

    /// The plan for an input; the last plans are kept, their arenas are the largest part of them.
    const Planned& plannedFor(const TensorF32& input, bool apart) {
        constexpr std::size_t kKept = 2;
        const PlanKey key{.batch = input.shape[0],
                          .height = input.shape[2],
                          .width = input.shape[3],
                          .threads = at::get_num_threads(),
                          .apart = apart};
        const auto found = std::find_if(m_planned.begin(), m_planned.end(),
                                        [&](const auto& each) { return each.plan.key == key; });
        if (found != m_planned.end()) {
            m_planned.splice(m_planned.begin(), m_planned, found);
            return m_planned.front();
        }
        while (m_planned.size() >= kKept)
            m_planned.pop_back();
        Planned planned{buildGraph(m_spec, key.height, key.width), {}, {}};
        planned.plan = makePlan(*planned.graph, m_weights, m_kernels, key);
        planned.arena = HugeBuffer(planned.plan.arenaBytes);
        m_planned.push_front(std::move(planned));
        return m_planned.front();
    }

    NetworkSpec m_spec;
    const Kernels& m_kernels;
    Dtype m_dtype;
    PackedWeights m_weights;
    std::list<Planned> m_planned;  ///< last used first
};

}  // namespace

std::unique_ptr<Executor> makeFusedExecutor(const NetworkSpec& spec, StateDict weights,
                                            InstructionSet instructions, Dtype dtype) {
    return scalescope::detail::guarded(displayName(spec) + ": building the network", [&] {
        return std::make_unique<FusedExecutor>(spec, std::move(weights), instructions, dtype);
    });
}

}  // namespace scalescope::fused
