// SPDX-License-Identifier: Apache-2.0
// Do activations saturate, die or overflow? The answer in a sentence each, and as curves against
// the limits.
#pragma once

#include "core/base/series.h"
#include "core/diagnostics/diagnosis.h"
#include "ui/base/theme.h"

#include <QString>

#include <vector>

namespace scalescope::ui {

/// One of the three questions, answered by the worst activation.
struct ActivationAnswer {
    Verdict verdict = Verdict::NoData;
    QString sentence;  ///< "Saturate? ok: at most 0.2 % in SiLU's left tail, at 5.1 expand ..."
};
/// Saturate, die, overflow. Of random weights the verdict is Info: told, not judged.
[[nodiscard]] std::vector<ActivationAnswer> activationAnswers(const Diagnosis& diagnosis);
/// With a dot in the colour of each verdict.
[[nodiscard]] QString answersHtml(const Diagnosis& diagnosis, const Theme& theme);

/// The three questions over the depth as shares of what is warned about, in percent: all well
/// below 100. From kLeastShare on, so that a logarithmic axis has a place for "nothing".
constexpr double kLeastSharePercent = 0.1;
[[nodiscard]] SeriesSet limitShares(const Diagnosis& diagnosis);

}  // namespace scalescope::ui
