// SPDX-License-Identifier: Apache-2.0
// The rules behind findingsOf, by measure. One finding per rule: the worst place, and how many
// more.
#pragma once

#include "core/diagnostics/diagnosis.h"

#include <cstdint>
#include <string>
#include <vector>

namespace scalescope {

/// Adds what the activations tell: NaN and Inf, left tails, dormant channels, range in fp16.
void addActivationFindings(const Diagnosis& diagnosis, std::vector<Finding>& findings);
/// Adds what the SE gates tell: saturation, gates that do not depend on the input.
void addGateFindings(const Diagnosis& diagnosis, std::vector<Finding>& findings);
/// Adds peak, prediction and budget.
void addMemoryFindings(const Diagnosis& diagnosis, std::vector<Finding>& findings);
/// Adds what predictions, weights and the input tell.
void addRunFindings(const Diagnosis& diagnosis, std::vector<Finding>& findings);

/// A finding of this variant whose threshold and source are those of a definition, if it is one.
[[nodiscard]] Finding findingFor(const Diagnosis& diagnosis, const std::string& rule,
                                 Verdict severity, const std::string& definitionKey = {});
/// "over 1 image (few images)".
[[nodiscard]] std::string overImages(std::uint64_t images);
/// "; 3 more layers" or nothing.
[[nodiscard]] std::string andMore(std::size_t others, const std::string& what);
/// "In bf16 the logits differ from float32 by 0.25 % of their RMS".
[[nodiscard]] std::string dtypeErrorText(const std::string& dtype, const DtypeError& error);
/// Below warn: Ok.
[[nodiscard]] Verdict severityOf(double share, double warn, double fail);

}  // namespace scalescope
