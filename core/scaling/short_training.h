// SPDX-License-Identifier: Apache-2.0
// The short training of one candidate of a search by accuracy: how long, how, and what it needs.
#pragma once

#include "core/scaling/accuracy_options.h"
#include "core/scaling/law.h"
#include "core/train/options.h"

#include <cstdint>

namespace scalescope {

/// In all, from the begin to the end of a rung; the first one is 0.
[[nodiscard]] std::int64_t picturesAtRung(const AccuracyOptions& options, int rung);
[[nodiscard]] std::int64_t stepsAtRung(const AccuracyOptions& options, int rung);

/// How a candidate is trained: its multipliers on the base, at the schedule of the last rung.
/// Throws: as applyLaw.
[[nodiscard]] TrainOptions shortTraining(const ScaledNetwork& candidate,
                                         const AccuracyOptions& options);

/// Throws: OutOfMemory when a step needs more than the limit; 0: there is none.
void requireTrainingFits(const TrainOptions& training, std::int64_t limitBytes);

}  // namespace scalescope
