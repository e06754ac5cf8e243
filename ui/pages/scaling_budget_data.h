// SPDX-License-Identifier: Apache-2.0
// What the budget's charts draw and its sentences say.
#pragma once

#include <QString>
#include <memory>
#include <optional>

#include "core/base/series.h"
#include "core/scaling/budget_fit.h"

namespace scalescope::ui {

/// A measure against MACs on logarithmic axes: the law as a curve, published variants hollow, the
/// network found. Latency needs a profile, or networks that were timed.
[[nodiscard]] SeriesSet budgetSeries(BudgetKind measure, const Coefficients& bases,
                                     const std::optional<BudgetFit>& fit,
                                     const DeviceProfile* profile);

/// In the unit of the chart: millions, GMACs, MiB, ms.
[[nodiscard]] double inChartUnit(BudgetKind kind, double value);

/// Phi, its network, and which limit binds.
[[nodiscard]] QString fitText(const BudgetFit& fit);
/// What running it showed; empty when it was not run.
[[nodiscard]] QString verificationText(const BudgetFit& fit);

}  // namespace scalescope::ui
