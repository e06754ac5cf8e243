// SPDX-License-Identifier: Apache-2.0
#include "core/session/first_pass.h"

#include "core/base/format.h"
#include "core/diagnostics/metered_pass.h"
#include "core/exec/device_memory.h"
#include "core/session/answer_parts.h"

#include <chrono>
#include <string>
#include <utility>

namespace scalescope {

namespace {

/// Taps read float32 on the CPU where it lies; elsewhere they copy, which would count as the
/// pass's.
bool tapsAllocate(const Executor& executor) {
    return executor.dtype() != Dtype::F32 || executor.device() != "cpu";
}

std::string deviceMemoryText(const DeviceMemory& memory) {
    std::string text = "CUDA allocator: peak allocated ";
    text.append(formatBytes(memory.allocatedPeakBytes))
        .append(" (weights included), peak reserved ");
    text.append(formatBytes(memory.reservedPeakBytes)).append(", retries ");
    text.append(std::to_string(memory.retries)).append(", out of memory ");
    text.append(std::to_string(memory.outOfMemoryCount)).append(" times");
    if (memory.totalBytes > 0)
        text.append("; whole device, all processes: ")
            .append(formatBytes(memory.freeBytes))
            .append(" free of ")
            .append(formatBytes(memory.totalBytes));
    return text.append(".");
}

PassResult passWithMemory(const DiagnoseJob& job, BuiltNetwork& network, const TensorF32& input,
                          const std::vector<Tap*>& taps, Diagnosis& diagnosis,
                          RunContext& context) {
    Executor& executor = *network.executor;
    resetDeviceMemory(executor.device());
    MeteredPass pass =
        meteredPass(executor, *diagnosis.graph, input, taps, job.run.thresholds, context);
    diagnosis.memory = std::move(pass.memory);
    if (const auto device = deviceMemory(executor.device()))
        diagnosis.memory->notes.push_back(deviceMemoryText(*device));
    return std::move(pass.result);
}

}  // namespace

PassResult firstPass(const DiagnoseJob& job, BuiltNetwork& network, const TensorF32& input,
                     const std::vector<Tap*>& taps, Diagnosis& diagnosis, RunContext& context) {
    diagnosis.graph = buildGraph(network.weights.spec, input.shape[2], input.shape[3]);
    diagnosis.cost = costOf(*diagnosis.graph);
    if (job.questions.memory && tapsAllocate(*network.executor))
        static_cast<void>(passWithMemory(job, network, input, {}, diagnosis, context));
    const auto start = std::chrono::steady_clock::now();
    PassResult result =
        job.questions.memory && !tapsAllocate(*network.executor)
            ? passWithMemory(job, network, input, taps, diagnosis, context)
            : network.executor->run(input, {.taps = taps, .interventions = {}}, context);
    const std::chrono::duration<double, std::milli> elapsed =
        std::chrono::steady_clock::now() - start;
    diagnosis.passMs = elapsed.count();
    return throughHead(std::move(result), network.weights);
}

}  // namespace scalescope
