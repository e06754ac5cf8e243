// SPDX-License-Identifier: Apache-2.0
#include "core/scaling/budget.h"

#include "core/base/error.h"
#include "core/base/format.h"

namespace scalescope {

double usedOf(BudgetKind kind, const NetworkFigures& figures) {
    switch (kind) {
        case BudgetKind::Params:
            return static_cast<double>(figures.params);
        case BudgetKind::Macs:
            return static_cast<double>(figures.macs);
        case BudgetKind::Memory:
            return static_cast<double>(figures.totalBytes());
        case BudgetKind::Latency:
            break;
    }
    return 0.0;
}

std::string detail::limitText(BudgetKind kind, double value) {
    switch (kind) {
        case BudgetKind::Memory:
            return formatBytes(static_cast<std::int64_t>(value));
        case BudgetKind::Latency:
            return formatMs(value);
        default:
            return formatCount(static_cast<std::int64_t>(value)) + " " + budgetName(kind);
    }
}

std::vector<BudgetUse> detail::limitsOf(const Budget& budget) {
    std::vector<BudgetUse> uses;
    const auto add = [&uses](BudgetKind kind, auto limit) {
        if (!limit)
            return;
        if (!(*limit > 0))
            throw Error(ErrorCode::ArgumentInvalid, std::string("The budget of ") +
                                                        budgetName(kind) +
                                                        " must be above 0; give a larger limit.");
        BudgetUse use;
        use.kind = kind;
        use.limit = static_cast<double>(*limit);
        uses.push_back(use);
    };
    add(BudgetKind::Params, budget.params);
    add(BudgetKind::Macs, budget.macs);
    add(BudgetKind::Memory, budget.memoryBytes);
    add(BudgetKind::Latency, budget.latencyMs);
    if (uses.empty())
        throw Error(ErrorCode::ArgumentInvalid,
                    "There is no budget to fit; limit params, MACs, memory or latency.");
    return uses;
}

void detail::refuseBudget(const BudgetUse& use, double phi, double used) {
    throw Error(ErrorCode::ArgumentInvalid,
                "No network of these coefficients fits: even that of φ " + formatReal(phi) +
                    " needs " + limitText(use.kind, used) + ", the budget is " +
                    limitText(use.kind, use.limit) + ".");
}

const char* budgetName(BudgetKind kind) noexcept {
    switch (kind) {
        case BudgetKind::Params:
            return "params";
        case BudgetKind::Macs:
            return "MACs";
        case BudgetKind::Memory:
            return "memory";
        case BudgetKind::Latency:
            return "latency";
    }
    return "";
}

}  // namespace scalescope
