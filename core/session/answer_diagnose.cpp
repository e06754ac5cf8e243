// SPDX-License-Identifier: Apache-2.0
#include "core/session/answer_diagnose.h"

#include "core/input/class_search.h"
#include "core/session/answer_parts.h"
#include "core/session/diagnosis_state.h"
#include "core/session/feeding.h"
#include "core/session/first_pass.h"
#include "core/session/folder_judge.h"
#include "core/session/questions/diagnose_job.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <iterator>
#include <set>
#include <span>

namespace scalescope {

namespace {

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

/// Feeds the images that are left; what they become is in the diagnosis in their order.
class Passes {
public:
    Passes(const DiagnoseJob& job, BuiltNetwork& network, const Recipe& recipe,
           DiagnosisState& state, Diagnosis& diagnosis, RunContext& context)
        : m_job(job),
          m_network(network),
          m_recipe(recipe),
          m_state(state),
          m_diagnosis(diagnosis),
          m_context(context),
          m_judge(job.input, network.weights, *diagnosis.labels),
          m_begin(state.next),
          m_inputs(feedCount(job.input)),
          m_skipped(m_inputs.size()) {
        m_diagnosis.notJudged = m_judge.whyNot();
        if (m_judge.counts() && !m_diagnosis.confusion)
            m_diagnosis.confusion.emplace().classCount = network.weights.classCount();
    }

    void run() {
        if (m_inputs.size() == 1)
            runOne();
        else
            runSeveral();
        noteSkipped();
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
        images.count -= m_begin;
        images.firstAlone = m_diagnosis.inputs.empty();  // its memory and time are of one image
        images.prepare = [this](std::size_t index) { return prepare(m_begin + index); };
        images.pass = [this](std::size_t first, const TensorF32& tensor) { pass(first, tensor); };
        if (hasDtypeError())
            images.beside = [this](const TensorF32& tensor) { compareWithFloat32(tensor); };
        Throughput throughput;
        try {
            m_context.within(static_cast<double>(m_begin) / static_cast<double>(m_inputs.size()),
                             1.0, [&] { runMany(images, throughput, m_context); });
        } catch (const Canceled&) {
            if (m_diagnosis.inputs.empty())
                throw;
            m_diagnosis.partial = "cancelled after " + std::to_string(m_diagnosis.inputs.size()) +
                                  " of " + std::to_string(m_inputs.size()) + " images";
        }
        m_diagnosis.throughput =
            m_diagnosis.throughput ? together(*m_diagnosis.throughput, throughput) : throughput;
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
        for (std::size_t& next = m_state.next; next < m_skipped.size() && m_skipped[next]; ++next) {
            m_diagnosis.skipped.push_back(std::move(*m_skipped[next]));
            ++m_diagnosis.leftOut;
        }
    }

    std::vector<InputInfo> nextInputs(std::size_t count) {
        std::vector<InputInfo> inputs;
        while (inputs.size() < count) {
            noteSkipped();
            inputs.push_back(std::move(m_inputs.at(m_state.next++)));
            if (inputs.size() > 1 || !m_diagnosis.inputs.empty())
                inputs.back().fed.reset();
        }
        return inputs;
    }

    void pass(std::size_t, const TensorF32& tensor) {
        const std::size_t several =
            m_inputs.size() == 1 ? 1 : static_cast<std::size_t>(tensor.shape[0]);
        const Mark mark{m_state.next, m_diagnosis.skipped.size(), m_diagnosis.leftOut};
        std::vector<InputInfo> inputs = nextInputs(several);
        m_state.setClassLabels(inputs);
        try {
            m_lastPass = runPass(tensor);
        } catch (const Canceled&) {
            goBack(mark);
            throw;
        }
        const std::size_t known = m_diagnosis.predictions.size();
        addPredictions(m_lastPass, m_job, m_network.weights, inputs, m_diagnosis);
        std::ranges::move(inputs, std::back_inserter(m_diagnosis.inputs));
        if (m_diagnosis.confusion)
            for (std::size_t i = known; i < m_diagnosis.predictions.size(); ++i)
                m_judge.add(m_diagnosis.predictions[i], static_cast<std::int64_t>(i),
                            m_diagnosis.inputs[i].path, *m_diagnosis.confusion);
        tell();
    }

    PassResult runPass(const TensorF32& tensor) {
        const std::vector<Tap*> taps = m_state.taps();
        const auto run = [&] {
            return m_diagnosis.graph
                       ? throughHead(m_network.executor->run(
                                         tensor, {.taps = taps, .interventions = {}}, m_context),
                                     m_network.weights)
                       : firstPass(m_job, m_network, tensor, taps, m_diagnosis, m_context);
        };
        if (m_inputs.size() == 1)
            return run();
        return m_context.saying(displayName(m_diagnosis.spec) + ": " +
                                    std::to_string(m_diagnosis.inputs.size()) + " of " +
                                    std::to_string(m_inputs.size()) + " images",
                                run);
    }

    /// Before the images of a pass that was cancelled: who goes on passes them.
    struct Mark {
        std::size_t next, skipped, leftOut;
    };
    void goBack(const Mark& mark) {
        m_state.next = mark.next;
        m_diagnosis.skipped.resize(mark.skipped);
        m_diagnosis.leftOut = mark.leftOut;
    }

    /// Now and then, and at the end: a count of all classes is copied for it.
    void tell() {
        const bool last = m_state.next == m_inputs.size();
        const auto now = std::chrono::steady_clock::now();
        if (!m_job.onPart || m_inputs.size() == 1 || (!last && now < m_nextPart))
            return;
        m_job.onPart({m_diagnosis.inputs.size(), m_inputs.size(), m_diagnosis.skipped.size(),
                      m_diagnosis.labels, m_diagnosis.confusion},
                     m_context);
        m_nextPart = now + std::chrono::milliseconds(500);
    }

    [[nodiscard]] bool hasDtypeError() const {
        return m_network.executor->dtype() != Dtype::F32 &&
               m_network.weights.report.classifierUsable;
    }

    /// The last pass, which was of this tensor, against one in float32.
    void compareWithFloat32(const TensorF32& tensor) {
        Executor* exact = inFloat32(m_network, m_job.run, m_context);
        m_state.dtypeErrors.add(
            m_lastPass.logits,
            throughHead(exact->run(tensor, {}, m_context), m_network.weights).logits,
            m_lastPass.classCount);
    }

    const DiagnoseJob& m_job;
    BuiltNetwork& m_network;
    const Recipe& m_recipe;
    DiagnosisState& m_state;
    Diagnosis& m_diagnosis;
    RunContext& m_context;
    FolderJudge m_judge;
    std::size_t m_begin;                                 // images of a run before
    std::vector<InputInfo> m_inputs;                     // filled by the threads that prepare
    std::vector<std::optional<SkippedImage>> m_skipped;  // as well
    PassResult m_lastPass;
    std::chrono::steady_clock::time_point m_nextPart{};
};

/// What is known before the first pass.
Diagnosis begunWith(const DiagnoseJob& job, const BuiltNetwork& network, const Recipe& recipe) {
    const Weights& weights = network.weights;
    Diagnosis diagnosis;
    diagnosis.spec = weights.spec;
    diagnosis.weights = weights.info;
    diagnosis.loadReport = std::make_shared<const LoadReport>(weights.report);
    diagnosis.spec.classCount = weights.classCount();
    diagnosis.labels = labelsOf(weights, job.input.labels);
    static_cast<void>(classesOf(job, weights, *diagnosis.labels));  // before minutes of passes
    diagnosis.thresholds = job.run.thresholds;
    diagnosis.skipped = job.input.skipped;
    diagnosis.provenance = provenanceOf(network, recipeText(recipe), {});
    std::set<std::filesystem::path> folders;
    for (const ImageSource& source : job.input.images)
        if (!job.input.tensor && source.folder && folders.insert(*source.folder).second)
            diagnosis.folders.push_back(*source.folder);
    return diagnosis;
}

}  // namespace

Diagnosis answer(const DiagnoseJob& job, BuiltNetwork& network, RunContext& context) {
    const Recipe recipe = recipeFor(network.weights, job.input);
    Diagnosis diagnosis = begunWith(job, network, recipe);
    auto state = std::make_shared<DiagnosisState>(job);
    if (canGoOn(job, diagnosis)) {
        diagnosis = *job.before;
        diagnosis.partial.reset();
        state = std::make_shared<DiagnosisState>(*job.before->state);
    }
    Passes(job, network, recipe, *state, diagnosis, context).run();
    state->finish(diagnosis);
    diagnosis.provenance = provenanceOf(
        network, job.input.tensor ? diagnosis.inputs.front().recipe : recipeText(recipe),
        diagnosis.inputs);
    diagnosis.findings = findingsOf(diagnosis);
    diagnosis.state = diagnosis.partial ? std::move(state) : nullptr;
    return diagnosis;
}

}  // namespace scalescope
