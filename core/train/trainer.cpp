// SPDX-License-Identifier: Apache-2.0
#include "core/train/trainer.h"

#include "core/base/error.h"
#include "core/base/file_write.h"
#include "core/base/format.h"
#include "core/exec/device.h"
#include "core/exec/torch_errors.h"
#include "core/train/batches.h"
#include "core/train/checkpoint.h"
#include "core/train/learner_torch.h"
#include "core/train/schedule.h"

#include <ATen/Context.h>

#include <algorithm>
#include <chrono>
#include <optional>

namespace scalescope {

namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Sums over the steps since the last report.
class Window {
public:
    void add(const StepResult& step, std::int64_t pictures, int px) {
        m_loss += step.loss;
        m_norm += step.gradientNorm;
        m_right += step.right;
        m_pictures += pictures;
        m_area += static_cast<double>(pictures) * px * px;
        ++m_steps;
    }
    [[nodiscard]] bool empty() const { return m_steps == 0; }
    [[nodiscard]] double seconds() const { return secondsSince(m_start); }

    void describe(TrainProgress& progress, double areaLeft) const {
        const auto steps = static_cast<double>(m_steps);
        const auto pictures = static_cast<double>(m_pictures);
        progress.loss = m_loss / steps;
        progress.gradientNorm = m_norm / steps;
        progress.accuracy = static_cast<double>(m_right) / pictures;
        progress.imagesPerSecond = pictures / seconds();
        progress.secondsLeft = areaLeft * seconds() / m_area;
    }

private:
    Clock::time_point m_start = Clock::now();
    double m_loss = 0.0, m_norm = 0.0, m_area = 0.0;
    std::int64_t m_right = 0, m_pictures = 0, m_steps = 0;
};

/// What a network file says of itself.
Metadata networkMetadata(const TrainResult& result) {
    Metadata metadata;
    for (const auto& [name, text] : optionTexts(result.options))
        metadata["train." + name] = text;
    metadata["format"] = "pt";
    metadata["class_names"] = classNamesText(result.classNames);
    metadata["variant"] = result.options.spec.name;
    metadata["train.images"] = result.pictureSource;
    metadata["train.steps"] = std::to_string(result.steps);
    metadata["train.pictures-shown"] = std::to_string(result.pictures);
    metadata["train.seconds"] = formatExact(result.seconds);
    metadata["train.threads"] = std::to_string(result.threads);
    return metadata;
}

class Training {
public:
    Training(TrainOptions options, PictureSource& source, const TrainRun& run)
        : m_source(source), m_run(run) {
        options.spec.classCount = static_cast<int>(source.classNames().size());
        checkOptions(options);
        if (run.start)
            options.startDigest = contentDigest(*run.start);
        if (!run.out.empty()) {
            checkWritable(run.out);
            checkWritable(statePath(run.out));
        }
        m_result.options = std::move(options);
        m_result.classNames = source.classNames();
        m_result.pictureSource = source.description();
        m_result.threads = useThreads(run.threads);
        at::globalContext().setFlushDenormal(true);
        m_learner.emplace(m_result.options, resolveDevice(run.device), run.start.get());
        if (run.resume)
            resume();
    }

    TrainResult toEnd(RunContext& context) {
        BatchQueue batches(m_source, m_result.options);
        const std::int64_t all = m_result.options.steps();
        const std::int64_t steps = m_run.untilStep > 0 ? std::min(m_run.untilStep, all) : all;
        Clock::time_point saved = Clock::now();
        while (m_result.steps < steps) {
            stopWhenCanceled(context);
            takeStep(batches);
            if (m_window.seconds() >= m_run.reportSeconds || m_result.steps == steps)
                report();
            if (secondsSince(saved) >= m_run.checkpointSeconds) {
                save();
                saved = Clock::now();
            }
        }
        m_result.weights = m_learner->weights();
        save();
        m_result.seconds = seconds();
        return std::move(m_result);
    }

private:
    void resume() {
        const TrainingState state =
            readState(statePath(m_run.out), m_result.options, m_result.pictureSource);
        m_learner->restore(state.tensors, state.steps);
        m_result.steps = m_result.resumedAt = state.steps;
        m_result.pictures = state.steps * m_result.options.batch;
        m_secondsBefore = state.seconds;
    }

    void takeStep(BatchQueue& batches) {
        const Batch batch = batches.take(m_result.steps);
        const StepResult step = m_learner->step(batch, m_result.steps);
        ++m_result.steps;
        m_result.pictures += m_result.options.batch;
        m_window.add(step, m_result.options.batch, batch.px);
    }

    void report() {
        const TrainOptions& options = m_result.options;
        TrainProgress progress{.step = m_result.steps,
                               .steps = options.steps(),
                               .pictures = m_result.pictures,
                               .px = sideAt(options, m_result.steps - 1),
                               .learningRate = learningRateAt(options, m_result.steps - 1)};
        double areaLeft = 0.0;
        for (std::int64_t s = m_result.steps; s < progress.steps; ++s) {
            const double px = sideAt(options, s);
            areaLeft += options.batch * px * px;
        }
        m_window.describe(progress, areaLeft);
        m_window = Window();
        m_result.curve.push_back(progress);
        if (m_run.onProgress)
            m_run.onProgress(progress);
    }

    void stopWhenCanceled(RunContext& context) {
        try {
            const double done =
                static_cast<double>(m_result.steps) / static_cast<double>(m_result.options.steps());
            context.checkpoint(done, "step " + std::to_string(m_result.steps) + " of " +
                                         std::to_string(m_result.options.steps()));
        } catch (const Canceled&) {
            save();
            throw;
        }
    }

    void save() {
        if (m_run.out.empty())
            return;
        m_result.seconds = seconds();
        writeState(statePath(m_run.out), {m_learner->state(), m_result.steps, m_result.seconds},
                   m_result.options, m_result.pictureSource);
        writeNetwork(m_run.out, m_learner->weights(), m_result.options.spec, m_run.half,
                     networkMetadata(m_result));
    }

    [[nodiscard]] double seconds() const { return m_secondsBefore + secondsSince(m_start); }

    PictureSource& m_source;
    const TrainRun& m_run;
    TrainResult m_result;
    std::optional<Learner> m_learner;
    Window m_window;
    Clock::time_point m_start = Clock::now();
    double m_secondsBefore = 0.0;
};

}  // namespace

TrainResult train(TrainOptions options, PictureSource& source, const TrainRun& run,
                  RunContext& context) {
    TrainResult result = detail::guarded(
        "Training", [&] { return Training(std::move(options), source, run).toEnd(context); });
    result.skipped = source.skipped();  // no batch is being made any more
    return result;
}

void writeEvaluated(const TrainResult& result, const Evaluation& evaluation, const TrainRun& run) {
    Metadata metadata = networkMetadata(result);
    metadata["evaluation.px"] = std::to_string(evaluation.px);
    metadata["evaluation.pictures"] = std::to_string(evaluation.pictures);
    metadata["evaluation.top1"] = formatExact(evaluation.top1());
    writeNetwork(run.out, result.weights, result.options.spec, run.half, metadata);
}

}  // namespace scalescope
