// SPDX-License-Identifier: Apache-2.0
// The largest phi whose network stays within a budget, what binds, and what relaxing would buy.
#pragma once

#include "core/base/run_context.h"
#include "core/scaling/device_profile.h"
#include "core/scaling/law.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace scalescope {

/// Limits of one network, fp32, one image; nullopt is no limit.
struct Budget {
    std::optional<std::int64_t> params{}, macs{};
    std::optional<std::int64_t> memoryBytes{};  ///< weights and predicted peak together
    std::optional<double> latencyMs{};
    /// What the machine can hold: never a limit that binds, but larger networks are not looked at;
    /// 0 is not known.
    std::int64_t machineBytes = 0;
};

enum class BudgetKind { Params, Macs, Memory, Latency };
/// "params", "MACs", "memory", "latency".
[[nodiscard]] const char* budgetName(BudgetKind kind) noexcept;

/// One limit at the network found.
struct BudgetUse {
    BudgetKind kind = BudgetKind::Params;
    double limit = 0, used = 0;    ///< count, bytes or ms
    double phiAlone = 0;           ///< largest phi if this were the only limit
    double phiWithTenPercent = 0;  ///< largest phi if this limit were 10 % higher
    double phiWithout = 0;         ///< largest phi if this limit were dropped
    bool estimated = false;        ///< the three phi rest on latency in proportion to MACs
};

/// A pass of this network was timed.
struct TimedNetwork {
    double phi = 0;
    std::int64_t macs = 0;
    double latencyMs = 0;
};

struct BudgetFit {
    ScaledNetwork network;
    std::vector<BudgetUse> uses;  ///< of the limits given, in the order of BudgetKind
    BudgetKind binding = BudgetKind::Params;
    std::vector<TimedNetwork> timed;  ///< in order of measurement; empty where nothing was timed
    std::string device;               ///< whose profile gave the latencies; empty: this machine
    std::optional<Measurement> verification;  ///< of the network, built and run on this machine
};

/// Median latency of one image in ms, by building the network and running it.
using LatencyProbe = std::function<double(const NetworkSpec&)>;
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
