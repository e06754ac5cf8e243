// SPDX-License-Identifier: Apache-2.0
// What the budget's charts draw and its sentences say.
#pragma once

#include "core/base/series.h"
#include "core/scaling/budget_fit.h"

#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace scalescope::ui {

/// The law from phi -3 to 7, as far as it can be built.
[[nodiscard]] std::vector<ScaledNetwork> budgetLaw(const Coefficients& bases);
/// A measure against MACs on logarithmic axes: the law as a curve, published variants hollow, the
/// network found. Latency needs a profile, or networks that were timed.
[[nodiscard]] SeriesSet budgetSeries(BudgetKind measure, const std::vector<ScaledNetwork>& law,
                                     const std::optional<BudgetFit>& fit,
                                     const DeviceProfile* profile);

/// In the unit of the chart: millions, GMACs, MiB, ms.
[[nodiscard]] double inChartUnit(BudgetKind kind, double value);

/// Phi, and which limit binds.
[[nodiscard]] QString fitText(const BudgetFit& fit);
/// What running it showed; empty when it was not run.
[[nodiscard]] QString verificationText(const BudgetFit& fit);

}  // namespace scalescope::ui
