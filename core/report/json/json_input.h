// SPDX-License-Identifier: Apache-2.0
// JSON of what went in and what came out: input, weights file, predictions.
#pragma once

#include "core/diagnostics/diagnosis.h"
#include "core/report/json/json_values.h"
#include "core/weights/load_report.h"

namespace scalescope::detail {

[[nodiscard]] Json loadReportJson(const LoadReport& report, bool everyKey);
/// Best first: index, label, scores.
[[nodiscard]] Json topkJson(const Prediction& prediction);
/// "skipped": path and reason of each; no key where there is none.
void addSkipped(Json& target, const std::vector<SkippedImage>& skipped);
/// Appends weights, engine, input, topk and images.
void addPrediction(Json& target, const Diagnosis& diagnosis, bool withLogits);
/// What addPrediction adds, without data: a reader finds every key in a variant that failed too.
/// The reason stands where a load's notes stand, if it is one.
void addNoPrediction(Json& target, const Failure& failure, bool withLogits);

}  // namespace scalescope::detail
