// SPDX-License-Identifier: Apache-2.0
// The question: how fast networks of the compound law are.
#pragma once

#include "core/exec/run_options.h"
#include "core/scaling/measured.h"

#include <vector>

namespace scalescope {

/// Built with random weights and timed one after the other.
struct MeasureJob {
    using Answer = MeasuredNetworks;
    std::vector<NetworkSpec> networks;
    MeasureLimits limits;
    RunOptions options;
};

}  // namespace scalescope
