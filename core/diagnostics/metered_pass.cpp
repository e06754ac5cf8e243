// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/metered_pass.h"

#include <vector>

namespace scalescope {

namespace {

constexpr const char* kAgain =
    "Activations are not finite or too large to be summed up as they are made: they were looked at "
    "in a second pass, every node on its own. Memory is that of a pass without this.";

/// oneDNN takes workspace for sums in float32, by the machine, the threads and the shape.
bool workspaceUnknown(const Executor& executor) {
    return executor.device() == "cpu" && executor.dtype() != Dtype::F32;
}

MeteredPass measured(Executor& executor, const Graph& graph, const TensorF32& input,
                     std::span<Tap* const> taps, const Thresholds& thresholds,
                     RunContext& context) {
    MemoryMeter meter(executor.device());
    MemoryTap marks(meter);
    std::vector<Tap*> all(taps.begin(), taps.end());
    all.push_back(&marks);
    const PassOptions options{.taps = all, .interventions = {}};
    MemoryForecast forecast{.planned = executor.memoryPlan(input, options)};
    forecast.options = executor.options();
    forecast.workspaceUnknown = !forecast.planned && workspaceUnknown(executor);
    MeteredPass pass;
    pass.result = executor.run(input, options, context);
    pass.memory = memoryReport(graph, input.shape[0], meter.stop(), executor.weightBytes(),
                               thresholds, std::move(forecast));
    return pass;
}

}  // namespace

MeteredPass meteredPass(Executor& executor, const Graph& graph, const TensorF32& input,
                        std::span<Tap* const> taps, const Thresholds& thresholds,
                        RunContext& context) {
    MeteredPass pass = measured(executor, graph, input, taps, thresholds, context);
    if (pass.result.ranAgain) {
        pass.memory = measured(executor, graph, input, {}, thresholds, context).memory;
        pass.memory.notes.emplace_back(kAgain);
    }
    return pass;
}

}  // namespace scalescope
