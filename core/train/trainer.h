// SPDX-License-Identifier: Apache-2.0
// The training loop: batches through a learner, progress, checkpoints, resuming.
#pragma once

#include "core/base/run_context.h"
#include "core/train/evaluate.h"
#include "core/train/options.h"
#include "core/train/picture_source.h"
#include "core/weights/state_dict.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace scalescope {

/// How training goes, over the steps since the last report.
struct TrainProgress {
    std::int64_t step = 0, steps = 0;  ///< done, in all
    std::int64_t pictures = 0;         ///< shown so far
    int px = 0;
    double learningRate = 0.0;
    double loss = 0.0;      ///< mean, with label smoothing
    double accuracy = 0.0;  ///< share of right answers in training, in [0, 1]
    double gradientNorm = 0.0;
    double imagesPerSecond = 0.0;
    double secondsLeft = 0.0;  ///< estimate; larger pictures take longer by their area
};

/// Where a training keeps its files, and what does not change its result.
struct TrainRun {
    std::filesystem::path out;               ///< network; empty: nothing is written
    std::shared_ptr<const StateDict> start;  ///< weights to start from, our keys; null: random
    bool resume = false;                     ///< go on from the saved state beside out
    std::int64_t untilStep = 0;              ///< pause after this step, state saved; 0: to the end
    bool half = false;                       ///< write float16
    double checkpointSeconds = 180.0;
    double reportSeconds = 10.0;
    std::string device = "cpu";
    int threads = 0;  ///< 0: one per core
    std::function<void(const TrainProgress&)> onProgress;
};

struct TrainResult {
    TrainOptions options;  ///< with the classes of the pictures
    std::vector<std::string> classNames;
    std::string pictureSource;
    StateDict weights;                 ///< our keys, float32; the moving average where there is one
    std::vector<TrainProgress> curve;  ///< of this run
    std::int64_t steps = 0, pictures = 0;
    std::int64_t resumedAt = 0;  ///< step this run began with
    double seconds = 0.0;        ///< in all runs
    int threads = 0;
    std::vector<SkippedImage> skipped{};  ///< pictures of this run that cannot be read
};

/// Trains to the end, or to where the run pauses. The network file is written at the end and at
/// every checkpoint, each time aside and renamed, with class names, options, steps, pictures and
/// seconds in its metadata; on cancelling, the state at the last whole step is saved first. Throws:
/// ArgumentInvalid (options; loss not finite), FileUnwritable, as the source; Canceled.
[[nodiscard]] TrainResult train(TrainOptions options, PictureSource& source, const TrainRun& run,
                                RunContext& context);

/// Writes the network file once more, with what evaluation found in its metadata.
/// Throws: FileUnwritable.
void writeEvaluated(const TrainResult& result, const Evaluation& evaluation, const TrainRun& run);

}  // namespace scalescope
