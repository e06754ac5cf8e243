// SPDX-License-Identifier: Apache-2.0
#include "core/scaling/budget_timer.h"

#include "core/base/format.h"

#include <algorithm>

namespace scalescope {

namespace {

constexpr int kLatencySteps = 5;  ///< 0.05 phi
constexpr int kLargestProbeCount = 16;

/// Times networks and remembers what it saw.
class Timer {
public:
    Timer(const PhiLadder& ladder, const LatencyProbe& probe, RunContext& context)
        : m_ladder(ladder), m_probe(probe), m_context(context) {}

    /// The largest step up to `highest` that was seen to stay within the limit.
    int largest(const BudgetUse& limit, int highest, std::vector<TimedNetwork>& timed);

private:
    double measure(int step, std::vector<TimedNetwork>& timed);
    /// Where latency in proportion to MACs would meet the limit, inside (lower, upper).
    [[nodiscard]] int guess(double limit, const TimedNetwork& last, int lower, int upper) const;

    const PhiLadder& m_ladder;
    const LatencyProbe& m_probe;
    RunContext& m_context;
};

double Timer::measure(int step, std::vector<TimedNetwork>& timed) {
    const ScaledNetwork network = m_ladder.at(step);
    const auto count = static_cast<double>(timed.size());
    m_context.checkpoint(count / kLargestProbeCount,
                         "timing φ " + formatReal(network.coefficients.phi));
    const double ms = m_context.within(count / kLargestProbeCount, (count + 1) / kLargestProbeCount,
                                       [&] { return m_probe(network.spec); });
    timed.push_back({network.coefficients.phi, network.figures.macs, ms});
    return ms;
}

int Timer::guess(double limit, const TimedNetwork& last, int lower, int upper) const {
    const double macs = static_cast<double>(last.macs) * limit / last.latencyMs;
    const int step = m_ladder.largest([macs](const ScaledNetwork& network) {
        return static_cast<double>(network.figures.macs) <= macs;
    });
    return std::clamp(step, lower + 1, upper - 1);
}

int Timer::largest(const BudgetUse& limit, int highest, std::vector<TimedNetwork>& timed) {
    int inside = m_ladder.first() - 1, outside = highest + 1;
    // Up to the highest itself, which nobody has timed, the search goes to the end.
    const auto searching = [&] {
        return outside - inside > (outside > highest ? 1 : kLatencySteps) &&
               timed.size() < kLargestProbeCount;
    };
    while (searching()) {
        int step = std::min(highest, 0);
        // Proportion finds the place, halving makes sure that the search ends.
        if (!timed.empty())
            step = timed.size() % 3 != 0 ? guess(limit.limit, timed.back(), inside, outside)
                                         : inside + (outside - inside) / 2;
        (measure(step, timed) <= limit.limit ? inside : outside) = step;
    }
    if (inside < m_ladder.first())
        detail::refuseBudget(limit, timed.back().phi, timed.back().latencyMs);
    return inside;
}

}  // namespace

int detail::largestTimed(const PhiLadder& ladder, const LatencyProbe& probe, const BudgetUse& limit,
                         int highest, std::vector<TimedNetwork>& timed, RunContext& context) {
    return Timer(ladder, probe, context).largest(limit, highest, timed);
}

}  // namespace scalescope
