// SPDX-License-Identifier: Apache-2.0
// Definitions of what a network costs: memory, time, and what its structure says of both.
#pragma once

#include "core/diagnostics/definitions.h"

#include <vector>

namespace scalescope {

void addMemoryDefinitions(std::vector<Definition>& all, const Thresholds& thresholds);
void addSpeedDefinitions(std::vector<Definition>& all, const Thresholds& thresholds);

}  // namespace scalescope
