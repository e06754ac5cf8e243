// SPDX-License-Identifier: Apache-2.0
// What the page Live makes of frames: a strip of gates over time, curves, sentences.
#pragma once

#include "core/base/series.h"
#include "core/model/graph.h"
#include "core/model/indices.h"
#include "ui/pages/live/live_history.h"

#include <QString>

#include <optional>
#include <vector>

namespace scalescope::ui {

enum class StripOrder { ByChannel, ByGate };
/// Whole: colours from 0 to 1, comparable everywhere. Shown: from the lowest to the highest gate
/// that is shown, so that small changes can be seen.
enum class StripRange { Whole, Shown };

/// Its gates are those of random weights. Where predictions are off for another reason, they are
/// not.
[[nodiscard]] bool ofRandomWeights(const LiveFrame& frame);

/// Channels as the rows of a strip, from top to bottom; ByGate: the lowest mean of the shown
/// frames first.
[[nodiscard]] std::vector<int> stripOrder(const LiveHistory& history, StripOrder order);

/// One column per frame, one row per channel in this order; what is drawn and what is exported.
[[nodiscard]] Grid2d gateStrip(const LiveHistory& history, const std::vector<int>& order,
                               StripRange range, const QString& caption);

/// The gate of a channel over time beside the mean of its block; without a channel the mean alone.
[[nodiscard]] SeriesSet gateOverTime(const LiveHistory& history,
                                     std::optional<ChannelIndex> channel, const NetworkSpec& spec,
                                     const QString& caption);

/// Mean gate of every SE block in the newest frame.
[[nodiscard]] SeriesSet blockMeansNow(const LiveHistory& history, const NetworkSpec& spec);
/// Their lowest and highest over the shown frames, one pair per bar.
[[nodiscard]] std::vector<std::pair<double, double>> blockRanges(const LiveHistory& history);

/// "0:12.48", "1:02:03.00": a time stamp.
[[nodiscard]] QString timeText(double timeMs);
/// "frame 212 of 900 at 0:08.48 · 21.3 frames per s · pass 14.2 ms · 3 dropped".
[[nodiscard]] QString frameText(const LiveFrame& frame);

}  // namespace scalescope::ui
