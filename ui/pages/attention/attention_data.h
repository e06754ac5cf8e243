// SPDX-License-Identifier: Apache-2.0
// What the page Attention draws, as values: pure functions of results.
#pragma once

#include "core/diagnostics/measures.h"
#include "core/model/indices.h"
#include "core/session/questions/ablate_job.h"
#include "ui/pages/page_parts.h"

#include <QString>

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace scalescope::ui {

enum class ChannelOrder { ByChannel, ByGate };
enum class HeatMode { Quantiles, ChannelsByGate, ChannelsInOrder };

/// The block at a relative depth; null without gates.
[[nodiscard]] const GateBlock* gateBlockAt(const Diagnosis& diagnosis, double depth);
/// Channels in drawing order; those whose gate was never finite come last.
[[nodiscard]] std::vector<int> channelsInOrder(const GateBlock& block, ChannelOrder order);
/// One bar per channel; the labels name the channel wherever it stands.
[[nodiscard]] SeriesSet gateBars(const GateBlock& block, const NetworkSpec& spec,
                                 ChannelOrder order);
/// "block 5.2 · 2 % closed · 12 % open"
[[nodiscard]] QString gateCaption(const GateBlock& block);
/// "B3, block 5.2, channel 17: gate 0.913 ..."
[[nodiscard]] QString gateReadout(const GateBlock& block, const NetworkSpec& spec,
                                  ChannelIndex channel);

/// All blocks of a column: rows are blocks. In the channel modes every row is stretched over the
/// whole width, so that a block of 32 channels can be read beside one of 3840.
[[nodiscard]] Grid2d gateHeat(const GateReport& report, const NetworkSpec& spec, HeatMode mode);
/// Which channel lies under a column of that grid; nullopt for quantiles.
[[nodiscard]] std::optional<ChannelIndex> channelUnder(const GateReport& report, std::size_t row,
                                                       std::size_t column, HeatMode mode);

/// 200 bins over all images and channels.
[[nodiscard]] Histogram gateHistogram(const Diagnosis& diagnosis, const GateBlock& block);

/// One curve per column over relative depth; none for a column without data.
[[nodiscard]] SeriesSet gateCurves(const std::vector<Shown>& shown,
                                   const Reading<GateBlock>& reading);

/// Mean and spread over images of every channel, channels sorted by mean. Empty below two images.
[[nodiscard]] SeriesSet gateSpread(const GateBlock& block, const NetworkSpec& spec);
/// Mean gate of every class, channels sorted by the mean over all images. Empty without classes.
[[nodiscard]] SeriesSet gateClasses(const GateReport& report, const GateBlock& block);

struct ShownAblation {
    ColumnIndex column;
    std::shared_ptr<const AblationResult> result;
    std::shared_ptr<const Diagnosis> diagnosis;
};
/// Change of the logit of the original top-1 by relative depth, one curve per column.
[[nodiscard]] SeriesSet ablationCurves(const std::vector<ShownAblation>& shown);

}  // namespace scalescope::ui
