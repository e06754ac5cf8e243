// SPDX-License-Identifier: Apache-2.0
#include "core/report/json/preprocessing_json.h"

#include "core/report/json/json_values.h"

namespace scalescope {

namespace {

using detail::Json;

Json differenceJson(const std::optional<FedDifference>& difference) {
    if (!difference)
        return nullptr;
    return {{"meanLevels", detail::numberJson(difference->meanLevels)},
            {"largestLevels", detail::numberJson(difference->largestLevels)},
            {"meanFed", detail::numberJson(difference->meanFed)},
            {"largestFed", detail::numberJson(difference->largestFed)},
            {"equal", difference->equal()}};
}

Json top1Json(const PathScores& scores) {
    if (!scores.finite)
        return nullptr;
    return {{"index", scores.top1.index},
            {"label", scores.top1.label},
            {"probability", detail::numberJson(scores.top1.probability)},
            {"logit", detail::numberJson(scores.top1.logit)}};
}

Json scoresJson(const std::optional<PathScores>& scores) {
    if (!scores)
        return nullptr;
    const auto number = [&](double value) {
        return scores->finite ? detail::numberJson(value) : Json(nullptr);
    };
    return {{"finite", scores->finite},
            {"top1", top1Json(*scores)},
            {"top1Stays", scores->finite ? Json(scores->top1Stays) : Json(nullptr)},
            {"classLogit", number(scores->classLogit)},
            {"classLogitChange", number(scores->logitChange)},
            {"largestLogitChange", number(scores->largestChange)}};
}

Json pathsJson(const PreprocessingReport& report) {
    Json list = Json::array();
    for (const PreprocessingRow& row : report.rows) {
        const PathInfo& info = infoOf(row.path);
        list.push_back({{"path", info.key},
                        {"name", info.name},
                        {"explanation", info.explanation},
                        {"sidePx", row.side},
                        {"difference", differenceJson(row.difference)},
                        {"scores", scoresJson(row.scores)}});
    }
    return list;
}

void addResult(Json& target, const PreprocessingResult& result) {
    const PreprocessingReport& report = result.report;
    target["image"] = {{"name", report.imageName},
                       {"digest", result.provenance.imageDigests.empty()
                                      ? Json(nullptr)
                                      : Json(result.provenance.imageDigests.front())}};
    target["weights"] = detail::weightsJson(result.weights);
    target["run"] = detail::provenanceJson(result.provenance);
    target["classCount"] = result.spec.classCount;
    target["recipe"] = report.recipe;
    target["noScores"] = detail::textJson(report.noScores);
    target["sideNote"] = detail::textJson(report.sideNote);
    target["verdict"] = verdictOf(report);
    target["paths"] = pathsJson(report);
}

}  // namespace

std::string preprocessJson(const std::vector<ComparedPreprocessing>& variants,
                           const Environment& environment,
                           const std::optional<std::string>& partial) {
    Json document = detail::documentHead("preprocess", environment, partial);
    document["variants"] = Json::array();
    for (const ComparedPreprocessing& variant : variants) {
        Json json = {{"variant", variant.spec.name}, {"name", displayName(variant.spec)}};
        if (variant.failure)
            json["error"] = detail::failureJson(*variant.failure);
        if (variant.result)
            addResult(json, *variant.result);
        document["variants"].push_back(std::move(json));
    }
    return detail::textOf(document);
}

}  // namespace scalescope
