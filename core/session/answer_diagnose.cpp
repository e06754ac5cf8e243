// SPDX-License-Identifier: Apache-2.0
#include <chrono>

#include "core/base/format.h"
#include "core/bench/machine.h"
#include "core/exec/device_memory.h"
#include "core/session/answers.h"
#include "core/session/feeding.h"

namespace scalescope {

namespace {

/// The taps of one diagnosis, and the results that they end in.
class Watch {
public:
    Watch(const DiagnoseJob& job)
        : m_job(job),
          m_gates(job.run.thresholds.gateEpsilon, job.run.thresholds.gateStaticStd),
          m_saturation(job.run.thresholds) {}

    std::vector<Tap*> taps() {
        std::vector<Tap*> all;
        if (m_job.questions.gates)
            all.push_back(&m_gates);
        if (m_job.questions.saturation)
            all.push_back(&m_saturation);
        return all;
    }
    void setClassLabel(const std::string& label) { m_gates.setClassLabel(label); }
    void finish(Diagnosis& diagnosis) const {
        if (m_job.questions.gates)
            diagnosis.gates = m_gates.report();
        if (m_job.questions.saturation)
            diagnosis.saturation = m_saturation.report();
    }

private:
    const DiagnoseJob& m_job;
    GateTap m_gates;
    SaturationTap m_saturation;
};

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

PassResult meteredPass(const DiagnoseJob& job, BuiltNetwork& network, const TensorF32& input,
                       std::vector<Tap*> taps, Diagnosis& diagnosis, RunContext& context) {
    Executor& executor = *network.executor;
    resetDeviceMemory(executor.device());
    MemoryMeter meter(executor.device());
    MemoryTap marks(meter);
    taps.push_back(&marks);
    auto planned = executor.memoryPlan(input, {.taps = taps, .interventions = {}});
    PassResult result = executor.run(input, {.taps = taps, .interventions = {}}, context);
    diagnosis.memory = memoryReport(*diagnosis.graph, input.shape[0], meter.stop(),
                                    executor.weightBytes(), job.run.thresholds, std::move(planned));
    if (const auto device = deviceMemory(executor.device()))
        diagnosis.memory->notes.push_back(deviceMemoryText(*device));
    return result;
}

PassResult firstPass(const DiagnoseJob& job, BuiltNetwork& network, const TensorF32& input,
                     std::vector<Tap*> taps, Diagnosis& diagnosis, RunContext& context) {
    diagnosis.graph = buildGraph(network.weights.spec, input.shape[2], input.shape[3]);
    diagnosis.cost = costOf(*diagnosis.graph);
    if (job.questions.memory && tapsAllocate(*network.executor))
        static_cast<void>(meteredPass(job, network, input, {}, diagnosis, context));
    const auto start = std::chrono::steady_clock::now();
    PassResult result =
        job.questions.memory && !tapsAllocate(*network.executor)
            ? meteredPass(job, network, input, std::move(taps), diagnosis, context)
            : network.executor->run(input, {.taps = taps, .interventions = {}}, context);
    const std::chrono::duration<double, std::milli> elapsed =
        std::chrono::steady_clock::now() - start;
    diagnosis.passMs = elapsed.count();
    if (Executor* exact = inFloat32(network, job.run.options))
        diagnosis.dtypeError =
            dtypeErrorOf(result.logits, exact->run(input, {}, context).logits, result.classCount);
    return result;
}

void addPredictions(const PassResult& pass, const DiagnoseJob& job, const Weights& weights,
                    const InputInfo& info, Diagnosis& diagnosis) {
    const auto classes = static_cast<std::size_t>(pass.classCount);
    for (std::int64_t i = 0; i < pass.batch; ++i) {
        const std::span<const float> logits(
            pass.logits.data() + static_cast<std::size_t>(i) * classes, classes);
        Prediction prediction = predict(logits, *diagnosis.labels, job.questions.topk);
        prediction.imageName =
            pass.batch > 1 ? info.name + " [" + std::to_string(i) + "]" : info.name;
        prediction.imageDigest = info.digest;
        prediction.classLabel = info.classLabel;
        prediction.meaningful =
            predictionsMeaningful(weights.info.kind) && weights.report.classifierUsable;
        prediction.valid = prediction.valid && weights.report.classifierUsable;
        diagnosis.predictions.push_back(std::move(prediction));
    }
}

}  // namespace

Provenance provenanceOf(const BuiltNetwork& network, const std::string& recipe,
                        const std::vector<InputInfo>& inputs) {
    const Weights& weights = network.weights;
    Provenance provenance;
    provenance.variant = weights.spec.name;
    provenance.weightsKind = weightsKindName(weights.info.kind);
    provenance.weightsName = weights.info.name;
    provenance.weightsDigest = weights.info.sha256;
    provenance.recipe = recipe;
    provenance.executor = network.executor->name();
    provenance.executorReason = network.executorReason;
    provenance.device = network.executor->device();
    provenance.dtype = dtypeName(network.executor->dtype());
    provenance.threads = network.threads;
    for (const InputInfo& input : inputs) {
        provenance.imageDigests.push_back(input.digest);
        provenance.imageNames.push_back(input.name);
    }
    provenance.when = utcNow();
    return provenance;
}

Diagnosis answer(const DiagnoseJob& job, BuiltNetwork& network, RunContext& context) {
    const Weights& weights = network.weights;
    const PreprocessRecipe recipe = recipeFor(weights, job.input);
    const std::size_t count = feedCount(job.input);
    Diagnosis diagnosis;
    diagnosis.spec = weights.spec;
    diagnosis.weights = weights.info;
    diagnosis.loadReport = std::make_shared<const LoadReport>(weights.report);
    diagnosis.labels =
        job.input.labels ? labelsFor(weights.spec.classCount, job.input.labels) : weights.labels;
    diagnosis.thresholds = job.run.thresholds;
    Watch watch(job);
    for (std::size_t i = 0; i < count; ++i) {
        const double step = 1.0 / static_cast<double>(count);
        const auto one = [&] {
            Feed feed = makeFeed(job.input, i, recipe, i == 0);
            watch.setClassLabel(feed.info.classLabel);
            const PassResult pass =
                i == 0 ? firstPass(job, network, feed.tensor, watch.taps(), diagnosis, context)
                       : network.executor->run(
                             feed.tensor, {.taps = watch.taps(), .interventions = {}}, context);
            addPredictions(pass, job, weights, feed.info, diagnosis);
            diagnosis.inputs.push_back(std::move(feed.info));
        };
        try {
            context.within(static_cast<double>(i) * step, static_cast<double>(i + 1) * step, one);
        } catch (const Canceled&) {
            if (i == 0)
                throw;
            diagnosis.partial = "cancelled after " + std::to_string(diagnosis.inputs.size()) +
                                " of " + std::to_string(count) + " images";
            break;
        }
    }
    watch.finish(diagnosis);
    diagnosis.provenance = provenanceOf(
        network, job.input.tensor ? diagnosis.inputs.front().recipe : recipeText(recipe),
        diagnosis.inputs);
    diagnosis.findings = findingsOf(diagnosis);
    return diagnosis;
}

}  // namespace scalescope
