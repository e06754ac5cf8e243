// SPDX-License-Identifier: Apache-2.0
// What a network uses of a budget by arithmetic.
#pragma once

#include "core/scaling/budget_fit.h"

namespace scalescope {

/// Count or bytes; 0 for latency, which arithmetic does not know.
[[nodiscard]] double usedOf(BudgetKind kind, const NetworkFigures& figures);

}  // namespace scalescope
