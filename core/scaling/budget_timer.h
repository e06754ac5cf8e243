// SPDX-License-Identifier: Apache-2.0
// The search for the largest network within a latency: few networks are built and timed.
#pragma once

#include "core/base/run_context.h"
#include "core/scaling/budget.h"
#include "core/scaling/ladder.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace scalescope {

/// A pass of this network was timed.
struct TimedNetwork {
    double phi = 0;
    std::int64_t macs = 0;
    double latencyMs = 0;
};

/// Median latency of one image in ms, by building the network and running it.
using LatencyProbe = std::function<double(const NetworkSpec&)>;
namespace detail {
/// The largest step up to `highest` whose network was seen to stay within a limit of latency;
/// every network timed is added to `timed`. Throws: ArgumentInvalid when none fits; Canceled.
[[nodiscard]] int largestTimed(const PhiLadder& ladder, const LatencyProbe& probe,
                               const BudgetUse& limit, int highest,
                               std::vector<TimedNetwork>& timed, RunContext& context);
}  // namespace detail

}  // namespace scalescope
