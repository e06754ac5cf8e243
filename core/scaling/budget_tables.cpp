// SPDX-License-Identifier: Apache-2.0
#include "core/scaling/budget_tables.h"

#include "core/base/format.h"
#include "core/diagnostics/measures.h"

#include <algorithm>

namespace scalescope {

namespace {

std::string basisOf(const BudgetFit& fit, const BudgetUse& use) {
    if (!use.estimated)
        return "arithmetic";
    return fit.device.empty() ? "latency in proportion to MACs" : "device profile " + fit.device;
}

}  // namespace

Table budgetTable(const BudgetFit& fit) {
    Table table{"The budget at φ " + formatReal(fit.network.coefficients.phi),
                {{"Limit on", "", ColumnKind::Text, ""},
                 {"Limit", "", ColumnKind::Text, ""},
                 {"Used", "", ColumnKind::Text, ""},
                 {"Share", "", ColumnKind::Share, ""},
                 {"Binds", "", ColumnKind::Text, ""},
                 {"φ alone", "", ColumnKind::Real, "Largest φ if this were the only limit"},
                 {"φ at +10 %", "", ColumnKind::Real, "Largest φ if this limit were 10 % higher"},
                 {"φ without", "", ColumnKind::Real, "Largest φ if this limit were dropped"},
                 {"Basis", "", ColumnKind::Text, "Of the three φ"}},
                {}};
    for (const BudgetUse& use : fit.uses)
        table.rows.push_back({std::string(budgetName(use.kind)),
                              detail::limitText(use.kind, use.limit),
                              detail::limitText(use.kind, use.used), use.used / use.limit,
                              std::string(use.kind == fit.binding ? "yes" : "no"), use.phiAlone,
                              use.phiWithTenPercent, use.phiWithout, basisOf(fit, use)});
    return table;
}

Table timedTable(const BudgetFit& fit) {
    Table table{"Timed networks, one image, fp32, median",
                {{"φ", "", ColumnKind::Real, ""},
                 {"MACs", "G", ColumnKind::Real, ""},
                 {"Latency", "", ColumnKind::Milliseconds, ""}},
                {}};
    for (const TimedNetwork& timed : fit.timed)
        table.rows.push_back({timed.phi, static_cast<double>(timed.macs) / 1e9, timed.latencyMs});
    return table;
}

Table publishedBudgetTable(const Budget& budget, const DeviceProfile* profile) {
    Table table{"Published variants within the same limits (the paper's input sides)",
                {{"Variant", "", ColumnKind::Text, ""}},
                {}};
    std::vector<BudgetUse> limits = detail::limitsOf(budget);
    if (!profile)
        std::erase_if(limits, [](const BudgetUse& use) { return use.kind == BudgetKind::Latency; });
    for (const BudgetUse& use : limits)
        table.columns.push_back({std::string("Of ") + budgetName(use.kind), "", ColumnKind::Share,
                                 "Share of the limit"});
    table.columns.push_back({"Fits", "", ColumnKind::Text,
                             profile ? "Latency by the device profile"
                                     : "Latency is not known without a device profile"});
    for (const NetworkSpec& spec : publishedNetworks()) {
        const NetworkFigures figures = figuresOf(spec);
        std::vector<Cell> row{displayName(spec)};
        bool fits = true;
        for (const BudgetUse& use : limits) {
            const double used = use.kind == BudgetKind::Latency
                                    ? profile->latencyMs(static_cast<double>(figures.macs))
                                    : usedOf(use.kind, figures);
            fits = fits && used <= use.limit;
            row.emplace_back(used / use.limit);
        }
        row.emplace_back(std::string(fits ? "yes" : "no"));
        table.rows.push_back(std::move(row));
    }
    return table;
}

Table verificationTable(const BudgetFit& fit) {
    Table table{"Verified: built and run here",
                {{"Figure", "", ColumnKind::Text, ""},
                 {"Predicted", "", ColumnKind::Text, ""},
                 {"Measured", "", ColumnKind::Text, ""},
                 {"Note", "", ColumnKind::Text, ""}},
                {}};
    if (!fit.verification)
        return table;
    const Measurement& seen = *fit.verification;
    const auto latency = std::ranges::find(fit.uses, BudgetKind::Latency, &BudgetUse::kind);
    const bool predicted = latency != fit.uses.end();
    table.rows.push_back(
        {std::string("Latency"), predicted ? Cell(formatMs(latency->used)) : Cell(),
         formatMs(seen.latencyMs),
         !predicted           ? std::string("no limit was given")
         : fit.device.empty() ? std::string("predicted: when it was timed for the fit")
                              : "predicted for " + fit.device + ", measured on this machine"});
    const NetworkFigures& figures = fit.network.figures;
    table.rows.push_back({std::string("Weights"), formatBytes(figures.need.weightBytes),
                          formatBytes(seen.weightBytes),
                          "as the engine " + seen.engine + " holds them"});
    table.rows.push_back({std::string("Peak"), formatBytes(seen.predictedPeakBytes),
                          formatBytes(seen.peakBytes), "activations of the engine " + seen.engine});
    table.rows.push_back({std::string(kNeed.title), formatBytes(figures.totalBytes()), Cell(),
                          std::string("what the budget is compared with")});
    table.rows.push_back({std::string(kEagerNeed.title),
                          formatBytes(figures.weightBytes + figures.predictedPeakBytes), Cell(),
                          std::string("every layer on its own; not what runs here")});
    return table;
}

}  // namespace scalescope
