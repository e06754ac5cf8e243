// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/feature_maps/feature_maps.h"

#include <algorithm>
#include <numeric>

namespace scalescope {

const char* mapStageName(MapStage stage) noexcept {
    switch (stage) {
        case MapStage::Input:
            return "input";
        case MapStage::Expanded:
            return "expanded";
        case MapStage::Depthwise:
            return "depthwise";
        case MapStage::Gated:
            return "gated";
        case MapStage::Projected:
            return "projected";
        case MapStage::Output:
            return "output";
    }
    return "";
}

bool hasGates(MapStage stage) noexcept {
    return stage == MapStage::Expanded || stage == MapStage::Depthwise || stage == MapStage::Gated;
}

const StageMaps* FeatureMaps::find(MapStage stage) const {
    const auto found = std::ranges::find(stages, stage, &StageMaps::stage);
    return found == stages.end() ? nullptr : &*found;
}

bool FeatureMaps::reduced() const {
    return std::ranges::any_of(stages,
                               [](const StageMaps& each) { return each.atlas.reduction > 1; });
}

std::vector<std::size_t> channelOrder(const FeatureMaps& maps, MapStage stage, MapOrder order) {
    const StageMaps* found = maps.find(stage);
    std::vector<std::size_t> channels(found ? found->atlas.channels() : 0);
    std::iota(channels.begin(), channels.end(), std::size_t{0});
    if (!found || order == MapOrder::Index || (order == MapOrder::Gate && !hasGates(stage)))
        return channels;
    const auto keyOf = [&](std::size_t c) {
        const double key =
            order == MapOrder::Energy ? found->atlas.energy[c] : double{maps.gates[c]};
        return key == key ? key : -1.0;  // not a number: last
    };
    std::ranges::stable_sort(channels,
                             [&](std::size_t a, std::size_t b) { return keyOf(a) > keyOf(b); });
    return channels;
}

}  // namespace scalescope
