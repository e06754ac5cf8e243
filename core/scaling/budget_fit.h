// SPDX-License-Identifier: Apache-2.0
// The largest phi whose network stays within a budget, what binds, and what relaxing would buy.
#pragma once

#include "core/base/run_context.h"
#include "core/scaling/budget.h"
#include "core/scaling/budget_timer.h"
#include "core/scaling/device_profile.h"
#include "core/scaling/law.h"

#include <optional>
#include <string>
#include <vector>

namespace scalescope {

struct BudgetFit {
    ScaledNetwork network;
    std::vector<BudgetUse> uses;  ///< of the limits given, in the order of BudgetKind
    BudgetKind binding = BudgetKind::Params;
    std::vector<TimedNetwork> timed;  ///< in order of measurement; empty where nothing was timed
    std::string device;               ///< whose profile gave the latencies; empty: this machine
    std::optional<Measurement> verification;  ///< of the network, built and run on this machine
};

/// Where latencies come from.
struct LatencySource {
    LatencyProbe probe{};                    ///< networks are timed
    const DeviceProfile* profile = nullptr;  ///< instead: by arithmetic, for another device
};

/// phi in steps of 0.01 (of the published range and beyond, also below 0). Latency follows the
/// device profile, or is measured, from B0 on, until what fits is the largest that the other limits
/// leave, or 0.05 separates it from what does not; the network returned was then itself measured.
/// Throws: ArgumentInvalid for an empty budget, a limit that is not above 0, or when not even the
/// smallest network fits; Canceled.
[[nodiscard]] BudgetFit fitBudget(const Coefficients& bases, ResolutionPolicy policy,
                                  const Budget& budget, const LatencySource& latency,
                                  RunContext& context);

}  // namespace scalescope
