// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/scaling/scaling_budget_data.h"

#include "core/base/error.h"
#include "core/base/format.h"
#include "core/base/units.h"
#include "core/bench/latency_measures.h"
#include "core/diagnostics/measures.h"
#include "core/scaling/budget.h"
#include "core/scaling/network_measures.h"
#include "ui/base/convert.h"
#include "ui/base/texts.h"
#include "ui/models/readings.h"
#include "ui/pages/scaling/scaling_data.h"

#include <algorithm>

namespace scalescope::ui {

namespace {

Axis axisOf(BudgetKind kind) {
    switch (kind) {
        case BudgetKind::Params:
            return {titleOf(kParams), "M", true};
        case BudgetKind::Macs:
            return {titleOf(kMacs), "G", true};
        case BudgetKind::Memory:
            return {titleOf(kNeed), "MiB", true};
        case BudgetKind::Latency:
            return logAxisOf(kMedian);
    }
    return {};
}

/// nullopt for a latency that nobody knows.
std::optional<double> valueOf(BudgetKind kind, const NetworkFigures& figures,
                              const DeviceProfile* profile) {
    if (kind != BudgetKind::Latency)
        return usedOf(kind, figures);
    return profile ? std::optional(profile->latencyMs(static_cast<double>(figures.macs)))
                   : std::nullopt;
}

class ChartSeries {
public:
    ChartSeries(BudgetKind kind, std::string name, bool ghost = false) : m_kind(kind) {
        m_series.name = std::move(name);
        m_series.ghost = ghost;
    }
    void add(double macs, std::optional<double> value, std::string label) {
        if (!value)
            return;
        m_series.x.push_back(macs / kGiga);
        m_series.y.push_back(inChartUnit(m_kind, *value));
        m_series.labels.push_back(std::move(label));
    }
    void addTo(SeriesSet& set) {
        if (!m_series.x.empty())
            set.series.push_back(std::move(m_series));
    }

private:
    BudgetKind m_kind;
    Series m_series;
};

ChartSeries lawCurve(BudgetKind kind, const std::vector<ScaledNetwork>& law,
                     const DeviceProfile* profile) {
    ChartSeries curve(kind, str(Texts::tr("the law")));
    for (const ScaledNetwork& network : law)
        curve.add(static_cast<double>(network.figures.macs),
                  valueOf(kind, network.figures, profile),
                  "φ " + formatReal(network.coefficients.phi));
    return curve;
}

ChartSeries publishedPoints(BudgetKind kind, const DeviceProfile* profile) {
    ChartSeries published(kind, str(Texts::tr("published variants")), true);
    for (const Published& variant : publishedVariants())
        published.add(static_cast<double>(variant.figures.macs),
                      valueOf(kind, variant.figures, profile), displayName(variant.spec));
    return published;
}

/// Its latency: measured, or what the fit went by.
std::optional<double> foundValue(BudgetKind kind, const BudgetFit& fit) {
    if (kind != BudgetKind::Latency)
        return valueOf(kind, fit.network.figures, nullptr);
    const auto use = std::ranges::find(fit.uses, kind, &BudgetUse::kind);
    if (fit.device.empty() && fit.verification)
        return fit.verification->latencyMs;
    return use == fit.uses.end() ? std::nullopt : std::optional(use->used);
}

}  // namespace

double inChartUnit(BudgetKind kind, double value) {
    switch (kind) {
        case BudgetKind::Params:
            return value / kMega;
        case BudgetKind::Macs:
            return value / kGiga;
        case BudgetKind::Memory:
            return value / kMebi;
        case BudgetKind::Latency:
            break;
    }
    return value;
}

std::vector<ScaledNetwork> budgetLaw(const Coefficients& bases) {
    constexpr int kFirst = -3, kLast = 7;
    std::vector<ScaledNetwork> law;
    for (int phi = kFirst; phi <= kLast; ++phi) {
        Coefficients at = bases;
        at.phi = phi;
        if (SliderNetwork network = networkOfSliders(at, 0); network.network)
            law.push_back(std::move(*network.network));
    }
    return law;
}

SeriesSet budgetSeries(BudgetKind measure, const std::vector<ScaledNetwork>& law,
                       const std::optional<BudgetFit>& fit, const DeviceProfile* profile) {
    SeriesSet set;
    set.x = axisOf(BudgetKind::Macs);
    set.y = axisOf(measure);
    set.title = set.y.title + str(Texts::tr(" against ")) + set.x.title;
    if (measure == BudgetKind::Latency && profile)
        set.title += ": " + profile->name;
    lawCurve(measure, law, profile).addTo(set);
    publishedPoints(measure, profile).addTo(set);
    const bool nothingToCompareWith =
        measure == BudgetKind::Latency && !profile && (!fit || fit->timed.empty());
    if (!fit || nothingToCompareWith)
        return set;
    if (measure == BudgetKind::Latency) {
        ChartSeries timed(measure, str(Texts::tr("timed here")));
        for (const TimedNetwork& network : fit->timed)
            timed.add(static_cast<double>(network.macs), network.latencyMs, std::string());
        timed.addTo(set);
    }
    ChartSeries found(measure, str(Texts::tr("found")));
    found.add(static_cast<double>(fit->network.figures.macs), foundValue(measure, *fit),
              str(Texts::tr("found")));
    found.addTo(set);
    return set;
}

QString fitText(const BudgetFit& fit) {
    return Texts::tr("The largest φ is %1; the sliders are set to it. The limit on %2 binds.")
        .arg(qstr(formatReal(fit.network.coefficients.phi)), qstr(budgetName(fit.binding)));
}

QString verificationText(const BudgetFit& fit) {
    if (!fit.verification)
        return {};
    const Measurement& seen = *fit.verification;
    return Texts::tr(
               "Built and run here (%1, %2 threads): %3 an image, measured peak %4 "
               "where %5 was predicted.")
        .arg(qstr(seen.engine), QString::number(seen.threads), qstr(formatMs(seen.latencyMs)),
             qstr(formatBytes(seen.peakBytes)), qstr(formatBytes(seen.predictedPeakBytes)));
}

}  // namespace scalescope::ui
