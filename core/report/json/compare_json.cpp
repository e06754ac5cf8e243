// SPDX-License-Identifier: Apache-2.0
#include "core/report/json/compare_json.h"

#include "core/diagnostics/weights/change_measures.h"
#include "core/report/json/json_values.h"

#include <algorithm>

namespace scalescope {

namespace {

using detail::Json;

void addChange(Json& target, const WeightChange& change) {
    detail::addNumbers(target, changeReadings(), change);
    target["equal"] = change.equal();
    target["nonFiniteCount"] = change.nonFinite;
}

/// Null where a place has no tensors of a kind: the classifier has no batch norm.
Json changeJson(const WeightChange& change) {
    if (change.values == 0)
        return nullptr;
    Json json = Json::object();
    addChange(json, change);
    return json;
}

Json sideJson(const ComparedWeights& side) {
    return {{"title", side.title},
            {"weights", detail::weightsJson(side.info)},
            {"names", side.names},
            {"classCount", side.classCount}};
}

Json tensorJson(const WeightsComparison& comparison, const TensorChange& tensor) {
    const PlaceChange& place = comparison.places[tensor.place];
    Json json = {{"key", tensor.key},
                 {"shape", tensor.shape},
                 {"place", place.name},
                 {"block", place.block < 0 ? Json(nullptr) : Json(place.block)},
                 {"statistic", isStatistic(tensor.role)}};
    addChange(json, tensor.change);
    return json;
}

Json placesJson(const WeightsComparison& comparison) {
    Json list = Json::array();
    for (const PlaceChange& place : comparison.places)
        list.push_back({{"place", place.name},
                        {"block", place.block < 0 ? Json(nullptr) : Json(place.block)},
                        {"relativeDepth", place.relativeDepth},
                        {"parameters", changeJson(place.parameters)},
                        {"statistics", changeJson(place.statistics)}});
    return list;
}

}  // namespace

std::string weightsCompareJson(const WeightsComparison& comparison, std::size_t most,
                               const Environment& environment) {
    Json document = detail::documentHead("weights-compare", environment, std::nullopt);
    document["variant"] = networkName(comparison.spec);
    document["before"] = sideJson(comparison.before);
    document["after"] = sideJson(comparison.after);
    document["parameters"] = changeJson(comparison.parameters);
    document["statistics"] = changeJson(comparison.statistics);
    document["notes"] = comparison.notes;
    document["places"] = placesJson(comparison);
    document["tensorCount"] = comparison.tensors.size();
    document["tensors"] = Json::array();
    const std::vector<std::size_t> order = rankedTensors(comparison);
    for (std::size_t i = 0; i < std::min(most, order.size()); ++i)
        document["tensors"].push_back(tensorJson(comparison, comparison.tensors[order[i]]));
    return detail::textOf(document);
}

}  // namespace scalescope
