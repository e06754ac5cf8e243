// SPDX-License-Identifier: Apache-2.0
// What a network may need: limits, and what of them it uses by arithmetic.
#pragma once

#include "core/scaling/law.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace scalescope {

/// Limits of one network, fp32, one image; nullopt is no limit.
struct Budget {
    std::optional<std::int64_t> params{}, macs{};
    std::optional<std::int64_t> memoryBytes{};  ///< to run: weights and a pass
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

/// Count or bytes; 0 for latency, which arithmetic does not know.
[[nodiscard]] double usedOf(BudgetKind kind, const NetworkFigures& figures);

namespace detail {
/// "10 M params", "512 MiB", "50 ms".
[[nodiscard]] std::string limitText(BudgetKind kind, double value);
/// One use per limit that is given, latency last. Throws: ArgumentInvalid.
[[nodiscard]] std::vector<BudgetUse> limitsOf(const Budget& budget);
/// Throws: ArgumentInvalid: not even the network of this phi stays within the limit.
[[noreturn]] void refuseBudget(const BudgetUse& use, double phi, double used);
}  // namespace detail

}  // namespace scalescope
