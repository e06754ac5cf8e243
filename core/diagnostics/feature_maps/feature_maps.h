// SPDX-License-Identifier: Apache-2.0
// What flows through one block for one picture: the maps of every channel, and the block's gates.
// Source: the stages of MBConv, arXiv 1801.04381 and 1905.11946; measures own.
#pragma once

#include "core/diagnostics/feature_maps/map_atlas.h"

#include <memory>
#include <string>
#include <vector>

namespace scalescope {

/// In the order of the flow.
enum class MapStage { Input, Expanded, Depthwise, Gated, Projected, Output };
/// "input", "expanded", ...
[[nodiscard]] const char* mapStageName(MapStage stage) noexcept;
/// Expanded, depthwise and gated maps: channel c of each belongs to gate c.
[[nodiscard]] bool hasGates(MapStage stage) noexcept;

/// One tensor on its way through the block.
struct StageMaps {
    MapStage stage = MapStage::Input;
    MapAtlas atlas;
    /// Of the pre-activations (Gated: those of the depthwise convolution), or of the values where
    /// no activation is: input, projected, output.
    std::shared_ptr<const ChannelHistograms> histograms;
    [[nodiscard]] bool preActivations() const { return hasGates(stage); }
};

struct FeatureMaps {
    int block = 0;
    std::string name;  ///< "4.1"
    /// Expanded only where the block expands, Output only where it adds its input (else Projected
    /// is the output).
    std::vector<StageMaps> stages;
    std::vector<float> squeeze, hidden;  ///< of the SE: per channel; per hidden unit, after SiLU
    std::vector<float> logits, gates;    ///< per channel

    [[nodiscard]] const StageMaps* find(MapStage stage) const;
    [[nodiscard]] bool reduced() const;  ///< some maps are smaller than the activation
};

enum class MapOrder { Index, Gate, Energy };
/// Channels of a stage, largest first; equal ones by index. A stage without gates: by index.
[[nodiscard]] std::vector<std::size_t> channelOrder(const FeatureMaps& maps, MapStage stage,
                                                    MapOrder order);

/// Limit of the levels of one block; B7 at 600 x 600 needs 29 MB at most.
inline constexpr std::int64_t kMapBytesLimit = std::int64_t{48} << 20;

}  // namespace scalescope
