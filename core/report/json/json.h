// SPDX-License-Identifier: Apache-2.0
// Results as JSON documents: what `--json` prints and what reports embed.
// NaN and infinities become null; no data is null; units stand in key names.
#pragma once

#include "core/input/picture_folder.h"
#include "core/report/report.h"
#include "core/report/self_check.h"

#include <optional>
#include <string>
#include <vector>

namespace scalescope {

/// Why a document lacks something ("interrupted after 2 of 8 variants"); nullopt: it is complete.
using Partial = std::optional<std::string>;

/// Schema "scalescope/predict/1": variants [{variant, weights, input, topk, images, logits?}].
[[nodiscard]] std::string predictJson(const std::vector<VariantResult>& variants,
                                      const Environment& environment, bool withLogits,
                                      const Partial& partial = {});
/// Schema "scalescope/diagnose/1": variants [{variant, blocks [{block, stage, gates {..., values},
/// activations []}], memory {peakBytes, predictedPeakBytes, peakTensor, timeline}, findings}].
[[nodiscard]] std::string diagnoseJson(const std::vector<VariantResult>& variants,
                                       const Environment& environment, const Partial& partial = {});
/// Schema "scalescope/bench/1": results [{variant, engine, dtype, batch, instrumented, repeats,
/// latencyMsMedian, latencyMsMin, latencyMsP95, peakBytes, predictedPeakBytes, weightBytes}].
[[nodiscard]] std::string benchJson(const std::vector<VariantResult>& variants,
                                    const Environment& environment, const Partial& partial = {});
/// Schema "scalescope/report/1": the keys of diagnose, benchmarks, and the tables that HTML draws.
[[nodiscard]] std::string reportJson(const Report& report);
/// Schema "scalescope/info/1".
[[nodiscard]] std::string infoJson(const std::vector<NetworkSpec>& networks,
                                   const Environment& environment);
/// Schema "scalescope/make-pictures/1": folder, kinds, settings, number and bytes of the pictures.
[[nodiscard]] std::string picturesJson(const PictureFolder& made, const Environment& environment);
/// Schema "scalescope/self-check/1".
[[nodiscard]] std::string selfCheckJson(const std::vector<SelfCheckRow>& rows,
                                        const Environment& environment);
/// Schema "scalescope/error/1": what a command prints under --json when it has nothing else.
[[nodiscard]] std::string errorJson(const Failure& failure);

}  // namespace scalescope
