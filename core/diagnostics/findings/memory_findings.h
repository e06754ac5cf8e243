// SPDX-License-Identifier: Apache-2.0
// Rules over the memory of a pass.
#pragma once

#include "core/diagnostics/diagnosis.h"

#include <vector>

namespace scalescope {

/// Adds peak, prediction and budget.
void addMemoryFindings(const Diagnosis& diagnosis, std::vector<Finding>& findings);

}  // namespace scalescope
