// SPDX-License-Identifier: Apache-2.0
// The catalogue of measures: what SE gates tell, of a block and of a network.
#pragma once

#include "core/diagnostics/gates.h"
#include "core/diagnostics/measure.h"
#include "core/diagnostics/saturation/saturation.h"

namespace scalescope {

/// Of the gates of one SE block.
[[nodiscard]] const Readings<GateBlock>& gateReadings();
/// Of the sigmoid of one SE block.
[[nodiscard]] const Readings<GateSaturation>& sigmoidReadings();
/// Of all gates of a network: every gate counts the same, so a block counts by its channels.
[[nodiscard]] const Readings<GateReport>& allGatesReadings();

}  // namespace scalescope
