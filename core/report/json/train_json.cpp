// SPDX-License-Identifier: Apache-2.0
#include "core/report/json/train_json.h"

#include "core/report/json/json_cost.h"
#include "core/report/json/json_input.h"

namespace scalescope {

namespace {

using detail::Json;
using detail::numberJson;

Json partOf(const Evaluation& evaluation) {
    Json classes = Json::array();
    for (const ClassTally& score : evaluation.classes) {
        std::optional<double> top1;
        if (score.pictures > 0)
            top1 = static_cast<double>(score.right) / static_cast<double>(score.pictures);
        classes.push_back({{"name", score.name},
                           {"pictures", score.pictures},
                           {"right", score.right},
                           {"top1", numberJson(top1)},
                           {"mostOftenTakenFor", detail::textJson(score.mostOftenTakenFor)}});
    }
    return {{"px", evaluation.px},
            {"pictures", evaluation.pictures},
            {"right", evaluation.right},
            {"top1", numberJson(evaluation.top1())},
            {"loss", numberJson(evaluation.loss)},
            {"throughput", detail::throughputJson(evaluation.throughput)},
            {"classes", std::move(classes)}};
}

Json partOf(const TrainProgress& progress) {
    return {{"step", progress.step},
            {"pictures", progress.pictures},
            {"px", progress.px},
            {"lr", numberJson(progress.learningRate)},
            {"loss", numberJson(progress.loss)},
            {"accuracy", numberJson(progress.accuracy)},
            {"gradientNorm", numberJson(progress.gradientNorm)},
            {"imagesPerSecond", numberJson(progress.imagesPerSecond)}};
}

}  // namespace

std::string trainJson(const TrainResult& result, const std::optional<Evaluation>& evaluation,
                      const Environment& environment) {
    Json document = detail::documentHead("train", environment, std::nullopt);
    document["options"] = optionTexts(result.options);
    document["images"] = result.pictureSource;
    document["classNames"] = result.classNames;
    document["steps"] = result.steps;
    document["pictures"] = result.pictures;
    document["resumedAtStep"] = result.resumedAt;
    document["seconds"] = numberJson(result.seconds);
    document["threads"] = result.threads;
    document["curve"] = Json::array();
    for (const TrainProgress& progress : result.curve)
        document["curve"].push_back(partOf(progress));
    document["evaluation"] = evaluation ? partOf(*evaluation) : Json();
    detail::addSkipped(document, evaluation ? evaluation->skipped : result.skipped);
    return detail::textOf(document);
}

std::string evaluationJson(const Evaluation& evaluation, const WeightsInfo& weights,
                           const std::string& pictures, std::uint64_t seed,
                           const Environment& environment) {
    Json document = detail::documentHead("evaluate", environment, std::nullopt);
    document["weights"] = detail::weightsJson(weights);
    document["pictures"] = {{"source", pictures}, {"seed", seed}};
    document["evaluation"] = partOf(evaluation);
    detail::addSkipped(document, evaluation.skipped);
    return detail::textOf(document);
}

}  // namespace scalescope
