// SPDX-License-Identifier: Apache-2.0
// A budget and what fits it, as tables.
#pragma once

#include "core/base/table.h"
#include "core/scaling/budget_fit.h"

namespace scalescope {

/// One row per limit.
[[nodiscard]] Table budgetTable(const BudgetFit& fit);
/// One row per network that was timed.
[[nodiscard]] Table timedTable(const BudgetFit& fit);
/// What was predicted of the network found, beside what running it showed; empty when it was not.
[[nodiscard]] Table verificationTable(const BudgetFit& fit);
/// One row per published variant, one column per limit: whether it stays within the budget. Without
/// a profile latency is not known.
[[nodiscard]] Table publishedBudgetTable(const Budget& budget,
                                         const DeviceProfile* profile = nullptr);

}  // namespace scalescope
