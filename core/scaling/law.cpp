// SPDX-License-Identifier: Apache-2.0
#include "core/scaling/law.h"

#include "core/base/error.h"
#include "core/base/format.h"
#include "core/base/setting.h"
#include "core/model/block_spec.h"
#include "core/model/memory_prediction.h"

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
                        " to " + formatReal(kLargestMultiplier) + ", so use a φ nearer to 0.");
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
                        " pixels, so use another γ or a φ nearer to 0.");
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
            .need = memoryNeed(*graph, {}),
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

}  // namespace scalescope
