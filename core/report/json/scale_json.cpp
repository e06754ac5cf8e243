// SPDX-License-Identifier: Apache-2.0
#include "core/report/json/scale_json.h"

#include "core/diagnostics/measures.h"
#include "core/report/json/json_input.h"
#include "core/report/json/json_values.h"
#include "core/scaling/network_measures.h"
#include "core/scaling/theory.h"

namespace scalescope {

namespace {

using detail::Json;
using detail::numberJson;

Json figuresJson(const NetworkFigures& figures) {
    return {{"resolution", figures.resolutionPx}, {kParams.json, figures.params},
            {kMacs.json, figures.macs},           {"activations", figures.activations},
            {"seBlocks", figures.seBlocks},       {"seGates", figures.seGates},
            {"weightBytes", figures.weightBytes}, {kEagerPeak.json, figures.predictedPeakBytes},
            {kNeed.json, figures.totalBytes()},   {"receptiveFieldPx", figures.receptiveFieldPx}};
}

Json theoryJson(const ScaledNetwork& network) {
    const TheoryMacs theory = theoryMacs(network.coefficients);
    const auto real = static_cast<double>(network.figures.macs);
    Json deviations = Json::array();
    for (const Deviation& deviation : deviationsOf(network))
        deviations.push_back(
            {{"key", deviation.key}, {"why", deviation.why}, {"macs", numberJson(deviation.macs)}});
    return {{"macs", numberJson(theory.doubling)},
            {"lawMacs", numberJson(theory.law)},
            {"realOverTheory", numberJson(real / theory.doubling)},
            {"realOverLaw", numberJson(real / theory.law)},
            {"deviations", std::move(deviations)}};
}

void addNetwork(Json& target, const ScaledNetwork& network) {
    const Coefficients& c = network.coefficients;
    target["coefficients"] = {
        {"alpha", c.alpha}, {"beta", c.beta}, {"gamma", c.gamma}, {"phi", c.phi}};
    target["constraint"] = network.constraint;
    target["violation"] = network.violation;
    target["multipliers"] = {{"depth", network.multipliers.depth},
                             {"width", network.multipliers.width},
                             {"resolution", network.multipliers.resolution}};
    target["resolutionStepPx"] = network.policy.step;
    target["network"] = figuresJson(network.figures);
    target["theory"] = theoryJson(network);
}

Json measurementJson(const std::optional<Measurement>& measured) {
    if (!measured)
        return nullptr;
    return {{"latencyMs", numberJson(measured->latencyMs)},
            {"runs", measured->runs},
            {"peakBytes", measured->peakBytes},
            {"predictedPeakBytes", measured->predictedPeakBytes},
            {"weightBytes", measured->weightBytes},
            {"engine", measured->engine},
            {"threads", measured->threads}};
}

void addMeasured(Json& target, const MeasuredNetwork& network) {
    target["network"] = figuresJson(network.figures);
    target["measured"] = measurementJson(network.measured);
    target["notMeasured"] = detail::textJson(network.skipped);
}

Json familiesJson(const std::vector<std::vector<MeasuredNetwork>>& families) {
    Json list = Json::array();
    for (std::size_t i = 0; i < families.size(); ++i) {
        Json networks = Json::array();
        for (const MeasuredNetwork& network : families[i]) {
            networks.push_back(
                {{"depth", network.spec.scale.depth}, {"width", network.spec.scale.width}});
            addMeasured(networks.back(), network);
        }
        list.push_back({{"scaledBy", dimensionName(static_cast<ScaledDimension>(i))},
                        {"networks", std::move(networks)}});
    }
    return list;
}

Json rungsJson(const std::vector<RungScore>& rungs) {
    Json list = Json::array();
    for (const RungScore& rung : rungs)
        list.push_back({{"pictures", rung.pictures},
                        {"right", rung.right},
                        {"judged", rung.judged},
                        {"loss", numberJson(rung.loss)}});
    return list;
}

}  // namespace

std::string scaleJson(const ScaledNetwork& network, const Environment& environment) {
    Json document = detail::documentHead("scale", environment, std::nullopt);
    addNetwork(document, network);
    return detail::textOf(document);
}

std::string scaleTableJson(const Coefficients& bases, ResolutionPolicy policy,
                           const std::vector<std::vector<MeasuredNetwork>>& families,
                           const Environment& environment) {
    Json document = detail::documentHead("scale-table", environment, std::nullopt);
    document["law"] = Json::array();
    for (const ScaledNetwork& network : lawFamily(bases, policy)) {
        Json json = Json::object();
        addNetwork(json, network);
        document["law"].push_back(std::move(json));
    }
    document["published"] = Json::array();
    for (const ImpliedPhi& phi : impliedPhis(bases)) {
        const NetworkSpec spec = publishedNetwork(phi.variant);
        document["published"].push_back({{"variant", spec.name},
                                         {"depth", spec.scale.depth},
                                         {"width", spec.scale.width},
                                         {"network", figuresJson(figuresOf(spec))},
                                         {"impliedPhi",
                                          {{"depth", numberJson(phi.depth)},
                                           {"width", numberJson(phi.width)},
                                           {"resolution", numberJson(phi.resolution)}}}});
    }
    document["dimensions"] = familiesJson(families);
    return detail::textOf(document);
}

std::string scaleFitJson(const BudgetFit& fit, const Environment& environment) {
    Json document = detail::documentHead("scale-fit", environment, std::nullopt);
    addNetwork(document, fit.network);
    document["budget"] = Json::array();
    for (const BudgetUse& use : fit.uses)
        document["budget"].push_back({{"limitOn", budgetName(use.kind)},
                                      {"limit", numberJson(use.limit)},
                                      {"used", numberJson(use.used)},
                                      {"phiAlone", use.phiAlone},
                                      {"phiWithTenPercent", use.phiWithTenPercent},
                                      {"phiWithout", use.phiWithout},
                                      {"estimated", use.estimated}});
    document["binding"] = budgetName(fit.binding);
    document["device"] = detail::textJson(fit.device);
    document["verification"] = measurementJson(fit.verification);
    document["timed"] = Json::array();
    for (const TimedNetwork& timed : fit.timed)
        document["timed"].push_back(
            {{"phi", timed.phi}, {"macs", timed.macs}, {"latencyMs", numberJson(timed.latencyMs)}});
    return detail::textOf(document);
}

std::string scaleSearchJson(const SearchResult& result, const Environment& environment) {
    Json document = detail::documentHead("scale-search", environment, std::nullopt);
    const SearchOptions& options = result.options;
    document["search"] = {{"objective", objectiveName(options.objective)},
                          {"phi", options.phi},
                          {"step", options.step},
                          {"highest", options.highest},
                          {"tolerance", options.tolerance},
                          {"looked", result.looked},
                          {"metConstraint", result.met}};
    document["ranked"] = Json::array();
    for (const SearchCandidate& candidate : result.ranked) {
        const Coefficients& c = candidate.network.coefficients;
        document["ranked"].push_back({{"alpha", c.alpha},
                                      {"beta", c.beta},
                                      {"gamma", c.gamma},
                                      {"constraint", candidate.network.constraint},
                                      {"value", numberJson(candidate.value)},
                                      {"network", figuresJson(candidate.network.figures)}});
        if (!candidate.rungs.empty())
            document["ranked"].back()["rungs"] = rungsJson(candidate.rungs);
    }
    detail::addSkipped(document, result.skipped);
    return detail::textOf(document);
}

std::string deviceProfileJson(const MeasuredNetworks& measured, const DeviceProfile& profile,
                              const Environment& environment) {
    Json document = detail::documentHead("scale-profile", environment, std::nullopt);
    document["device"] = {{"name", profile.name}, {"memoryBytes", profile.memoryBytes}};
    document["networks"] = Json::array();
    for (const MeasuredNetwork& network : measured.networks) {
        document["networks"].push_back({{"name", displayName(network.spec)}});
        addMeasured(document["networks"].back(), network);
    }
    return detail::textOf(document);
}

}  // namespace scalescope
