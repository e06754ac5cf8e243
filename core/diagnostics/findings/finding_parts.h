// SPDX-License-Identifier: Apache-2.0
// What the rules build their findings from. One finding per rule: the worst place, and how many
// more.
#pragma once

#include "core/diagnostics/diagnosis.h"

#include <cstddef>
#include <cstdint>
#include <string>

namespace scalescope {

/// A finding of this variant whose threshold and source are those of a definition, if it is one.
[[nodiscard]] Finding findingFor(const Diagnosis& diagnosis, const std::string& rule,
                                 Verdict severity, const std::string& definitionKey = {});
/// "over 1 image (few images)".
[[nodiscard]] std::string overImages(std::uint64_t images);
/// "; 3 more layers" or nothing.
[[nodiscard]] std::string andMore(std::size_t others, const std::string& what);
/// "In bf16 the logits differ from float32 by 0.25 % of their RMS".
[[nodiscard]] std::string dtypeErrorText(const std::string& dtype, const DtypeError& error);
/// "largest difference 0.12".
[[nodiscard]] std::string dtypeErrorEvidence(const DtypeError& error);
/// Below warn: Ok.
[[nodiscard]] Verdict severityOf(double share, double warn, double fail);

}  // namespace scalescope
