// SPDX-License-Identifier: Apache-2.0
#include "core/base/format.h"
#include "core/bench/machine.h"
#include "core/diagnostics/metered_pass.h"
#include "core/diagnostics/saturation/saturation_tap.h"
#include "core/exec/device_memory.h"
#include "core/input/class_search.h"
#include "core/session/answer_parts.h"
#include "core/session/answers.h"
#include "core/session/feeding.h"
#include "core/session/questions/diagnose_job.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <span>

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
    void setClassLabels(std::span<const InputInfo> inputs) {
        std::vector<std::string> labels;
        for (const InputInfo& input : inputs)
            labels.push_back(input.classLabel);
        m_gates.setClassLabels(std::move(labels));
    }
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

/// Classes that were asked for by name. Throws: ArgumentInvalid where a name is none.
std::vector<int> classesOf(const DiagnoseJob& job, const Weights& weights, const Labels& labels) {
    constexpr std::size_t kMostOfOneName = 20;
    std::vector<int> classes;
    if (!weights.report.classifierUsable)
        return classes;
    for (const std::string& name : job.questions.classes)
        for (const int index : classesAsked(labels, name, kMostOfOneName))
            if (std::ranges::find(classes, index) == classes.end())
                classes.push_back(index);
    return classes;
}

/// inputs: one per image, or one tensor of several.
void addPredictions(const PassResult& pass, const DiagnoseJob& job, const Weights& weights,
                    std::span<const InputInfo> inputs, Diagnosis& diagnosis) {
    const std::vector<int> asked = classesOf(job, weights, *diagnosis.labels);
    const auto classes = static_cast<std::size_t>(pass.classCount);
    const bool severalOfOne = pass.batch > 1 && inputs.size() == 1;
    for (std::int64_t i = 0; i < pass.batch; ++i) {
        const std::span<const float> logits(
            pass.logits.data() + static_cast<std::size_t>(i) * classes, classes);
        const InputInfo& info = inputs[severalOfOne ? 0 : static_cast<std::size_t>(i)];
        Prediction prediction =
            predictionOf(logits, weights, diagnosis.labels, job.questions.topk, info.generated);
        addAsked(prediction, *diagnosis.labels, asked);
        prediction.imageName =
            severalOfOne ? info.name + " [" + std::to_string(i) + "]" : info.name;
        prediction.imageDigest = info.digest;
        prediction.classLabel = info.classLabel;
        diagnosis.predictions.push_back(std::move(prediction));
    }
}

/// Feeds all images; what they become is in the diagnosis in their order.
class Passes {
public:
    Passes(const DiagnoseJob& job, BuiltNetwork& network, const Recipe& recipe, Watch& watch,
           Diagnosis& diagnosis, RunContext& context)
        : m_job(job),
          m_network(network),
          m_recipe(recipe),
          m_watch(watch),
          m_diagnosis(diagnosis),
          m_context(context),
          m_inputs(feedCount(job.input)),
          m_skipped(m_inputs.size()) {}

    void run() {
        if (m_inputs.size() == 1)
            runOne();
        else
            runSeveral();
        noteSkipped();
        m_diagnosis.dtypeError = m_dtypeErrors.result();
        if (m_diagnosis.inputs.empty() && !m_diagnosis.skipped.empty())
            failAllSkipped(m_diagnosis.skipped);
    }

private:
    void runOne() {
        const TensorF32 tensor = prepare(0);
        if (tensor.shape.empty())
            return;
        pass(0, tensor);
        if (hasDtypeError())
            compareWithFloat32(tensor);
    }

    void runSeveral() {
        ManyImages images =
            manyImages(m_job.input, m_network, m_recipe, m_job.run.thresholds.memoryBudgetShare);
        images.firstAlone = true;  // its memory and time are those of one image
        images.prepare = [this](std::size_t index) { return prepare(index); };
        images.pass = [this](std::size_t first, const TensorF32& tensor) { pass(first, tensor); };
        if (hasDtypeError())
            images.beside = [this](const TensorF32& tensor) { compareWithFloat32(tensor); };
        m_diagnosis.throughput.emplace();
        try {
            runMany(images, *m_diagnosis.throughput, m_context);
        } catch (const Canceled&) {
            if (m_diagnosis.inputs.empty())
                throw;
            m_diagnosis.partial = "cancelled after " + std::to_string(m_diagnosis.inputs.size()) +
                                  " of " + std::to_string(m_inputs.size()) + " images";
        }
        m_network.executor->releaseWorkspace();  // a batch's memory; one image's is soon there
        if (m_network.inFloat32)
            m_network.inFloat32->releaseWorkspace();
    }

    /// Without a shape for an image that is skipped.
    TensorF32 prepare(std::size_t index) {
        // What is fed first is kept to be shown; which one that is shows only then.
        const bool keepPixels =
            index == 0 || (!m_job.input.tensor && m_job.input.images[index].mayBeSkipped);
        try {
            Feed feed = makeFeed(m_job.input, index, m_recipe, keepPixels);
            m_inputs[index] = std::move(feed.info);
            return std::move(feed.tensor);
        } catch (const Error& error) {
            if (m_job.input.tensor || !maySkip(m_job.input.images[index], error.failure()))
                throw;
            m_skipped[index] = skippedImage(m_job.input.images[index].path, error.failure());
            return {};
        }
    }

    /// What was left out since the last image that was passed.
    void noteSkipped() {
        for (; m_next < m_skipped.size() && m_skipped[m_next]; ++m_next)
            m_diagnosis.skipped.push_back(std::move(*m_skipped[m_next]));
    }

    std::vector<InputInfo> nextInputs(std::size_t count) {
        std::vector<InputInfo> inputs;
        while (inputs.size() < count) {
            noteSkipped();
            inputs.push_back(std::move(m_inputs.at(m_next++)));
            if (inputs.size() > 1 || !m_diagnosis.inputs.empty())
                inputs.back().fed.reset();
        }
        return inputs;
    }

    void pass(std::size_t first, const TensorF32& tensor) {
        const std::size_t several =
            m_inputs.size() == 1 ? 1 : static_cast<std::size_t>(tensor.shape[0]);
        std::vector<InputInfo> inputs = nextInputs(several);
        m_watch.setClassLabels(inputs);
        const std::vector<Tap*> taps = m_watch.taps();
        PassResult result =
            first == 0 ? firstPass(m_job, m_network, tensor, taps, m_diagnosis, m_context)
                       : throughHead(m_network.executor->run(
                                         tensor, {.taps = taps, .interventions = {}}, m_context),
                                     m_network.weights);
        addPredictions(result, m_job, m_network.weights, inputs, m_diagnosis);
        std::ranges::move(inputs, std::back_inserter(m_diagnosis.inputs));
        m_lastPass = std::move(result);
    }

    [[nodiscard]] bool hasDtypeError() const {
        return m_network.executor->dtype() != Dtype::F32 &&
               m_network.weights.report.classifierUsable;
    }

    /// The last pass, which was of this tensor, against one in float32.
    void compareWithFloat32(const TensorF32& tensor) {
        Executor* exact = inFloat32(m_network, m_job.run, m_context);
        m_dtypeErrors.add(m_lastPass.logits,
                          throughHead(exact->run(tensor, {}, m_context), m_network.weights).logits,
                          m_lastPass.classCount);
    }

    const DiagnoseJob& m_job;
    BuiltNetwork& m_network;
    const Recipe& m_recipe;
    Watch& m_watch;
    Diagnosis& m_diagnosis;
    RunContext& m_context;
    std::vector<InputInfo> m_inputs;                     // filled by the threads that prepare
    std::vector<std::optional<SkippedImage>> m_skipped;  // as well
    PassResult m_lastPass;
    DtypeErrorOver m_dtypeErrors;
    std::size_t m_next = 0;  // image that was neither passed nor noted
};

}  // namespace

Diagnosis answer(const DiagnoseJob& job, BuiltNetwork& network, RunContext& context) {
    const Weights& weights = network.weights;
    const Recipe recipe = recipeFor(weights, job.input);
    Diagnosis diagnosis;
    diagnosis.spec = weights.spec;
    diagnosis.weights = weights.info;
    diagnosis.loadReport = std::make_shared<const LoadReport>(weights.report);
    diagnosis.spec.classCount = weights.classCount();
    diagnosis.labels = labelsOf(weights, job.input.labels);
    static_cast<void>(classesOf(job, weights, *diagnosis.labels));  // before minutes of passes
    diagnosis.thresholds = job.run.thresholds;
    diagnosis.skipped = job.input.skipped;
    Watch watch(job);
    Passes(job, network, recipe, watch, diagnosis, context).run();
    watch.finish(diagnosis);
    diagnosis.provenance = provenanceOf(
        network, job.input.tensor ? diagnosis.inputs.front().recipe : recipeText(recipe),
        diagnosis.inputs);
    diagnosis.findings = findingsOf(diagnosis);
    return diagnosis;
}

}  // namespace scalescope
