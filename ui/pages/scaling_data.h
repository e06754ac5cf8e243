// SPDX-License-Identifier: Apache-2.0
// What the page Scaling draws and says.
#pragma once

#include <QString>
#include <optional>

#include "core/base/series.h"
#include "core/scaling/budget_fit.h"
#include "core/scaling/law.h"

namespace scalescope::ui {

/// The network of the sliders, or the sentence why there is none.
struct SliderNetwork {
    std::optional<ScaledNetwork> network;
    QString refusal;
};
[[nodiscard]] SliderNetwork networkOfSliders(const Coefficients& coefficients,
                                             std::int64_t memoryBytes);

/// A budget carried out, or the sentence why nothing fits.
struct SliderFit {
    std::optional<BudgetFit> fit;
    QString refusal;
};
/// By arithmetic: the budget must not limit latency.
[[nodiscard]] SliderFit fitOfSliders(const Coefficients& bases, const Budget& budget);

/// MACs against the input side on logarithmic axes: theory and law at phi 0 to 7, the published
/// variants hollow, the sliders' network as "here".
[[nodiscard]] SeriesSet lawSeries(const Coefficients& bases, const std::vector<ScaledNetwork>& law,
                                  const std::optional<ScaledNetwork>& here);

/// "alpha * beta^2 * gamma^2 = 1.92, 4.0 % under 2"; beyond 10 % it says so.
[[nodiscard]] QString constraintText(const Coefficients& coefficients);
/// One line: side, params, MACs, gates, peak, and how far from 2^phi.
[[nodiscard]] QString figuresText(const ScaledNetwork& network);

}  // namespace scalescope::ui
