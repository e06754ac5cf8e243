// SPDX-License-Identifier: Apache-2.0
// What the files of the budget fit share; only core/scaling includes this.
#pragma once

#include "core/scaling/budget_use.h"
#include "core/scaling/ladder.h"

#include <functional>
#include <string>
#include <vector>

namespace scalescope::detail {

/// "10 M params", "512 MiB", "50 ms".
[[nodiscard]] std::string limitText(BudgetKind kind, double value);
/// One use per limit that is given, latency last. Throws: ArgumentInvalid.
[[nodiscard]] std::vector<BudgetUse> limitsOf(const Budget& budget);
/// Throws: ArgumentInvalid: not even the network of this phi stays within the limit.
[[noreturn]] void refuseBudget(const BudgetUse& use, double phi, double used);

/// The largest step up to `highest` whose network was seen to stay within a limit of latency;
/// every network timed is added to `timed`. Throws: ArgumentInvalid when none fits; Canceled.
[[nodiscard]] int largestTimed(const PhiLadder& ladder, const LatencyProbe& probe,
                               const BudgetUse& limit, int highest,
                               std::vector<TimedNetwork>& timed, RunContext& context);

}  // namespace scalescope::detail
