// SPDX-License-Identifier: Apache-2.0
// Rules over what was run: predictions, weights, the input, the number format.
#pragma once

#include "core/diagnostics/diagnosis.h"

#include <vector>

namespace scalescope {

/// Adds what predictions, weights, the size of the input and the number format tell.
void addRunFindings(const Diagnosis& diagnosis, std::vector<Finding>& findings);

}  // namespace scalescope
