// SPDX-License-Identifier: Apache-2.0
// Changes to a pass, as values: SE gates replaced, blocks left out.
#pragma once

#include "core/model/block_spec.h"

#include <span>
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

/// Puts the intervention's gates in the place of those of a batch, [N, expanded channels]; BlockOff
/// has none. Throws: ArgumentInvalid when its means are not one per channel.
void replaceGates(const Intervention& change, const BlockSpec& block, std::span<float> gates);

}  // namespace scalescope
