// SPDX-License-Identifier: Apache-2.0
#include "core/session/answer_benchmark.h"

#include "core/bench/benchmark.h"
#include "core/session/answer_parts.h"
#include "core/session/feeding.h"
#include "core/session/questions/benchmark_job.h"

namespace scalescope {

BenchmarkResult answer(const BenchmarkJob& job, BuiltNetwork& network, RunContext& context) {
    const Recipe recipe = recipeFor(network.weights, {});
    const int side = recipe.side();
    BenchmarkResult result =
        benchmark(*network.executor, buildGraph(network.weights.spec, side, side), job.options,
                  job.run.thresholds, context, inFloat32(network, job.run, context));
    result.provenance = provenanceOf(network, "synthetic input at the recipe's size", {});
    result.spec = network.weights.spec;
    result.weights = network.weights.info;
    result.thresholds = job.run.thresholds;
    return result;
}

}  // namespace scalescope
