// SPDX-License-Identifier: Apache-2.0
// The catalogue of measures: what a run answers, how exactly, and how fast many images went.
#pragma once

#include "core/base/throughput.h"
#include "core/diagnostics/dtype_error.h"
#include "core/diagnostics/measure.h"
#include "core/diagnostics/prediction.h"

namespace scalescope {

/// Of one class of a prediction.
[[nodiscard]] const Readings<ClassScore>& scoreReadings();
/// Of one image's prediction.
[[nodiscard]] const Readings<Prediction>& predictionReadings();
/// Of a pass in fewer digits than float32.
[[nodiscard]] const Readings<DtypeError>& dtypeErrorReadings();
/// Of a run over several images.
[[nodiscard]] const Readings<Throughput>& throughputReadings();

}  // namespace scalescope
