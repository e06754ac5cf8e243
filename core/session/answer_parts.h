// SPDX-License-Identifier: Apache-2.0
// What the answers to several questions have in common.
#pragma once

#include "core/base/provenance.h"
#include "core/diagnostics/diagnosis.h"
#include "core/session/network_cache.h"

#include <span>
#include <string>
#include <vector>

namespace scalescope {

/// What is common to all results of a network on some inputs.
[[nodiscard]] Provenance provenanceOf(const BuiltNetwork& network, const std::string& recipe,
                                      const std::vector<InputInfo>& inputs);
/// What these weights predict says something: they are trained, and their classifier is whole.
[[nodiscard]] bool isMeaningful(const Weights& weights);
/// The logits of a pass: its outputs, or what the rest of the file's head makes of them.
[[nodiscard]] PassResult throughHead(PassResult pass, const Weights& weights);
/// The names of the classes: those that were given, where they fit, else the weights' own.
[[nodiscard]] LabelsPtr labelsOf(const Weights& weights, const LabelsPtr& given);
/// Of one image; without scores where the weights' classifier cannot be used. generated: the image
/// is of a kind that the demo was trained on.
[[nodiscard]] Prediction predictionOf(std::span<const float> logits, const Weights& weights,
                                      const LabelsPtr& labels, int topk, bool generated);
/// For questions about a class. Throws: ArgumentInvalid, with the reason, when predictions are off.
void checkPredicts(const Weights& weights);

}  // namespace scalescope
