// SPDX-License-Identifier: Apache-2.0
// The catalogue of measures, continued: what a scaled network costs, counted or measured.
#pragma once

#include "core/diagnostics/measure.h"
#include "core/scaling/measured.h"

namespace scalescope {

/// Coverage is the receptive field of the last stage over the input side: above 1 every cell of the
/// feature map sees the whole image, below it only a part.
inline constexpr Measure kCoverage{"receptive_field.coverage",
                                   "",
                                   "Receptive field over input side",
                                   "Of the side",
                                   "",
                                   ColumnKind::Real,
                                   "receptive_field"};

inline constexpr Measure kReceptiveField{
    "receptive_field", "", "Receptive field", "Field", "px", ColumnKind::Real, "receptive_field"};
/// Of the figures: what a scaled network is planned by, whichever engine then runs it.
inline constexpr Measure kEagerPeak{
    "memory.eager_peak", "predictedPeakBytes", "Predicted peak of an eager pass", "Eager peak", "",
    ColumnKind::Bytes,   "memory.eager"};

/// What the curves show against MACs. The measured ones have no data where nothing was measured.
[[nodiscard]] const Readings<MeasuredNetwork>& networkReadings();

}  // namespace scalescope
