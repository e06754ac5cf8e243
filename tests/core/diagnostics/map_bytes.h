// SPDX-License-Identifier: Apache-2.0
// What the maps of a block take, added up from what a reader of them sees.
#pragma once

#include "core/diagnostics/feature_maps/feature_maps.h"

#include <cstdint>

namespace scalescope::test {

/// The gated maps are those of the depthwise convolution: they share its levels.
inline std::int64_t mapBytes(const FeatureMaps& maps) {
    std::int64_t bytes = 0;
    for (const StageMaps& each : maps.stages)
        if (each.stage != MapStage::Gated)
            bytes += static_cast<std::int64_t>(each.atlas.levels->size());
    return bytes;
}

}  // namespace scalescope::test
