// SPDX-License-Identifier: Apache-2.0
#include "core/scaling/law.h"

#include "core/base/error.h"
#include "core/base/format.h"
#include "core/base/setting.h"
#include "core/diagnostics/measure_columns.h"
#include "core/diagnostics/measures.h"
#include "core/model/block_spec.h"
#include "core/model/memory_prediction.h"
#include "core/scaling/network_measures.h"

#include <cmath>
#include <limits>

namespace scalescope {

namespace {

constexpr int kWholePixels = 9;  ///< significant digits

int baseSide() {
    return family()[0].spec.scale.resolution;
}

void checkBase(const char* name, double value) {
    // Written so that NaN is refused too.
    if (!(value >= 1.0 && value <= kLargestBase))
        throw settingError(ErrorCode::ArgumentInvalid,
                           settingMark(name)
                                   .append(" is ")
                                   .append(std::isnan(value) ? "not a number" : formatReal(value))
                                   .append("; the law needs at least 1, and at most ") +
                               formatReal(kLargestBase) + " can be used.");
}

void checkFactor(const char* name, double value) {
    if (!(value >= kSmallestMultiplier && value <= kLargestMultiplier))
        throw Error(ErrorCode::ArgumentInvalid,
                    std::string("The ").append(name).append(" multiplier would be ") +
                        formatReal(value) + "; it must be from " + formatReal(kSmallestMultiplier) +
                        " to " + formatReal(kLargestMultiplier) + ", so use a phi nearer to 0.");
}

bool canBuild(const Multipliers& multipliers) {
    return multipliers.depth <= kLargestMultiplier && multipliers.width <= kLargestMultiplier &&
           baseSide() * multipliers.resolution + kSmallestInputSide <= kLargestInputSide;
}

/// Dropout grows with the width of the published variants; the nearest of them gives it.
double dropoutFor(double width) {
    const VariantRow* nearest = &family().front();
    for (const VariantRow& row : family())
        if (std::abs(row.spec.scale.width - width) < std::abs(nearest->spec.scale.width - width))
            nearest = &row;
    return nearest->spec.dropout;
}

double impliedPhi(double multiplier, double base) {
    return base > 1.0 ? std::log(multiplier) / std::log(base)
                      : std::numeric_limits<double>::quiet_NaN();
}

Cell cellOf(double value) {
    return std::isfinite(value) ? Cell(value) : Cell();
}

std::vector<Cell> figureCells(const std::string& name, const NetworkSpec& spec,
                              const NetworkFigures& figures, double theory) {
    return {name,
            spec.scale.depth,
            spec.scale.width,
            std::int64_t{figures.resolutionPx},
            static_cast<double>(figures.params) / 1e6,
            static_cast<double>(figures.macs) / 1e9,
            cellOf(theory / 1e9),
            static_cast<double>(figures.activations) / 1e6,
            std::int64_t{figures.seBlocks},
            figures.seGates,
            figures.predictedPeakBytes};
}

}  // namespace

double constraintOf(const Coefficients& c) {
    return c.alpha * c.beta * c.beta * c.gamma * c.gamma;
}

double violationOf(const Coefficients& coefficients) {
    return (constraintOf(coefficients) - kConstraintTarget) / kConstraintTarget;
}

Multipliers multipliersOf(const Coefficients& coefficients) {
    checkBase("alpha", coefficients.alpha);
    checkBase("beta", coefficients.beta);
    checkBase("gamma", coefficients.gamma);
    if (!(std::abs(coefficients.phi) <= kLargestPhi))
        throw settingError(ErrorCode::ArgumentInvalid,
                           settingMark("phi") + " is " + formatReal(coefficients.phi) +
                               "; use a number from " + formatReal(-kLargestPhi) + " to " +
                               formatReal(kLargestPhi) + ".");
    return {std::pow(coefficients.alpha, coefficients.phi),
            std::pow(coefficients.beta, coefficients.phi),
            std::pow(coefficients.gamma, coefficients.phi)};
}

NetworkSpec networkOf(const Multipliers& multipliers, ResolutionPolicy policy) {
    checkFactor("depth", multipliers.depth);
    checkFactor("width", multipliers.width);
    if (policy.step < 1 || policy.step > kSmallestInputSide)
        throw Error(ErrorCode::ArgumentInvalid,
                    "The resolution cannot be rounded to multiples of " +
                        std::to_string(policy.step) + "; use a step from 1 to " +
                        std::to_string(kSmallestInputSide) + " pixels.");
    const double wanted = baseSide() * multipliers.resolution;
    const double side = std::round(wanted / policy.step) * policy.step;
    if (!(side >= kSmallestInputSide && side <= kLargestInputSide))
        throw Error(ErrorCode::ArgumentInvalid,
                    "The resolution would be " + formatReal(side, kWholePixels) +
                        " pixels; it must be from " + std::to_string(kSmallestInputSide) + " to " +
                        std::to_string(kLargestInputSide) +
                        " pixels, so use another gamma or a phi nearer to 0.");
    NetworkSpec spec;
    spec.name = "custom";
    spec.variant.reset();
    spec.scale = {multipliers.width, multipliers.depth, static_cast<int>(side)};
    spec.dropout = dropoutFor(multipliers.width);
    return spec;
}

NetworkFigures figuresOf(const NetworkSpec& spec) {
    const auto graph = buildGraph(spec);
    const Cost cost = costOf(*graph);
    return {.resolutionPx = spec.scale.resolution,
            .params = cost.params,
            .macs = cost.macs,
            .activations = cost.activations,
            .seBlocks = cost.seBlocks,
            .seGates = cost.seGates,
            .weightBytes = cost.weightBytes,
            .predictedPeakBytes = predictMemory(*graph, 1).peakBytes,
            .receptiveFieldPx = receptiveFields(*graph).back()};
}

void requireFits(const NetworkFigures& figures, std::int64_t limitBytes) {
    if (limitBytes > 0 && figures.totalBytes() > limitBytes)
        throw Error(ErrorCode::OutOfMemory,
                    "The network needs " + formatBytes(figures.totalBytes()) +
                        " for weights and activations of one image, the limit is " +
                        formatBytes(limitBytes) + "; use a smaller scale.");
}

ScaledNetwork applyLaw(const Coefficients& coefficients, ResolutionPolicy policy) {
    ScaledNetwork network;
    network.coefficients = coefficients;
    network.policy = policy;
    network.multipliers = multipliersOf(coefficients);
    network.constraint = constraintOf(coefficients);
    network.violation = violationOf(coefficients);
    network.spec = networkOf(network.multipliers, policy);
    network.figures = figuresOf(network.spec);
    return network;
}

std::vector<ScaledNetwork> lawFamily(const Coefficients& bases, ResolutionPolicy policy) {
    constexpr int kLastPhi = 7;
    std::vector<ScaledNetwork> networks;
    for (int phi = 0; phi <= kLastPhi; ++phi) {
        Coefficients coefficients = bases;
        coefficients.phi = phi;
        const Multipliers multipliers = multipliersOf(coefficients);
        if (phi > 0 && !canBuild(multipliers))
            break;  // larger ones cannot be built either
        networks.push_back(applyLaw(coefficients, policy));
    }
    return networks;
}

NetworkSpec publishedNetwork(int variant) {
    const VariantRow& row = family().at(static_cast<std::size_t>(variant));
    NetworkSpec spec = row.spec;
    spec.scale.resolution = row.published.paperResolution;
    return spec;
}

std::vector<ImpliedPhi> impliedPhis(const Coefficients& coefficients) {
    std::vector<ImpliedPhi> phis;
    for (int variant = 0; variant < static_cast<int>(family().size()); ++variant) {
        const Scale scale = publishedNetwork(variant).scale;
        phis.push_back(
            {variant, impliedPhi(scale.depth, coefficients.alpha),
             impliedPhi(scale.width, coefficients.beta),
             impliedPhi(static_cast<double>(scale.resolution) / baseSide(), coefficients.gamma)});
    }
    return phis;
}

Table lawTable(const Coefficients& bases, ResolutionPolicy policy) {
    Table table{"The law at whole phi, and the published variants at the paper's input sides",
                {{"Network", "", ColumnKind::Text, ""},
                 {"Depth", "", ColumnKind::Real, ""},
                 {"Width", "", ColumnKind::Real, ""},
                 {"Input", "px", ColumnKind::Integer, ""},
                 columnIn("M", kParams),
                 columnIn("G", kMacs),
                 {"Theory", "G", ColumnKind::Real, "B0's MACs * 2^phi"},
                 columnIn("M", kActivations),
                 {"SE blocks", "", ColumnKind::Integer, ""},
                 {"SE gates", "", ColumnKind::Integer, ""},
                 columnOf(kEagerPeak)},
                {}};
    const auto base = static_cast<double>(figuresOf(family()[0].spec).macs);
    for (const ScaledNetwork& network : lawFamily(bases, policy))
        table.rows.push_back(figureCells(
            "phi " + formatReal(network.coefficients.phi), network.spec, network.figures,
            base * std::pow(kConstraintTarget, network.coefficients.phi)));
    for (int variant = 0; variant < static_cast<int>(family().size()); ++variant) {
        const NetworkSpec spec = publishedNetwork(variant);
        table.rows.push_back(figureCells(displayName(spec), spec, figuresOf(spec),
                                         std::numeric_limits<double>::quiet_NaN()));
    }
    return table;
}

Table networkTable(const ScaledNetwork& network) {
    const NetworkFigures& figures = network.figures;
    Table table{"The network",
                {{"Figure", "", ColumnKind::Text, ""}, {"Value", "", ColumnKind::Text, ""}},
                {}};
    const auto add = [&table](const char* what, const std::string& value) {
        table.rows.push_back({std::string(what), value});
    };
    add("alpha * beta^2 * gamma^2",
        formatReal(network.constraint) + " (" + formatPercent(network.violation) + " off 2)");
    add("Depth", formatReal(network.multipliers.depth));
    add("Width", formatReal(network.multipliers.width));
    add("Resolution", formatReal(network.multipliers.resolution) + ", " +
                          std::to_string(figures.resolutionPx) + " px");
    add(kParams.title, formatCount(figures.params));
    add(kMacs.title, formatCount(figures.macs));
    add(kActivations.title, formatCount(figures.activations));
    add("SE blocks", std::to_string(figures.seBlocks));
    add("SE gates", std::to_string(figures.seGates));
    add("Weights", formatBytes(figures.weightBytes));
    add(kEagerPeak.title, formatBytes(figures.predictedPeakBytes));
    add(kReceptiveField.title, std::to_string(figures.receptiveFieldPx) + " px, " +
                                   formatReal(figures.coverage()) + " of the side");
    return table;
}

Table impliedPhiTable(const Coefficients& bases) {
    Table table{"The phi that each multiplier of a published variant stands for",
                {{"Variant", "", ColumnKind::Text, ""},
                 {"Depth", "", ColumnKind::Real, ""},
                 {"Width", "", ColumnKind::Real, ""},
                 {"Input", "px", ColumnKind::Integer, "The paper's"},
                 {"phi of depth", "", ColumnKind::Real, "ln d / ln alpha"},
                 {"phi of width", "", ColumnKind::Real, "ln w / ln beta"},
                 {"phi of resolution", "", ColumnKind::Real, "ln(side / 224) / ln gamma"}},
                {}};
    for (const ImpliedPhi& phi : impliedPhis(bases)) {
        const NetworkSpec spec = publishedNetwork(phi.variant);
        table.rows.push_back({displayName(spec), spec.scale.depth, spec.scale.width,
                              std::int64_t{spec.scale.resolution}, cellOf(phi.depth),
                              cellOf(phi.width), cellOf(phi.resolution)});
    }
    return table;
}

}  // namespace scalescope
