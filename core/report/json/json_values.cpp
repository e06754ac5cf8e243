// SPDX-License-Identifier: Apache-2.0
#include "core/report/json/json_values.h"

#include "core/diagnostics/definitions.h"
#include "core/diagnostics/measures.h"

#include <array>
#include <charconv>
#include <cmath>

namespace scalescope::detail {

Json numberJson(double value) {
    return std::isfinite(value) ? Json(value) : Json(nullptr);
}

Json numberJson(const std::optional<double>& value) {
    return value ? numberJson(*value) : Json(nullptr);
}

Json floatJson(float value) {
    if (!std::isfinite(value))
        return nullptr;
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    double shortest = 0.0;
    std::from_chars(text.data(), end, shortest);
    return shortest;
}

Json floatsJson(std::span<const float> values) {
    Json list = Json::array();
    for (const float value : values)
        list.push_back(floatJson(value));
    return list;
}

Json numbersJson(std::span<const double> values) {
    Json list = Json::array();
    for (const double value : values)
        list.push_back(numberJson(value));
    return list;
}

Json textJson(const std::string& text) {
    return text.empty() ? Json(nullptr) : Json(text);
}

Json cellJson(const Cell& cell) {
    if (const auto* text = std::get_if<std::string>(&cell))
        return *text;
    if (const auto* integer = std::get_if<std::int64_t>(&cell))
        return *integer;
    if (const auto* real = std::get_if<double>(&cell))
        return numberJson(*real);
    return nullptr;
}

void addNumber(Json& target, const Measure& measure, const std::optional<double>& value) {
    if (const std::string path = measure.json; !path.empty())
        target[Json::json_pointer("/" + path)] = cellJson(fileCellOf(measure, value));
}

Json nonFiniteJson(const NonFinite& counts) {
    return {{"nan", counts.nan}, {"posInf", counts.posInf}, {"negInf", counts.negInf}};
}

Json momentsJson(const Moments& moments) {
    const bool any = moments.count > 0;
    return {{"count", moments.count},
            {"mean", numberJson(moments.meanOrNone())},
            {"m2", any ? numberJson(moments.m2) : Json(nullptr)},
            {"min", any ? numberJson(moments.min) : Json(nullptr)},
            {"max", any ? numberJson(moments.max) : Json(nullptr)},
            {"std", numberJson(moments.stddev())}};
}

Json histogramJson(const FixedHistogram& histogram) {
    return {{"low", histogram.low},
            {"high", histogram.high},
            {"bins", histogram.counts.size()},
            {"underflow", histogram.underflow},
            {"overflow", histogram.overflow},
            {"counts", histogram.counts}};
}

Json environmentJson(const Environment& environment) {
    const bool isLoaded = environment.threads > 0;  // LibTorch, which knows the rest
    return {{"version", environment.version},
            {"libtorch", environment.libtorch},
            {"opencv", environment.opencv},
            {"cpu", environment.cpu},
            {"simd", textJson(environment.simd)},
            {"cores", environment.cores},
            {"threads", isLoaded ? Json(environment.threads) : Json(nullptr)},
            {"memoryBytes", environment.memoryBytes},
            {"gpus", isLoaded ? Json(environment.gpus) : Json(nullptr)},
            {"os", environment.os},
            {"date", environment.when}};
}

Json thresholdsJson(const Thresholds& t) {
    return {{"siluEpsilon", t.siluEpsilon},
            {"siluLeftWarn", t.siluLeftWarn},
            {"siluLeftFail", t.siluLeftFail},
            {"gateEpsilon", t.gateEpsilon},
            {"gateSaturatedWarn", t.gateSaturatedWarn},
            {"gateSaturatedFail", t.gateSaturatedFail},
            {"gateStaticStd", t.gateStaticStd},
            {"dormantTau", t.dormantTau},
            {"dormantWarn", t.dormantWarn},
            {"dormantFail", t.dormantFail},
            {"deadDelta", t.deadDelta},
            {"constantEps", t.constantEps},
            {"fp16HeadroomWarnBits", t.fp16HeadroomWarnBits},
            {"memoryRatioWarnLow", t.memoryRatioWarnLow},
            {"memoryRatioWarnHigh", t.memoryRatioWarnHigh},
            {"memoryRatioFailLow", t.memoryRatioFailLow},
            {"memoryRatioFailHigh", t.memoryRatioFailHigh},
            {"memoryBudgetShare", t.memoryBudgetShare},
            {"latencySpreadWarn", t.latencySpreadWarn},
            {"latencySpreadFail", t.latencySpreadFail},
            {"marginWarn", t.marginWarn},
            {"weightNearDead", t.weightNearDead},
            {"weightNearDeadWarn", t.weightNearDeadWarn},
            {"weightNearDeadFail", t.weightNearDeadFail},
            {"normEpsWarn", t.normEpsWarn},
            {"normEpsFail", t.normEpsFail},
            {"normVarianceExploding", t.normVarianceExploding}};
}

Json definitionsJson(const Thresholds& thresholds) {
    Json list = Json::array();
    for (const Definition& definition : definitions(thresholds))
        list.push_back({{"key", definition.key},
                        {"label", definition.label},
                        {"formula", definition.formula},
                        {"threshold", textJson(definition.threshold)},
                        {"source", definition.source}});
    return list;
}

Json failureJson(const Failure& failure) {
    return {{"code", errorCodeName(failure.code)},
            {"message", failure.message},
            {"context", textJson(failure.context)},
            {"exitCode", exitCodeOf(failure)}};
}

Json findingsJson(const std::vector<Finding>& findings) {
    Json list = Json::array();
    for (const Finding& finding : findings)
        list.push_back({{"severity", verdictName(finding.severity)},
                        {"rule", finding.rule},
                        {"variant", textJson(finding.variant)},
                        {"place", textJson(finding.place)},
                        {"block", finding.block < 0 ? Json(nullptr) : Json(finding.block)},
                        {"title", finding.title},
                        {"evidence", finding.evidence},
                        {"advice", finding.advice},
                        {"threshold", textJson(finding.threshold)},
                        {"kind", findingKindName(finding.kind)},
                        {"source", finding.source}});
    return list;
}

Json weightsJson(const WeightsInfo& weights) {
    const bool random = weights.kind == WeightsKind::Random;
    // Public values of documents that are there: they stay, though nothing is calibrated since.
    const std::string badge = random ? "random (calibrated)" : weightsKindBadge(weights.kind);
    const std::string name = random && weights.path.empty()
                                 ? badge + ", seed " + std::to_string(weights.seed)
                                 : weights.name;
    return {{"kind", weightsKindName(weights.kind)},
            {"badge", badge},
            {"file", textJson(weights.path.string())},
            {"name", name},
            {"sha256", textJson(weights.sha256)},
            {"seed", random ? Json(weights.seed) : Json(nullptr)},
            {"catalogId", textJson(weights.catalogId)},
            {"format", textJson(weights.format)},
            {"fileBytes", random ? Json(nullptr) : Json(weights.fileBytes)},
            {"predictionsMeaningful", predictionsMeaningful(weights.kind)},
            {"verdict", textJson(weights.verdict)},
            {"notes", weights.notes}};
}

Json provenanceJson(const Provenance& p) {
    return {{"engine", p.executor},
            {"engineReason", textJson(p.executorReason)},
            {"device", p.device},
            {"dtype", p.dtype},
            {"autocast", p.autocast},
            {"threads", p.threads},
            {"preprocessing", textJson(p.recipe)},
            {"date", p.when}};
}

Json costJson(const Cost& cost) {
    Json parts = Json::array();
    for (const PartCost& part : cost.parts)
        parts.push_back({{"part", part.part}, {"params", part.params}, {"macs", part.macs}});
    Json json;
    addNumbers(json, costReadings(), cost);
    json["gmacs"] = static_cast<double>(cost.macs) / 1e9;
    json["seBlocks"] = cost.seBlocks;
    json["seGates"] = cost.seGates;
    json["residualBlocks"] = cost.residualBlocks;
    json["parts"] = std::move(parts);
    return json;
}

Json agreementJson(const Agreement& agreement) {
    const auto rows = [](const Grid2d& grid) {
        Json list = Json::array();
        for (std::size_t row = 0; row < grid.rowCount; ++row)
            list.push_back(floatsJson(
                std::span(grid.values).subspan(row * grid.columnCount, grid.columnCount)));
        return list;
    };
    Json json = {{"comparable", agreement.comparable},
                 {"reason", textJson(agreement.reason)},
                 {"names", agreement.names}};
    if (!agreement.comparable)
        return json;
    json["images"] = agreement.images;
    json["top1"] = rows(agreement.top1);
    json["top5Overlap"] = rows(agreement.top5Overlap);
    json["score"] = numberJson(agreement.score);
    json["mostFrequent"] = agreement.mostFrequent;
    json["reference"] = agreement.reference ? Json(*agreement.reference) : Json(nullptr);
    json["firstFlip"] = agreement.firstFlip ? Json(*agreement.firstFlip) : Json(nullptr);
    return json;
}

std::string textOf(const Json& document) {
    return document.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json documentHead(const std::string& name, const Environment& environment,
                  const std::optional<std::string>& partial) {
    Json head = {{"schema", "scalescope/" + name + "/1"},
                 {"environment", environmentJson(environment)}};
    if (partial)
        head["partial"] = *partial;
    return head;
}

}  // namespace scalescope::detail
