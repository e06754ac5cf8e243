// SPDX-License-Identifier: Apache-2.0
#include "core/session/answer_scaling.h"

#include "core/bench/benchmark.h"
#include "core/bench/machine.h"
#include "core/scaling/budget_fit.h"
#include "core/session/questions/fit_job.h"
#include "core/session/questions/measure_job.h"
#include "core/session/questions/search_job.h"

namespace scalescope {

namespace {

/// Builds the network, times it, and lets go of it: the user's own networks stay cached.
Measurement measure(const NetworkSpec& spec, const RunOptions& options, bool memory,
                    RunContext& context) {
    constexpr double kBuildShare = 0.4;
    requireFits(figuresOf(spec), environment().memoryBytes);
    RunRequest request;
    request.network = spec;
    request.weights.source = WeightsRequest::Source::Random;
    request.options = options;
    NetworkCache cache(0);
    BuiltNetwork& network = context.within(
        0.0, kBuildShare, [&]() -> BuiltNetwork& { return cache.get(request, context); });
    const BenchmarkOptions timing{
        .warmup = 3, .repeats = 20, .timeLimitSeconds = 4.0, .perBlock = false, .memory = memory};
    const BenchmarkResult result = context.within(kBuildShare, 1.0, [&] {
        return benchmark(*network.executor, buildGraph(spec), timing, {}, context);
    });
    return {.latencyMs = result.latency.medianMs,
            .runs = static_cast<int>(result.latency.ms.size()),
            .peakBytes = result.peakBytes,
            .predictedPeakBytes = result.predictedPeakBytes,
            .weightBytes = result.weightBytes,
            .engine = result.provenance.executor,
            .threads = network.threads};
}

}  // namespace

MeasuredNetworks answer(const MeasureJob& job, RunContext& context) {
    return measureNetworks(
        job.networks, job.limits,
        [&](const NetworkSpec& spec, RunContext& inner) {
            return measure(spec, job.options, true, inner);
        },
        context);
}

BudgetFit answer(const FitJob& job, RunContext& context) {
    constexpr double kFitShare = 0.85;
    const LatencySource source{.probe =
                                   [&](const NetworkSpec& spec) {
                                       return measure(spec, job.options, false, context).latencyMs;
                                   },
                               .profile = job.profile.get()};
    BudgetFit fit = context.within(0.0, job.verify ? kFitShare : 1.0, [&] {
        return fitBudget(job.bases, job.policy, job.budget, source, context);
    });
    if (job.verify)
        fit.verification = context.within(
            kFitShare, 1.0, [&] { return measure(fit.network.spec, job.options, true, context); });
    return fit;
}

SearchResult answer(const SearchJob& job, RunContext& context) {
    if (job.search.objective == SearchObjective::Accuracy)
        return accuracySearch(job.search, job.accuracy, context);
    return gridSearch(
        job.search,
        [&](const NetworkSpec& spec) {
            return measure(spec, job.options, false, context).latencyMs;
        },
        context);
}

}  // namespace scalescope
