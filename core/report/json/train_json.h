// SPDX-License-Identifier: Apache-2.0
// Trainings and evaluations as JSON documents.
#pragma once

#include "core/report/report.h"
#include "core/train/evaluate.h"
#include "core/train/trainer.h"

#include <optional>
#include <string>

namespace scalescope {

/// Schema "scalescope/train/1": options {...}, steps, pictures, seconds, curve [{step, px, lr,
/// loss, accuracy, ...}], evaluation or null, skipped [{path, reason}] where there are some.
[[nodiscard]] std::string trainJson(const TrainResult& result,
                                    const std::optional<Evaluation>& evaluation,
                                    const Environment& environment);
/// Schema "scalescope/evaluate/1": weights, pictures {source, seed}, evaluation {px, pictures,
/// right, top1, loss, classes [{name, pictures, right, top1, mostOftenTakenFor}]}, skipped as
/// above.
[[nodiscard]] std::string evaluationJson(const Evaluation& evaluation, const WeightsInfo& weights,
                                         const std::string& pictures, std::uint64_t seed,
                                         const Environment& environment);

}  // namespace scalescope
