// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/scaling_data.h"

#include <cmath>
#include <utility>

#include "core/base/error.h"
#include "core/base/format.h"
#include "core/scaling/theory.h"
#include "ui/convert.h"

namespace scalescope::ui {

namespace {

constexpr double kGiga = 1e9;

void add(Series& series, double sidePx, double macs, std::string label) {
    series.x.push_back(sidePx);
    series.y.push_back(macs / kGiga);
    series.labels.push_back(std::move(label));
}

Series named(const char* name, bool ghost = false) {
    Series series;
    series.name = name;
    series.ghost = ghost;
    return series;
}

std::string phiLabel(const ScaledNetwork& network) {
    return "phi " + formatReal(network.coefficients.phi);
}

}  // namespace

SliderNetwork networkOfSliders(const Coefficients& coefficients, std::int64_t memoryBytes) {
    try {
        SliderNetwork result{applyLaw(coefficients), {}};
        requireFits(result.network->figures, memoryBytes);
        return result;
    } catch (const Error& error) {
        return {std::nullopt, qstr(error.what())};
    }
}

SliderFit fitOfSliders(const Coefficients& bases, const Budget& budget) {
    RunContext context;
    try {
        return {fitBudget(bases, {}, budget, {}, context), {}};
    } catch (const Error& error) {
        return {std::nullopt, qstr(error.what())};
    }
}

SeriesSet lawSeries(const Coefficients& bases, const std::vector<ScaledNetwork>& law,
                    const std::optional<ScaledNetwork>& here) {
    SeriesSet set;
    set.title = "The law, its theory, and the published variants";
    set.x = {"input side", "px", true};
    set.y = {"MACs", "G", true};
    Series theory = named("theory, 2^phi"), real = named("the law, rounded");
    for (const ScaledNetwork& network : law) {
        const double side = family()[0].spec.scale.resolution * network.multipliers.resolution;
        add(theory, side, theoryMacs(network.coefficients).doubling,
            "2^" + formatReal(network.coefficients.phi));
        add(real, network.figures.resolutionPx, static_cast<double>(network.figures.macs),
            phiLabel(network));
    }
    Series published = named("published", true);
    for (const ImpliedPhi& phi : impliedPhis(bases)) {
        const NetworkSpec spec = publishedNetwork(phi.variant);
        add(published, spec.scale.resolution, static_cast<double>(figuresOf(spec).macs),
            displayName(spec));
    }
    set.series = {std::move(theory), std::move(real), std::move(published)};
    if (here) {
        set.series.push_back(named("these sliders"));
        add(set.series.back(), here->figures.resolutionPx, static_cast<double>(here->figures.macs),
            "here");
    }
    return set;
}

QString constraintText(const Coefficients& coefficients) {
    const double violation = violationOf(coefficients);
    const QString text = QStringLiteral("α·β²·γ² = %1, %2 %3 2")
                             .arg(qstr(formatReal(constraintOf(coefficients))),
                                  qstr(formatPercent(std::abs(violation))),
                                  violation < 0 ? QStringLiteral("under") : QStringLiteral("over"));
    return std::abs(violation) > kConstraintWarnShare
               ? text + QStringLiteral(": more than 10 % off, a step of φ does not double the MACs")
               : text;
}

QString figuresText(const ScaledNetwork& network) {
    const NetworkFigures& figures = network.figures;
    const double theory = theoryMacs(network.coefficients).doubling;
    return QStringLiteral(
               "%1 px, %2 params, %3 MACs (%4 of B0 × 2^φ), %5 activations, %6 gates in %7 SE "
               "blocks, predicted peak %8")
        .arg(QString::number(figures.resolutionPx), qstr(formatCount(figures.params)),
             qstr(formatCount(figures.macs)),
             qstr(formatPercent(static_cast<double>(figures.macs) / theory)),
             qstr(formatCount(figures.activations)), QString::number(figures.seGates),
             QString::number(figures.seBlocks), qstr(formatBytes(figures.predictedPeakBytes)));
}

}  // namespace scalescope::ui
