// SPDX-License-Identifier: Apache-2.0
// The catalogue of measures: what SiLUs tell, of one and of a network.
#pragma once

#include "core/diagnostics/measure.h"
#include "core/diagnostics/saturation/saturation.h"

namespace scalescope {

/// Of one SiLU.
[[nodiscard]] const Readings<ActivationStats>& activationReadings();
/// Of all SiLUs of a network.
[[nodiscard]] const Readings<SaturationReport>& allActivationsReadings();

}  // namespace scalescope
