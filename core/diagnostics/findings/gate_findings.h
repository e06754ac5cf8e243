// SPDX-License-Identifier: Apache-2.0
// Rules over the SE gates.
#pragma once

#include "core/diagnostics/diagnosis.h"

#include <vector>

namespace scalescope {

/// Adds NaN and Inf, saturation, and gates that do not depend on the input.
void addGateFindings(const Diagnosis& diagnosis, std::vector<Finding>& findings);

}  // namespace scalescope
