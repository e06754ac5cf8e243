// SPDX-License-Identifier: Apache-2.0
#include "core/report/json/json_accuracy.h"

#include "core/diagnostics/accuracy_measures.h"

#include <cstddef>
#include <limits>

namespace scalescope::detail {

namespace {

Json classJson(const ClassResult& result) {
    Json json = {{"index", result.index}, {"label", result.label}};
    addNumbers(json, classReadings(), result);
    json["answeredCount"] = result.answered;
    json["mostTakenFor"] = result.mostTakenFor ? Json{{"index", *result.mostTakenFor},
                                                      {"label", result.mostTakenForLabel},
                                                      {"imageCount", result.mostTakenForImages}}
                                               : Json(nullptr);
    return json;
}

Json pairJson(const ConfusedPair& pair) {
    Json examples = Json::array();
    for (const ConfusedImage& image : pair.examples)
        examples.push_back({{"image", image.image}, {"name", image.name}});
    return {{"folder", pair.folderLabel},
            {"answer", pair.answerLabel},
            {"imageCount", pair.images},
            {"examples", std::move(examples)}};
}

}  // namespace

void addAccuracy(Json& target, const Diagnosis& diagnosis) {
    if (!diagnosis.confusion) {
        if (!diagnosis.notJudged.empty())
            target["notJudged"] = diagnosis.notJudged;
        return;
    }
    const Confusion& confusion = *diagnosis.confusion;
    Json json;
    addNumbers(json, accuracyReadings(), confusion);
    json["classes"] = json["confusion"] = json["confusedPairs"] = json["otherFolders"] =
        Json::array();
    for (const ClassResult& result : classResults(confusion, *diagnosis.labels))
        json["classes"].push_back(classJson(result));
    for (const auto& [pair, count] : confusion.answers)
        json["confusion"].push_back(
            {{"folder", pair.folder}, {"answer", pair.answer}, {"imageCount", count}});
    for (const ConfusedPair& pair :
         confusedPairs(confusion, *diagnosis.labels, std::numeric_limits<std::size_t>::max()))
        json["confusedPairs"].push_back(pairJson(pair));
    std::int64_t withoutAnswer = 0;
    for (const auto& [index, count] : confusion.withoutAnswer)
        withoutAnswer += count;
    json["withoutAnswerCount"] = withoutAnswer;
    for (const auto& [folder, count] : confusion.otherFolders)
        json["otherFolders"].push_back({{"folder", folder}, {"imageCount", count}});
    json["withoutFolderCount"] = confusion.withoutFolder;
    target["accuracy"] = std::move(json);
}

}  // namespace scalescope::detail
