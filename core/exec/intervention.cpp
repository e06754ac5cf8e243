// SPDX-License-Identifier: Apache-2.0
#include "core/exec/intervention.h"

#include "core/base/error.h"

#include <algorithm>

namespace scalescope {

void replaceGates(const Intervention& change, const BlockSpec& block, std::span<float> gates) {
    if (change.kind == InterventionKind::BlockOff)
        return;
    if (change.kind == InterventionKind::GateOne) {
        std::ranges::fill(gates, 1.0F);
        return;
    }
    const std::size_t channels = change.gateMeans.size();
    if (static_cast<std::int64_t>(channels) != block.expandedChannels)
        throw Error(ErrorCode::ArgumentInvalid,
                    "The gate means of block " + block.name() + " must be one per channel.");
    for (std::size_t image = 0; image < gates.size(); image += channels)
        std::ranges::copy(change.gateMeans, gates.begin() + static_cast<std::ptrdiff_t>(image));
}

}  // namespace scalescope
