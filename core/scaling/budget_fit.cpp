// SPDX-License-Identifier: Apache-2.0
#include "core/scaling/budget_fit.h"

#include <algorithm>

namespace scalescope {

namespace {

constexpr double kStepsPerPhi = PhiLadder::kStepsPerPhi;
constexpr double kRelaxed = 1.1;

/// ms of a network by its MACs; empty without a limit of latency.
using LatencyModel = std::function<double(double macs)>;

/// The largest step for a limit alone, with the limit times factor.
int stepFor(const PhiLadder& ladder, const BudgetUse& use, double factor,
            const LatencyModel& latency) {
    const double limit = use.limit * factor;
    return ladder.largest([&](const ScaledNetwork& network) {
        return (use.kind == BudgetKind::Latency ? latency(static_cast<double>(network.figures.macs))
                                                : usedOf(use.kind, network.figures)) <= limit;
    });
}

/// Throws for the first limit that not even the smallest network keeps.
void refuseSmallest(const PhiLadder& ladder, const std::vector<BudgetUse>& uses,
                    const LatencyModel& latency) {
    const ScaledNetwork smallest = ladder.at(ladder.first());
    for (const BudgetUse& use : uses) {
        const bool isLatency = use.kind == BudgetKind::Latency;
        if (isLatency && !latency)
            continue;
        const double used = isLatency ? latency(static_cast<double>(smallest.figures.macs))
                                      : usedOf(use.kind, smallest.figures);
        if (used > use.limit)
            detail::refuseBudget(use, smallest.coefficients.phi, used);
    }
}

/// The largest step within all limits that need no timing.
int largestByArithmetic(const PhiLadder& ladder, const std::vector<BudgetUse>& uses,
                        const LatencyModel& latency) {
    int step = ladder.last();
    for (const BudgetUse& use : uses)
        if (use.kind != BudgetKind::Latency || latency)
            step = std::min(step, stepFor(ladder, use, 1.0, latency));
    if (step < ladder.first())
        refuseSmallest(ladder, uses, latency);
    return step;
}

/// What binds is measured where networks were timed, else it has the smallest phi of its own.
BudgetKind bindingOf(const BudgetFit& fit, bool timedBinds) {
    const auto smallest = std::ranges::min_element(fit.uses, {}, &BudgetUse::phiAlone);
    return timedBinds ? BudgetKind::Latency : smallest->kind;
}

void fillUses(BudgetFit& fit, const PhiLadder& ladder, const LatencyModel& latency,
              bool timedBinds) {
    const double found = fit.network.coefficients.phi;
    for (BudgetUse& use : fit.uses) {
        const bool isLatency = use.kind == BudgetKind::Latency;
        use.used = isLatency ? latency(static_cast<double>(fit.network.figures.macs))
                             : usedOf(use.kind, fit.network.figures);
        use.estimated = isLatency;
        use.phiAlone = isLatency && timedBinds
                           ? found
                           : std::max(found, stepFor(ladder, use, 1.0, latency) / kStepsPerPhi);
    }
    fit.binding = bindingOf(fit, timedBinds);
    for (BudgetUse& use : fit.uses) {
        double others = ladder.last() / kStepsPerPhi;
        for (const BudgetUse& other : fit.uses)
            if (other.kind != use.kind) {
                others = std::min(others, other.phiAlone);
                use.estimated = use.estimated || other.estimated;
            }
        use.phiWithout = others;
        use.phiWithTenPercent = std::clamp(stepFor(ladder, use, kRelaxed, latency) / kStepsPerPhi,
                                           found, std::max(found, others));
    }
}

/// Around a network that was timed: latency in proportion to MACs.
LatencyModel proportionTo(const TimedNetwork& timed) {
    return [msPerMac = timed.latencyMs / static_cast<double>(timed.macs)](double macs) {
        return macs * msPerMac;
    };
}

}  // namespace

BudgetFit fitBudget(const Coefficients& bases, ResolutionPolicy policy, const Budget& budget,
                    const LatencySource& source, RunContext& context) {
    BudgetFit fit;
    fit.uses = detail::limitsOf(budget);
    const PhiLadder ladder(bases, policy, budget.machineBytes);
    LatencyModel latency;
    if (const DeviceProfile* profile = source.profile) {
        fit.device = profile->name;
        latency = [profile](double macs) { return profile->latencyMs(macs); };
    }
    int step = largestByArithmetic(ladder, fit.uses, latency);
    bool timedBinds = false;
    if (budget.latencyMs && !latency) {
        const int found =
            detail::largestTimed(ladder, source.probe, fit.uses.back(), step, fit.timed, context);
        timedBinds = found < step;
        step = found;
    }
    fit.network = ladder.at(step);
    const auto timed =
        std::ranges::find(fit.timed, fit.network.coefficients.phi, &TimedNetwork::phi);
    if (timed != fit.timed.end())
        latency = proportionTo(*timed);
    fillUses(fit, ladder, latency, timedBinds);
    return fit;
}

}  // namespace scalescope
