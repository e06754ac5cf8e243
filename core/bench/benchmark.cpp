// SPDX-License-Identifier: Apache-2.0
#include "core/bench/benchmark.h"

#include "core/base/error.h"
#include "core/bench/machine.h"
#include "core/diagnostics/gates.h"
#include "core/diagnostics/metered_pass.h"
#include "core/diagnostics/saturation/saturation_tap.h"
#include "core/model/memory_prediction.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numeric>

namespace scalescope {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::int64_t kImageChannels = 3;
constexpr int kMinimumRuns = 3;  // a time limit never leaves fewer
constexpr int kInstrumentedPasses = 5;
// Fewer runs say nothing about these; the counts for p95 and p99 are those of the definitions.
constexpr std::size_t kRunsForIqr = 4, kRunsForP90 = 10, kRunsForP95 = 20, kRunsForP99 = 100;
constexpr std::size_t kRunsForDrift = 15;
constexpr double kDriftLimit = 0.05;

double msSince(Clock::time_point start) {
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

std::vector<double> sortedCopy(std::span<const double> values) {
    std::vector<double> sorted(values.begin(), values.end());
    std::sort(sorted.begin(), sorted.end());
    return sorted;
}

double medianOf(std::span<const double> values) {
    return quantileOfSorted(sortedCopy(values), 0.5).value_or(0.0);
}

std::optional<double> quantileFrom(const std::vector<double>& sorted, double p, std::size_t runs) {
    return sorted.size() >= runs ? quantileOfSorted(sorted, p) : std::nullopt;
}

/// Order statistics at ranks n/2 -+ 0.98 sqrt(n); no interval where they fall off the ends.
void addInterval(Latency& latency, const std::vector<double>& sorted) {
    const auto n = static_cast<double>(sorted.size());
    const double low = std::floor(n / 2.0 - 0.98 * std::sqrt(n)),
                 high = std::ceil(n / 2.0 + 0.98 * std::sqrt(n));
    if (low < 1.0 || high > n)
        return;
    latency.medianLowMs = sorted[static_cast<std::size_t>(low) - 1];
    latency.medianHighMs = sorted[static_cast<std::size_t>(high) - 1];
}

Verdict noiseOf(const Latency& latency, const Thresholds& thresholds) {
    if (!latency.iqrMs || latency.medianMs <= 0.0)
        return Verdict::NoData;
    const double spread = *latency.iqrMs / latency.medianMs;
    return spread >= thresholds.latencySpreadFail   ? Verdict::Fail
           : spread >= thresholds.latencySpreadWarn ? Verdict::Warn
                                                    : Verdict::Ok;
}

bool drifts(const std::vector<double>& ms) {
    if (ms.size() < kRunsForDrift)
        return false;
    const std::size_t third = ms.size() / 3;
    const double first = medianOf({ms.data(), third}),
                 last = medianOf({ms.data() + ms.size() - third, third});
    return std::fabs(last - first) > kDriftLimit * first;
}

/// Noise of the size of normalised pixels, the same on every machine.
TensorF32 syntheticInput(const Graph& graph, std::int64_t batch) {
    TensorF32 input{{batch, kImageChannels, graph.inputHeight, graph.inputWidth}, {}};
    input.values.resize(static_cast<std::size_t>(elementCount(input.shape)));
    std::uint32_t state = 1;
    for (float& value : input.values) {
        state = state * 1664525U + 1013904223U;
        value = static_cast<float>(state >> 8) * (4.0F / 16777216.0F) - 2.0F;
    }
    return input;
}

/// Wall time between the beginning and the end of every node.
class NodeClock final : public Tap {
public:
    explicit NodeClock(std::size_t nodes) : m_ms(nodes) {}
    [[nodiscard]] TapInterest interest() const override { return {.nodes = true, .apart = true}; }
    void beginNode(const Node&) override { m_start = Clock::now(); }
    void endNode(const Node& node) override {
        if (const auto at = static_cast<std::size_t>(node.id); at < m_ms.size())
            m_ms[at].push_back(msSince(m_start));
    }
    [[nodiscard]] std::vector<NodeTime> medians() const {
        std::vector<NodeTime> times;
        for (std::size_t i = 0; i < m_ms.size(); ++i)
            if (!m_ms[i].empty())
                times.push_back({static_cast<int>(i), medianOf(m_ms[i])});
        return times;
    }

private:
    std::vector<std::vector<double>> m_ms;
    Clock::time_point m_start;
};

void checkOptions(const BenchmarkOptions& options) {
    const auto refuse = [](const char* text) { throw Error(ErrorCode::ArgumentInvalid, text); };
    if (options.batch < 1)
        refuse("The batch of a benchmark must be at least 1.");
    if (options.repeats < 1)
        refuse("A benchmark needs at least 1 timed run.");
    if (options.warmup < 0)
        refuse("The number of warm-up runs of a benchmark cannot be negative.");
    if (!(options.timeLimitSeconds > 0.0))
        refuse("The time limit of a benchmark must be a positive number of seconds.");
}

/// What a diagnosis watches on every pass.
struct Watchers {
    explicit Watchers(const Thresholds& thresholds)
        : gates(thresholds.gateEpsilon, thresholds.gateStaticStd), saturation(thresholds) {}
    GateTap gates;
    SaturationTap saturation;
};

/// As Executor::time, with all diagnostics on; the time includes all that they compute.
std::vector<double> timeInstrumented(Executor& executor, const TensorF32& input,
                                     const BenchmarkOptions& options, const Thresholds& thresholds,
                                     const std::function<bool(int)>& onRepeat) {
    std::vector<double> milliseconds;
    RunContext silent;
    for (int i = -options.warmup; i < options.repeats; ++i) {
        Watchers watchers(thresholds);
        Tap* taps[] = {&watchers.gates, &watchers.saturation};
        const auto start = Clock::now();
        static_cast<void>(executor.run(input, {.taps = taps, .interventions = {}}, silent));
        if (i >= 0)
            milliseconds.push_back(msSince(start));
        if (!onRepeat(std::max(0, i + 1)))
            break;
    }
    return milliseconds;
}

Latency timedRuns(Executor& executor, const TensorF32& input, const BenchmarkOptions& options,
                  const Thresholds& thresholds, RunContext& context) {
    bool stopped = false;
    int calls = 0;
    std::optional<Clock::time_point> start;
    const auto onRepeat = [&](int done) {
        const std::string what =
            "run " + std::to_string(done) + " of " + std::to_string(options.repeats);
        context.checkpoint(static_cast<double>(++calls) / (options.warmup + options.repeats + 1),
                           done == 0 ? "warm-up" : what);
        if (!start && done > 0)
            start = Clock::now();
        stopped = start && done < options.repeats && done >= kMinimumRuns &&
                  msSince(*start) > options.timeLimitSeconds * 1000.0;
        return !stopped;
    };
    std::vector<double> ms = options.instrumented
                                 ? timeInstrumented(executor, input, options, thresholds, onRepeat)
                                 : executor.time(input, options.warmup, options.repeats, onRepeat);
    Latency latency = latencyOf(std::move(ms), options.warmup, options.batch, thresholds);
    latency.stoppedByTimeLimit = stopped;
    return latency;
}

void timeNodes(Executor& executor, const TensorF32& input, BenchmarkResult& result,
               RunContext& context) {
    NodeClock clock(result.graph->nodes.size());
    Tap* taps[] = {&clock};
    std::vector<double> totals;
    for (int i = 0; i < kInstrumentedPasses; ++i) {
        const auto start = Clock::now();
        context.within(static_cast<double>(i) / kInstrumentedPasses,
                       static_cast<double>(i + 1) / kInstrumentedPasses, [&] {
                           static_cast<void>(
                               executor.run(input, {.taps = taps, .interventions = {}}, context));
                       });
        totals.push_back(msSince(start));
    }
    result.nodes = clock.medians();
    result.instrumentedMs = medianOf(totals);
}

void measureMemory(Executor& executor, const TensorF32& input, BenchmarkResult& result,
                   RunContext& context) {
    Watchers watchers(result.thresholds);
    std::vector<Tap*> taps;
    if (result.options.instrumented)
        taps = {&watchers.gates, &watchers.saturation};
    const MemoryReport report =
        meteredPass(executor, *result.graph, input, taps, result.thresholds, context).memory;
    if (executor.memoryPlan(input, {}))
        result.predictedPeakBytes = report.predicted.peakBytes;
    result.peakBytes = report.verdict == Verdict::NoData ? 0 : report.peakBytes;
    result.residentPeakBytes = report.residentPeakBytes;
}

}  // namespace

Latency latencyOf(std::vector<double> ms, int warmup, std::int64_t batch,
                  const Thresholds& thresholds) {
    if (ms.empty())
        throw Error(ErrorCode::ArgumentInvalid, "There is no timed run to make a latency of.");
    const std::vector<double> sorted = sortedCopy(ms);
    const auto n = static_cast<double>(sorted.size());
    Latency latency;
    latency.warmup = warmup;
    latency.minMs = sorted.front();
    latency.maxMs = sorted.back();
    latency.medianMs = medianOf(sorted);
    latency.meanMs = std::accumulate(sorted.begin(), sorted.end(), 0.0) / n;
    Moments moments;
    for (const double one : sorted)
        moments.add(one);
    latency.stddevMs = moments.stddev();
    latency.p90Ms = quantileFrom(sorted, 0.90, kRunsForP90);
    latency.p95Ms = quantileFrom(sorted, 0.95, kRunsForP95);
    latency.p99Ms = quantileFrom(sorted, 0.99, kRunsForP99);
    if (sorted.size() >= kRunsForIqr)
        latency.iqrMs = *quantileOfSorted(sorted, 0.75) - *quantileOfSorted(sorted, 0.25);
    addInterval(latency, sorted);
    if (latency.medianMs > 0.0)
        latency.imagesPerSecond = 1000.0 * static_cast<double>(batch) / latency.medianMs;
    latency.noise = noiseOf(latency, thresholds);
    latency.drift = drifts(ms);
    latency.ms = std::move(ms);
    return latency;
}

BenchmarkResult benchmark(Executor& executor, std::shared_ptr<const Graph> graph,
                          const BenchmarkOptions& options, const Thresholds& thresholds,
                          RunContext& context, Executor* inFloat32) {
    checkOptions(options);
    BenchmarkResult result;
    result.graph = std::move(graph);
    result.spec = result.graph->architecture.spec;
    result.thresholds = thresholds;
    result.options = options;
    result.inputSidePx = result.graph->inputHeight;
    result.macs = costOf(*result.graph).macs;
    result.weightBytes = executor.weightBytes();
    result.need = memoryNeed(*result.graph, executor.options(), options.batch);
    result.predictedPeakBytes =
        predictMemory(*result.graph, options.batch,
                      static_cast<std::int64_t>(dtypeSize(executor.dtype())))
            .peakBytes;
    result.provenance.executor = executor.name();
    result.provenance.device = executor.device();
    result.provenance.dtype = dtypeName(executor.dtype());
    result.provenance.when = utcNow();

    const TensorF32 input = syntheticInput(*result.graph, options.batch);
    if (const auto planned = executor.memoryPlan(input, {}))
        result.predictedPeakBytes = planned->peakBytes;
    const LoadWatch watch;
    result.latency = context.within(
        0.0, 0.8, [&] { return timedRuns(executor, input, options, thresholds, context); });
    result.load = watch.load();
    // On a GPU a node ends when its work is queued: its time would say nothing.
    if (options.perBlock && executor.device() == "cpu")
        context.within(0.8, 0.95, [&] { timeNodes(executor, input, result, context); });
    if (options.memory)
        context.within(0.95, 1.0, [&] { measureMemory(executor, input, result, context); });
    if (inFloat32)
        result.dtypeError =
            dtypeErrorOf(executor.run(input, {}, context).logits,
                         inFloat32->run(input, {}, context).logits, result.spec.classCount);
    return result;
}

}  // namespace scalescope
