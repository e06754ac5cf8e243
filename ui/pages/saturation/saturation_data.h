// SPDX-License-Identifier: Apache-2.0
// What the page Saturation draws, as values: pure functions of results.
#pragma once

#include "core/diagnostics/measures.h"
#include "ui/models/readings.h"
#include "ui/pages/page_parts.h"

#include <QString>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace scalescope::ui {

/// Stacked shares in percent: left tail, negative slope, curved, linear; one bar per
/// activation.
[[nodiscard]] SeriesSet zoneShares(const SaturationReport& report, const NetworkSpec& spec);

/// From where on a measure's curve is warned about; in the unit of its axis.
[[nodiscard]] Marks marksOf(const Measure& measure, const Thresholds& thresholds);
/// Those of one part ("expand", "depthwise"), or all when part is empty; in execution order.
[[nodiscard]] std::vector<const ActivationStats*> activationsOf(const SaturationReport& report,
                                                                const std::string& part);
/// One curve per column over relative depth.
[[nodiscard]] SeriesSet activationCurves(const std::vector<Shown>& shown,
                                         const Reading<ActivationStats>& reading,
                                         const std::string& part);

/// Pre-activation, 512 bins.
[[nodiscard]] Histogram activationHistogram(const ActivationStats& activation,
                                            const NetworkSpec& spec);
/// Borders of SiLU's zones.
[[nodiscard]] Marks zoneCuts(const SiluZones& zones);
/// "B3 5.2 depthwise: 3.00 % left tail, channels 0 dead, ..."
[[nodiscard]] QString activationCaption(const ActivationStats& activation, const NetworkSpec& spec);

/// Dormant score of every channel, 1 on average.
[[nodiscard]] SeriesSet dormantBars(const ActivationStats& activation, const NetworkSpec& spec);

/// Shares of closed and open gates in percent, stacked, one bar per block.
[[nodiscard]] SeriesSet gateShares(const SaturationReport& report, const NetworkSpec& spec);

/// Where NaN or Inf came up first and how far it spread; empty when all is finite.
[[nodiscard]] QString nonFiniteText(const SaturationReport& report, const NetworkSpec& spec);
/// The first column's origin in full, the others' in short.
[[nodiscard]] QString nonFiniteText(const std::vector<Shown>& shown);

}  // namespace scalescope::ui
