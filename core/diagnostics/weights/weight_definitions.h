// SPDX-License-Identifier: Apache-2.0
// What the numbers about weights mean, for the list of definitions.
#pragma once

#include "core/diagnostics/definitions.h"

#include <vector>

namespace scalescope {

/// Adds the definitions of the measures of weights, with these thresholds in their texts.
void addWeightDefinitions(std::vector<Definition>& all, const Thresholds& thresholds);
/// Those of two checkpoints compared; none has a threshold.
void addChangeDefinitions(std::vector<Definition>& all, const Thresholds& thresholds);

}  // namespace scalescope
