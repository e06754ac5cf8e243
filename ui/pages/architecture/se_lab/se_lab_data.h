// SPDX-License-Identifier: Apache-2.0
// What the SE lab draws, as values.
#pragma once

#include "core/base/series.h"
#include "core/diagnostics/se_lab.h"

#include <QString>

#include <map>

namespace scalescope::ui {

/// One series per sample; x is the channel or the hidden unit.
[[nodiscard]] SeriesSet labBars(const PerSample& values, const std::string& title,
                                const std::string& unitOfX, const std::string& y);
/// Gates per sample; those of the reference (means over its samples) besides where they differ.
[[nodiscard]] SeriesSet labGates(const SeLabResult& result, const SeLabResult& reference);
/// Energies of all channels before and after the gates, means over the samples.
[[nodiscard]] SeriesSet labEnergies(const SeLabResult& result);
/// Parameters and MACs of one image against reductions 1 to 64.
[[nodiscard]] SeriesSet labCosts(std::int64_t channels, SeForm form);
/// How far the gates are from the reference's, which moved most, and what energy passes now.
[[nodiscard]] QString labChange(const SeLabResult& result, const SeLabResult& reference);
/// Shape, cost, and what passes: two sentences.
[[nodiscard]] QString labSentence(const SeLabResult& result, const SeForm& form);

}  // namespace scalescope::ui
