// SPDX-License-Identifier: Apache-2.0
#include "core/report/json/weights_json.h"

#include "core/diagnostics/weights/weight_measures.h"
#include "core/report/json/json_input.h"
#include "core/report/json/json_values.h"

#include <algorithm>

namespace scalescope {

using detail::Json;

namespace {

Json tensorsJson(const StateDict& dict) {
    Json list = Json::array();
    for (const auto& [key, tensor] : dict.entries())
        list.push_back({{"key", key},
                        {"dtype", dtypeName(tensor.dtype)},
                        {"shape", tensor.shape},
                        {"bytes", elementCount(tensor.shape) *
                                      static_cast<std::int64_t>(dtypeSize(tensor.dtype))}});
    return list;
}

Json originJson(const Origin& origin) {
    return {{"release", detail::textJson(origin.release)},
            {"sentence", origin.sentence},
            {"repository", detail::textJson(origin.repository)},
            {"revision", detail::textJson(origin.revision)},
            {"promisedDigits", detail::textJson(origin.promised)},
            {"promiseKept", origin.promiseKept ? Json(*origin.promiseKept) : Json(nullptr)}};
}

Json shapeJson(const std::optional<std::vector<std::int64_t>>& shape) {
    return shape ? Json(*shape) : Json(nullptr);
}

/// What the key map knows beyond the report of the match, key by key.
void addKeyRows(Json& keys, const std::vector<KeyRow>& rows) {
    for (std::size_t i = 0; i < std::min(keys.size(), rows.size()); ++i) {
        keys[i]["shape"] = shapeJson(rows[i].fileShape);
        keys[i]["wantedShape"] = shapeJson(rows[i].wantedShape);
        keys[i]["dtype"] = rows[i].dtype ? Json(dtypeName(*rows[i].dtype)) : Json(nullptr);
        keys[i]["nearest"] = rows[i].nearest;
    }
}

Json statisticsJson(const WeightStatistics& statistics) {
    Json list = Json::array();
    for (const TensorStats& stats : statistics.tensors) {
        Json json = {{"fileKey", stats.fileKey},
                     {"key", detail::textJson(stats.key)},
                     {"place", detail::textJson(stats.place)},
                     {"block", stats.block < 0 ? Json(nullptr) : Json(stats.block)},
                     {"dtype", dtypeName(stats.dtype)},
                     {"shape", stats.shape},
                     {"verdict", verdictName(stats.verdict)}};
        detail::addNumbers(json, weightReadings(), stats);
        json["nonFinite"] = detail::nonFiniteJson(stats.scan.nonFinite);
        json["histogram"] = detail::histogramJson(stats.scan.values);
        json["octaves"] = detail::histogramJson(stats.scan.octaves);
        list.push_back(std::move(json));
    }
    return list;
}

}  // namespace

std::string weightsListJson(const std::vector<SearchPlace>& places,
                            const std::vector<std::pair<int, std::optional<WeightsInfo>>>& found,
                            const Environment& environment) {
    Json document = detail::documentHead("weights-list", environment, std::nullopt);
    document["places"] = Json::array();
    for (const SearchPlace& place : places)
        document["places"].push_back(
            {{"name", place.name}, {"folder", place.folder.string()}, {"exists", place.exists}});
    document["variants"] = Json::array();
    for (const auto& [variant, info] : found)
        document["variants"].push_back(
            {{"variant", family().at(static_cast<std::size_t>(variant)).spec.name},
             {"weights", info ? detail::weightsJson(*info) : Json(nullptr)}});
    return detail::textOf(document);
}

std::string weightsInspectJson(const FileContents& contents, const WeightsReport& report,
                               const Environment& environment) {
    const bool usable = report.load.classifierUsable;
    Json document = detail::documentHead("weights-inspect", environment, std::nullopt);
    document["weights"] = detail::weightsJson(report.info);
    document["modified"] = detail::textJson(report.modified);
    document["origin"] = originJson(report.origin);
    document["variant"] = contents.variant ? Json(report.spec.name) : Json(nullptr);
    document["classCount"] = usable ? Json(report.spec.classCount) : Json(nullptr);
    document["classNames"] = contents.labels ? Json(contents.labels->names) : Json(nullptr);
    document["labels"] =
        report.labels && usable ? detail::textJson(report.labels->source) : Json(nullptr);
    document["preprocessing"] = {{"text", recipeText(report.recipe)}, {"from", report.recipeFrom}};
    document["unfit"] = detail::textJson(report.unfit);
    document["networks"] = report.networks;
    document["load"] = detail::loadReportJson(report.load, true);
    addKeyRows(document["load"]["keys"], report.keys);
    if (contents.reading == ReadDepth::Structure)
        document["load"]["nonFinite"] = nullptr;  // values were not looked at
    document["tensors"] = tensorsJson(contents.raw);
    document["statistics"] = report.statistics ? statisticsJson(*report.statistics) : Json(nullptr);
    if (report.statistics) {
        document["thresholds"] = detail::thresholdsJson(report.statistics->thresholds);
        document["findings"] = detail::findingsJson(report.findings);
    }
    return detail::textOf(document);
}

std::string weightsVerifyJson(const std::vector<WeightsInfo>& files,
                              const Environment& environment) {
    Json document = detail::documentHead("weights-verify", environment, std::nullopt);
    document["files"] = Json::array();
    for (const WeightsInfo& info : files)
        document["files"].push_back(detail::weightsJson(info));
    return detail::textOf(document);
}

}  // namespace scalescope
