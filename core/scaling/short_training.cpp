// SPDX-License-Identifier: Apache-2.0
#include "core/scaling/short_training.h"

#include "core/base/error.h"
#include "core/base/format.h"

#include <algorithm>
#include <cmath>

namespace scalescope {

std::int64_t picturesAtRung(const AccuracyOptions& options, int rung) {
    return options.pictures << rung;
}

std::int64_t stepsAtRung(const AccuracyOptions& options, int rung) {
    return (picturesAtRung(options, rung) + options.batch - 1) / options.batch;
}

TrainOptions shortTraining(const ScaledNetwork& candidate, const AccuracyOptions& options) {
    Multipliers multipliers = candidate.multipliers;
    multipliers.depth *= options.base.depth;
    multipliers.width *= options.base.width;
    TrainOptions training;
    training.spec = networkOf(multipliers, candidate.policy);
    training.spec.scale.resolution = std::max(
        kSmallestInputSide,
        static_cast<int>(std::lround(options.base.resolution * candidate.multipliers.resolution)));
    training.sizes = {{training.spec.scale.resolution, 1.0}};
    training.pictures = picturesAtRung(options, options.rungs - 1);
    training.batch = options.batch;
    training.learningRate = options.learningRate;
    training.dropPath = 0.0;
    training.warmup = 0.1;
    // Few steps: slower statistics would still remember the random start when they are judged.
    training.spec.batchNormMomentum = 0.3;
    training.emaDecay = 0.0;
    training.seed = options.seed;
    return training;
}

/// Weights, gradients, momentum, average; and every activation of a batch with its gradient.
void requireTrainingFits(const TrainOptions& training, std::int64_t limitBytes) {
    constexpr std::int64_t kWeightCopies = 5, kActivationCopies = 3, kFloat = 4;
    const NetworkFigures figures = figuresOf(training.spec);
    const std::int64_t needed = figures.weightBytes * kWeightCopies +
                                figures.activations * kActivationCopies * kFloat * training.batch;
    if (limitBytes > 0 && needed > limitBytes)
        throw Error(ErrorCode::OutOfMemory,
                    "A candidate of " + std::to_string(figures.resolutionPx) +
                        " pixels needs about " + formatBytes(needed) + " for a training step of " +
                        std::to_string(training.batch) + " pictures, the limit is " +
                        formatBytes(limitBytes) + "; use a smaller batch, side or φ.");
}

}  // namespace scalescope
