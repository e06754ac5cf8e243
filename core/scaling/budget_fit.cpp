// SPDX-License-Identifier: Apache-2.0
#include "core/scaling/budget_fit.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/base/error.h"
#include "core/base/format.h"

namespace scalescope {

namespace {

constexpr double kStepsPerPhi = 100.0;
constexpr int kLatencySteps = 5;  ///< 0.05 phi
constexpr int kLargestProbeCount = 16;
constexpr double kRelaxed = 1.1;

/// The networks of whole steps of phi, and which of them can be built.
class Ladder {
public:
    Ladder(const Coefficients& bases, ResolutionPolicy policy, std::int64_t machineBytes);
    [[nodiscard]] ScaledNetwork at(int step) const {
        return applyLaw(coefficients(step), m_policy);
    }
    [[nodiscard]] int first() const { return m_first; }
    [[nodiscard]] int last() const { return m_last; }
    /// The largest step whose network satisfies a condition that larger networks satisfy ever
    /// less; first() - 1 when none does.
    template <typename Condition>
    [[nodiscard]] int largest(Condition condition) const;

private:
    [[nodiscard]] Coefficients coefficients(int step) const;
    [[nodiscard]] bool canBuild(int step) const;
    [[nodiscard]] int edge(int direction) const;

    Coefficients m_bases;
    ResolutionPolicy m_policy;
    int m_first = 0, m_last = 0;
};

template <typename Condition>
int Ladder::largest(Condition condition) const {
    int inside = m_first - 1, outside = m_last + 1;
    while (outside - inside > 1) {
        const int middle = inside + (outside - inside) / 2;
        (condition(at(middle)) ? inside : outside) = middle;
    }
    return inside;
}

Ladder::Ladder(const Coefficients& bases, ResolutionPolicy policy, std::int64_t machineBytes)
    : m_bases(bases), m_policy(policy) {
    (void)at(0);  // refuses bases and policies that cannot be used
    m_first = edge(-1);
    m_last = edge(1);
    if (machineBytes > 0)
        m_last = largest([machineBytes](const ScaledNetwork& network) {
            return network.figures.totalBytes() <= machineBytes;
        });
    if (m_last < m_first)
        requireFits(at(m_first).figures, machineBytes);
}

Coefficients Ladder::coefficients(int step) const {
    Coefficients result = m_bases;
    result.phi = step / kStepsPerPhi;
    return result;
}

bool Ladder::canBuild(int step) const {
    try {
        (void)networkOf(multipliersOf(coefficients(step)), m_policy);
        return true;
    } catch (const Error&) {
        return false;
    }
}

/// The outermost step that can be built, by halving.
int Ladder::edge(int direction) const {
    int inside = 0, outside = static_cast<int>(kLargestPhi * kStepsPerPhi) + 1;
    while (outside - inside > 1) {
        const int middle = (inside + outside) / 2;
        (canBuild(direction * middle) ? inside : outside) = middle;
    }
    return direction * inside;
}

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

std::string limitText(BudgetKind kind, double value) {
    switch (kind) {
        case BudgetKind::Memory:
            return formatBytes(static_cast<std::int64_t>(value));
        case BudgetKind::Latency:
            return formatMs(value);
        default:
            return formatCount(static_cast<std::int64_t>(value)) + " " + budgetName(kind);
    }
}

std::vector<BudgetUse> limitsOf(const Budget& budget) {
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

[[noreturn]] void refuse(const BudgetUse& use, double phi, double used) {
    throw Error(ErrorCode::ArgumentInvalid,
                "No network of these coefficients fits: even that of phi " + formatReal(phi) +
                    " needs " + limitText(use.kind, used) + ", the budget is " +
                    limitText(use.kind, use.limit) + ".");
}

/// Times networks and remembers what it saw.
class Timer {
public:
    Timer(const Ladder& ladder, const LatencyProbe& probe, RunContext& context)
        : m_ladder(ladder), m_probe(probe), m_context(context) {}

    /// The largest step up to `highest` that was seen to stay within the limit.
    int largest(const BudgetUse& limit, int highest, std::vector<TimedNetwork>& timed);

private:
    double measure(int step, std::vector<TimedNetwork>& timed);
    /// Where latency in proportion to MACs would meet the limit, inside (lower, upper).
    [[nodiscard]] int guess(double limit, const TimedNetwork& last, int lower, int upper) const;

    const Ladder& m_ladder;
    const LatencyProbe& m_probe;
    RunContext& m_context;
};

double Timer::measure(int step, std::vector<TimedNetwork>& timed) {
    const ScaledNetwork network = m_ladder.at(step);
    const auto count = static_cast<double>(timed.size());
    m_context.checkpoint(count / kLargestProbeCount,
                         "timing phi " + formatReal(network.coefficients.phi));
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
        refuse(limit, timed.back().phi, timed.back().latencyMs);
    return inside;
}

/// The largest step for a limit alone, with the limit times factor.
int stepFor(const Ladder& ladder, const BudgetUse& use, double factor, const TimedNetwork* timed) {
    double limit = use.limit * factor;
    BudgetKind kind = use.kind;
    if (kind == BudgetKind::Latency) {
        limit *= static_cast<double>(timed->macs) / timed->latencyMs;
        kind = BudgetKind::Macs;
    }
    return ladder.largest([kind, limit](const ScaledNetwork& network) {
        return usedOf(kind, network.figures) <= limit;
    });
}

void fillUses(BudgetFit& fit, const Ladder& ladder, const TimedNetwork* timed, bool latencyBinds) {
    const double found = fit.network.coefficients.phi;
    for (BudgetUse& use : fit.uses) {
        const bool isLatency = use.kind == BudgetKind::Latency;
        use.used = isLatency ? timed->latencyMs : usedOf(use.kind, fit.network.figures);
        use.estimated = isLatency;
        use.phiAlone = isLatency && latencyBinds
                           ? found
                           : std::max(found, stepFor(ladder, use, 1.0, timed) / kStepsPerPhi);
    }
    const auto binding = std::ranges::min_element(fit.uses, {}, &BudgetUse::phiAlone);
    fit.binding = latencyBinds ? BudgetKind::Latency : binding->kind;
    for (BudgetUse& use : fit.uses) {
        double others = ladder.last() / kStepsPerPhi;
        for (const BudgetUse& other : fit.uses)
            if (other.kind != use.kind) {
                others = std::min(others, other.phiAlone);
                use.estimated = use.estimated || other.estimated;
            }
        use.phiWithout = others;
        use.phiWithTenPercent = std::clamp(stepFor(ladder, use, kRelaxed, timed) / kStepsPerPhi,
                                           found, std::max(found, others));
    }
}

}  // namespace

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

BudgetFit fitBudget(const Coefficients& bases, ResolutionPolicy policy, const Budget& budget,
                    const LatencyProbe& latency, RunContext& context) {
    BudgetFit fit;
    fit.uses = limitsOf(budget);
    const Ladder ladder(bases, policy, budget.machineBytes);
    int step = ladder.last();
    for (const BudgetUse& use : fit.uses)
        if (use.kind != BudgetKind::Latency)
            step = std::min(step, stepFor(ladder, use, 1.0, nullptr));
    if (step < ladder.first())
        for (const BudgetUse& use : fit.uses) {
            const double used = usedOf(use.kind, ladder.at(ladder.first()).figures);
            if (used > use.limit)
                refuse(use, ladder.first() / kStepsPerPhi, used);
        }
    bool latencyBinds = false;
    if (budget.latencyMs) {
        const int found = Timer(ladder, latency, context).largest(fit.uses.back(), step, fit.timed);
        latencyBinds = found < step;
        step = found;
    }
    fit.network = ladder.at(step);
    const auto timed =
        std::ranges::find(fit.timed, fit.network.coefficients.phi, &TimedNetwork::phi);
    fillUses(fit, ladder, timed == fit.timed.end() ? nullptr : &*timed, latencyBinds);
    return fit;
}

Table budgetTable(const BudgetFit& fit) {
    Table table{
        "The budget at phi " + formatReal(fit.network.coefficients.phi),
        {{"Limit on", "", ColumnKind::Text, ""},
         {"Limit", "", ColumnKind::Text, ""},
         {"Used", "", ColumnKind::Text, ""},
         {"Share", "", ColumnKind::Share, ""},
         {"Binds", "", ColumnKind::Text, ""},
         {"phi alone", "", ColumnKind::Real, "Largest phi if this were the only limit"},
         {"phi at +10 %", "", ColumnKind::Real, "Largest phi if this limit were 10 % higher"},
         {"phi without", "", ColumnKind::Real, "Largest phi if this limit were dropped"},
         {"Basis", "", ColumnKind::Text, "Of the three phi"}},
        {}};
    for (const BudgetUse& use : fit.uses)
        table.rows.push_back(
            {std::string(budgetName(use.kind)), limitText(use.kind, use.limit),
             limitText(use.kind, use.used), use.used / use.limit,
             std::string(use.kind == fit.binding ? "yes" : "no"), use.phiAlone,
             use.phiWithTenPercent, use.phiWithout,
             std::string(use.estimated ? "latency in proportion to MACs" : "arithmetic")});
    return table;
}

Table timedTable(const BudgetFit& fit) {
    Table table{"Timed networks, one image, fp32, median",
                {{"phi", "", ColumnKind::Real, ""},
                 {"MACs", "G", ColumnKind::Real, ""},
                 {"Latency", "", ColumnKind::Milliseconds, ""}},
                {}};
    for (const TimedNetwork& timed : fit.timed)
        table.rows.push_back({timed.phi, static_cast<double>(timed.macs) / 1e9, timed.latencyMs});
    return table;
}

Table publishedBudgetTable(const Budget& budget) {
    Table table{"Published variants within the same limits (the paper's input sides)",
                {{"Variant", "", ColumnKind::Text, ""}},
                {}};
    std::vector<BudgetUse> limits = limitsOf(budget);
    std::erase_if(limits, [](const BudgetUse& use) { return use.kind == BudgetKind::Latency; });
    for (const BudgetUse& use : limits)
        table.columns.push_back({std::string("Of ") + budgetName(use.kind), "", ColumnKind::Share,
                                 "Share of the limit"});
    table.columns.push_back({"Fits", "", ColumnKind::Text, "Latency is not measured here"});
    for (int variant = 0; variant < static_cast<int>(family().size()); ++variant) {
        const NetworkSpec spec = publishedNetwork(variant);
        const NetworkFigures figures = figuresOf(spec);
        std::vector<Cell> row{displayName(spec)};
        bool fits = true;
        for (const BudgetUse& use : limits) {
            const double share = usedOf(use.kind, figures) / use.limit;
            fits = fits && share <= 1.0;
            row.emplace_back(share);
        }
        row.emplace_back(std::string(fits ? "yes" : "no"));
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace scalescope
