// SPDX-License-Identifier: Apache-2.0
// Results as JSON documents: what `--json` prints and what reports embed.
// NaN and infinities become null; no data is null; units stand in key names.
#pragma once

#include <string>
#include <vector>

#include "core/report/report.h"

namespace scalescope {

/// Schema "scalescope/predict/1": variants [{variant, weights, input, topk, logits?}].
[[nodiscard]] std::string predictJson(const std::vector<VariantResult>& variants, const Environment& environment,
                                      bool withLogits);
/// Schema "scalescope/diagnose/1": variants [{variant, blocks [{block, stage, gates {..., values},
/// activations []}], memory {peakBytes, predictedPeakBytes, peakTensor, timeline}, findings}].
[[nodiscard]] std::string diagnoseJson(const std::vector<VariantResult>& variants, const Environment& environment);
/// Schema "scalescope/bench/1": results [{variant, engine, dtype, batch, instrumented, repeats,
/// latencyMsMedian, latencyMsMin, latencyMsP95, peakBytes, predictedPeakBytes, weightBytes}].
[[nodiscard]] std::string benchJson(const std::vector<VariantResult>& variants, const Environment& environment);
/// Schema "scalescope/info/1".
[[nodiscard]] std::string infoJson(const std::vector<NetworkSpec>& networks, const Environment& environment);

}  // namespace scalescope
