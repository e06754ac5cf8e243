// SPDX-License-Identifier: Apache-2.0
// Rules over the values of weights: what is wrong with them, where, and what to do.
#pragma once

#include "core/diagnostics/findings/findings.h"
#include "core/diagnostics/weights/weight_statistics.h"

#include <string>
#include <vector>

namespace scalescope {

/// One finding per rule: the worst tensor, and how many more. Worst first. variant: its name, as
/// Finding::variant.
[[nodiscard]] std::vector<Finding> weightFindings(const WeightStatistics& statistics,
                                                  const std::string& variant);

}  // namespace scalescope
