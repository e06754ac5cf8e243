// SPDX-License-Identifier: Apache-2.0
#include "core/report/json/definitions_json.h"

#include "core/report/json/json_values.h"

namespace scalescope {

namespace {

using detail::Json;

/// Null where no rule looks at the measure.
Json limitsJson(const Measure& measure, const Thresholds& thresholds) {
    const std::optional<Limits> limits = measure.limits ? measure.limits(thresholds) : std::nullopt;
    return limits ? Json{{"warn", limits->warn}, {"fail", limits->fail}} : Json(nullptr);
}

Json measureJson(const Measure& measure, const Definition& about, const Thresholds& thresholds) {
    return {{"key", measure.key},
            {"title", measure.title},
            {"shortTitle", measure.shortTitle},
            {"unit", unitOf(measure)},
            {"definition", about.label},
            {"formula", about.formula},
            {"threshold", detail::textJson(about.threshold)},
            {"limits", limitsJson(measure, thresholds)},
            {"source", about.source}};
}

Json termJson(const Definition& about) {
    return {{"key", about.key},
            {"label", about.label},
            {"formula", about.formula},
            {"threshold", detail::textJson(about.threshold)},
            {"source", about.source}};
}

}  // namespace

std::string definitionListJson(const Thresholds& thresholds, const Environment& environment) {
    Json document = detail::documentHead("definitions", environment, std::nullopt);
    document["thresholds"] = detail::thresholdsJson(thresholds);
    Json measures = Json::array(), terms = Json::array();
    for (const DefinedMeasures& entry : definitionList(thresholds)) {
        for (const Measure* measure : entry.measures)
            measures.push_back(measureJson(*measure, entry.about, thresholds));
        if (entry.measures.empty())
            terms.push_back(termJson(entry.about));
    }
    document["measures"] = std::move(measures);
    document["terms"] = std::move(terms);
    return detail::textOf(document);
}

}  // namespace scalescope
