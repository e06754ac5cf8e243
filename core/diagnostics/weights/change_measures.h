// SPDX-License-Identifier: Apache-2.0
// The catalogue of measures, continued: how far the weights of two checkpoints are apart.
#pragma once

#include "core/diagnostics/measure.h"
#include "core/weights/weight_change.h"

namespace scalescope {

/// Of one tensor, or of several together.
[[nodiscard]] const Readings<WeightChange>& changeReadings();

}  // namespace scalescope
