// SPDX-License-Identifier: Apache-2.0
// Changes to a pass, as values: SE gates replaced, blocks left out.
#pragma once

#include <vector>

namespace scalescope {

enum class InterventionKind {
    GateOne,   ///< gates := 1: no recalibration
    GateMean,  ///< gates := given means per channel (lost input dependence)
    BlockOff   ///< block output := block input; residual blocks only
};

struct Intervention {
    InterventionKind kind = InterventionKind::GateOne;
    int block = 0;                 ///< index into Architecture::blocks
    std::vector<float> gateMeans;  ///< GateMean: one per expanded channel
};

}  // namespace scalescope
