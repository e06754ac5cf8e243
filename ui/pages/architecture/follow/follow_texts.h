// SPDX-License-Identifier: Apache-2.0
// What the stages of a block are, where its maps are followed.
#pragma once

#include "core/session/questions/feature_maps_job.h"

#include <QString>

namespace scalescope::ui {

/// "depthwise"
[[nodiscard]] QString stageTitle(MapStage stage);
/// Two sentences: what was done to the maps, and what to look for.
[[nodiscard]] QString stageText(MapStage stage, const FeatureMaps& maps, const BlockSpec& block);
/// "Channel 17: gate 0.83, energy 0.42, values −0.28 to 3.1; gated energy 0.29."
[[nodiscard]] QString channelText(const FeatureMaps& maps, MapStage stage, std::size_t channel);
/// What the bars of the histogram count.
[[nodiscard]] QString countedText(MapStage stage);
/// The stage to show where a block lacks the one that is wanted.
[[nodiscard]] MapStage nearestStage(const FeatureMaps& maps, MapStage wanted);
/// The stage that a layer makes; nullopt: none of its own (the SE's small vectors).
[[nodiscard]] std::optional<MapStage> stageOfNode(NodeKind kind);

}  // namespace scalescope::ui
