// SPDX-License-Identifier: Apache-2.0
// Weights as a network is built of them.
#pragma once

#include "core/base/run_context.h"
#include "core/weights/weights.h"

namespace scalescope {

/// As loadWeights, and calibrated where they are random. Throws: as loadWeights and calibrate.
[[nodiscard]] Weights readyWeights(const NetworkSpec& network, const WeightsRequest& request,
                                   RunContext& context);

}  // namespace scalescope
