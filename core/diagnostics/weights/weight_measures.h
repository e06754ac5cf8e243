// SPDX-License-Identifier: Apache-2.0
// The part of the catalogue of measures that is read from weights.
#pragma once

#include "core/base/table.h"
#include "core/diagnostics/measure.h"
#include "core/diagnostics/weights/weight_statistics.h"

namespace scalescope {

/// Of one tensor.
[[nodiscard]] const Readings<TensorStats>& weightReadings();

/// One row per tensor: where it is, every measure, the verdict.
[[nodiscard]] Table toTable(const WeightStatistics& statistics);

}  // namespace scalescope
