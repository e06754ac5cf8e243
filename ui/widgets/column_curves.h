// SPDX-License-Identifier: Apache-2.0
// One column's measures over its depth as curves: for the overview and the PDF.
#pragma once

#include "core/base/series.h"
#include "core/diagnostics/diagnosis.h"

namespace scalescope::ui {

/// Share of every SiLU's pre-activations in the flat left tail, by relative depth.
[[nodiscard]] SeriesSet leftShareByDepth(const Diagnosis& diagnosis);
/// Largest live bytes while each node runs, by relative depth, in MiB.
[[nodiscard]] SeriesSet liveBytesByDepth(const Diagnosis& diagnosis);

}  // namespace scalescope::ui
