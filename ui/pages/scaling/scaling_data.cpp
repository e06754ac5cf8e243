// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/scaling/scaling_data.h"

#include "core/base/error.h"
#include "core/base/format.h"
#include "core/base/units.h"
#include "core/diagnostics/measures.h"
#include "core/scaling/theory.h"
#include "core/session/questions/search_job.h"
#include "ui/base/convert.h"
#include "ui/base/texts.h"
#include "ui/models/readings.h"

#include <QCryptographicHash>

#include <cmath>
#include <limits>
#include <string_view>
#include <utility>

namespace scalescope::ui {

namespace {

constexpr int kLastWholePhi = 7;

void add(Series& series, double sidePx, double macs, std::string label) {
    series.x.push_back(sidePx);
    series.y.push_back(macs / kGiga);
    series.labels.push_back(std::move(label));
}

Series named(std::string name, bool ghost = false) {
    Series series;
    series.name = std::move(name);
    series.ghost = ghost;
    return series;
}

std::string phiLabel(const ScaledNetwork& network) {
    return "φ " + formatReal(network.coefficients.phi);
}

std::string theoryLabel(const ScaledNetwork& network) {
    return "2^" + formatReal(network.coefficients.phi);
}

double macsOf(const ScaledNetwork& network) {
    return static_cast<double>(network.figures.macs);
}

/// A base near 1 gives a phi that would leave no room for the others.
double shownPhi(double phi) {
    constexpr double kFarthest = 12.0;
    return std::abs(phi) <= kFarthest ? phi : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace

const std::vector<Published>& publishedVariants() {
    static const std::vector<Published> kVariants = [] {
        std::vector<Published> variants;
        for (int variant = 0; variant < static_cast<int>(family().size()); ++variant) {
            const NetworkSpec spec = publishedNetwork(variant);
            variants.push_back({spec, figuresOf(spec)});
        }
        return variants;
    }();
    return kVariants;
}

SliderNetwork networkOfSliders(const Coefficients& coefficients, std::int64_t memoryBytes) {
    try {
        SliderNetwork result{applyLaw(coefficients), {}};
        requireFits(result.network->figures, memoryBytes);
        return result;
    } catch (const Error& error) {
        return {std::nullopt, qstr(error.what())};
    }
}

SliderFit fitOfSliders(const Coefficients& bases, const Budget& budget,
                       const DeviceProfile* profile) {
    RunContext context;
    try {
        return {fitBudget(bases, {}, budget, {.probe = {}, .profile = profile}, context), {}};
    } catch (const Error& error) {
        return {std::nullopt, qstr(error.what())};
    }
}

SeriesSet lawSeries(const std::vector<ScaledNetwork>& law,
                    const std::optional<ScaledNetwork>& here) {
    SeriesSet set;
    set.title = str(Texts::tr("The law, its theory, and the published variants"));
    set.x = {str(Texts::tr("input side")), "px", true};
    set.y = {titleOf(kMacs), "G", true};
    Series theory = named(str(Texts::tr("theory, 2^φ"))),
           real = named(str(Texts::tr("the law, rounded")));
    for (const ScaledNetwork& network : law) {
        const double side = family()[0].spec.scale.resolution * network.multipliers.resolution;
        add(theory, side, theoryMacs(network.coefficients).doubling, theoryLabel(network));
        add(real, network.figures.resolutionPx, macsOf(network), phiLabel(network));
    }
    Series published = named(str(Texts::tr("published")), true);
    for (const Published& variant : publishedVariants())
        add(published, variant.spec.scale.resolution, static_cast<double>(variant.figures.macs),
            displayName(variant.spec));
    set.series = {std::move(theory), std::move(real), std::move(published)};
    if (here) {
        set.series.push_back(named(str(Texts::tr("these sliders"))));
        add(set.series.back(), here->figures.resolutionPx, macsOf(*here), "here");
    }
    return set;
}

SeriesSet phiSeries(const Coefficients& bases, const std::vector<ScaledNetwork>& law,
                    const std::optional<ScaledNetwork>& here) {
    SeriesSet set;
    set.title = str(Texts::tr("Published variants do not follow one φ"));
    set.x = {str(Texts::tr("φ")), "", false};
    set.y = {titleOf(kMacs), "G", true};
    Series theory = named(str(Texts::tr("theory, 2^φ"))),
           real = named(str(Texts::tr("the law, rounded")));
    for (const ScaledNetwork& network : law) {
        const double phi = network.coefficients.phi;
        add(theory, phi, theoryMacs(network.coefficients).doubling, theoryLabel(network));
        add(real, phi, macsOf(network), phiLabel(network));
    }
    Series depth = named(str(Texts::tr("published: depth")), true),
           width = named(str(Texts::tr("width")), true), side = named(str(Texts::tr("side")), true);
    for (const ImpliedPhi& phi : impliedPhis(bases)) {
        if (phi.variant == 0)
            continue;
        const Published& variant = publishedVariants()[static_cast<std::size_t>(phi.variant)];
        const auto macs = static_cast<double>(variant.figures.macs);
        const std::string name = displayName(variant.spec);
        add(depth, shownPhi(phi.depth), macs, name + " d");
        add(width, shownPhi(phi.width), macs, name + " w");
        add(side, shownPhi(phi.resolution), macs, name + " r");
    }
    set.series = {std::move(theory), std::move(real), std::move(depth), std::move(width),
                  std::move(side)};
    if (here) {
        set.series.push_back(named(str(Texts::tr("these sliders"))));
        add(set.series.back(), here->coefficients.phi, macsOf(*here), "here");
    }
    return set;
}

LawMark lawMarkAt(const SeriesSet& set, int series, int index) {
    const std::string& label =
        set.series.at(static_cast<std::size_t>(series)).labels.at(static_cast<std::size_t>(index));
    if (const auto variant = variantIndex(std::string_view(label).substr(0, 2)))
        return {.phi = {}, .variant = variant};
    for (int phi = 0; phi <= kLastWholePhi; ++phi)
        if (labelsOf({.phi = phi}).contains(label))
            return {.phi = phi};
    return {};
}

std::set<std::string> labelsOf(const LawMark& mark) {
    if (mark.phi)
        return {std::string("φ ").append(std::to_string(*mark.phi)),
                std::string("2^").append(std::to_string(*mark.phi))};
    if (!mark.variant)
        return {};
    const std::string name = std::string("B").append(std::to_string(*mark.variant));
    return {name, name + " d", name + " w", name + " r"};
}

QString searchKey(const SearchJob& job) {
    const AccuracyOptions& o = job.accuracy;
    const QString all = QStringLiteral("%1|%2|%3|%4|%5|%6|%7|%8|%9")
                            .arg(qstr(o.images))
                            .arg(job.search.step)
                            .arg(job.search.tolerance)
                            .arg(job.search.phi)
                            .arg(o.candidates)
                            .arg(o.rungs)
                            .arg(o.pictures)
                            .arg(o.base.resolution)
                            .arg(o.threads);
    const QByteArray digest =
        QCryptographicHash::hash(all.toUtf8(), QCryptographicHash::Sha256).toHex();
    return QString::fromLatin1(digest.first(16));
}

QString searchText(const SearchResult& result) {
    const SearchCandidate& best = result.ranked.front();
    const Coefficients& c = best.network.coefficients;
    QString text =
        Texts::tr("%1 of %2 points meet the constraint").arg(result.met).arg(result.looked);
    if (result.ranked.size() < result.met)
        text += Texts::tr(", the %1 nearest to it ran").arg(result.ranked.size());
    text += Texts::tr(". Best by %1 at φ %2: α %3, β %4, γ %5")
                .arg(qstr(objectiveName(result.options.objective)),
                     qstr(formatReal(result.options.phi)), qstr(formatReal(c.alpha)),
                     qstr(formatReal(c.beta)), qstr(formatReal(c.gamma)));
    if (!best.rungs.empty())
        text += Texts::tr(", %1 of %2 held-out pictures right after %3 pictures")
                    .arg(best.rungs.back().right)
                    .arg(best.rungs.back().judged)
                    .arg(best.rungs.back().pictures);
    text += u'.';
    if (!result.skipped.empty())
        text += u' ' + qstr(skippedSentence(result.skipped.size())) + QStringLiteral(": ") +
                qstr(result.skipped.front().path.string() + ": " + result.skipped.front().reason);
    return text;
}

QString constraintText(const Coefficients& coefficients) {
    const double violation = violationOf(coefficients);
    const QString text = QStringLiteral("α·β²·γ² = %1, %2 %3 2")
                             .arg(qstr(formatReal(constraintOf(coefficients))),
                                  qstr(formatPercent(std::abs(violation))),
                                  violation < 0 ? Texts::tr("under") : Texts::tr("over"));
    return std::abs(violation) > kConstraintWarnShare
               ? text + Texts::tr(": more than 10 % off, a step of φ does not double the MACs")
               : text;
}

QString figuresText(const ScaledNetwork& network) {
    const NetworkFigures& figures = network.figures;
    const double theory = theoryMacs(network.coefficients).doubling;
    return Texts::tr(
               "%1 px, %2 parameters, %3 MACs (%4 of B0 × 2^φ), %5 activations, %6 gates in %7 SE "
               "blocks, %8 to run (eager %9)")
        .arg(QString::number(figures.resolutionPx), qstr(formatCount(figures.params)),
             qstr(formatCount(figures.macs)),
             qstr(formatPercent(static_cast<double>(figures.macs) / theory)),
             qstr(formatCount(figures.activations)), QString::number(figures.seGates),
             QString::number(figures.seBlocks), qstr(formatBytes(figures.totalBytes())),
             qstr(formatBytes(figures.weightBytes + figures.predictedPeakBytes)));
}

}  // namespace scalescope::ui
