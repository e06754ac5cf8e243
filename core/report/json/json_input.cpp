// SPDX-License-Identifier: Apache-2.0
#include "core/report/json/json_input.h"

#include "core/diagnostics/run_measures.h"
#include "core/report/json/json_accuracy.h"
#include "core/report/json/json_cost.h"

#include <algorithm>

namespace scalescope::detail {

namespace {

/// The side of a square input, else [height, width]; null when unknown.
Json sizeJson(const std::vector<std::int64_t>& shape) {
    if (shape.size() != 4)
        return nullptr;
    return shape[2] == shape[3] ? Json(shape[2]) : Json({shape[2], shape[3]});
}

Json logitsNonFiniteJson(const std::vector<float>& logits) {
    NonFinite counts;
    for (const float value : logits)
        counts.add(double{value});
    return nonFiniteJson(counts);
}

Json askedJson(const Prediction& prediction) {
    Json list = Json::array();
    for (const AskedScore& asked : prediction.asked) {
        Json json = {
            {"index", asked.score.index}, {"label", asked.score.label}, {"rank", asked.rank}};
        addNumbers(json, scoreReadings(), asked.score);
        list.push_back(std::move(json));
    }
    return list;
}

Json inputJson(const InputInfo& input) {
    const bool image = input.imageWidth > 0;
    return {{"size", sizeJson(input.tensorShape)},
            {"resize", input.resize > 0 ? Json(input.resize) : Json(nullptr)},
            {"crop", input.crop > 0 ? Json(input.crop) : Json(nullptr)},
            {"interpolation", input.interpolation},
            {"squash", input.squash},
            {"recipe", textJson(input.recipe)},
            {"mean", input.mean.empty() ? Json(nullptr) : floatsJson(input.mean)},
            {"std", input.std.empty() ? Json(nullptr) : floatsJson(input.std)},
            {"tensorShape", input.tensorShape},
            {"name", input.name},
            {"digest", textJson(input.digest)},
            {"classLabel", textJson(input.classLabel)},
            {"imageWidthPx", image ? Json(input.imageWidth) : Json(nullptr)},
            {"imageHeightPx", image ? Json(input.imageHeight) : Json(nullptr)},
            {"notes", input.notes}};
}

Json predictionJson(const Prediction& prediction, bool withLogits) {
    Json json = {{"image", prediction.imageName},
                 {"digest", textJson(prediction.imageDigest)},
                 {"classLabel", textJson(prediction.classLabel)},
                 {"valid", prediction.valid},
                 {"meaningful", prediction.meaningful},
                 {"outsideTraining", prediction.outsideTraining},
                 {"predictionsOff", textJson(prediction.off)},
                 {"scoring", prediction.off.empty() ? Json(scoringName(prediction.logits.size()))
                                                    : Json(nullptr)},
                 {"topk", topkJson(prediction)}};
    addNumbers(json, predictionReadings(), prediction);
    if (!prediction.asked.empty())
        json["asked"] = askedJson(prediction);
    if (withLogits)
        json["logits"] = floatsJson(prediction.logits);
    if (prediction.off.empty() && (withLogits || !prediction.valid))
        json["logitsNonFinite"] = logitsNonFiniteJson(prediction.logits);
    return json;
}

}  // namespace

Json topkJson(const Prediction& prediction) {
    Json list = Json::array();
    for (const ClassScore& score : prediction.topk) {
        Json json = {{"index", score.index}, {"label", score.label}};
        addNumbers(json, scoreReadings(), score);
        list.push_back(std::move(json));
    }
    return list;
}

Json loadReportJson(const LoadReport& report, bool everyKey) {
    Json keys = Json::array();
    for (const KeyRecord& record : report.keys)
        if (everyKey || record.status != KeyStatus::Matched)
            keys.push_back({{"status", keyStatusName(record.status)},
                            {"key", textJson(record.key)},
                            {"fileKey", textJson(record.fileKey)},
                            {"detail", textJson(record.detail)}});
    return {{"scheme", report.names},
            {"padding", report.padding},
            {"batchNormEps", report.batchNormEps},
            {"conventions", textJson(report.conventions)},
            {"container", report.container},
            {"strippedPrefix", textJson(report.strippedPrefix)},
            {"complete", report.complete()},
            {"classifierUsable", report.classifierUsable},
            {"predictionsOff", textJson(report.predictionsOff)},
            {"matched", report.matched},
            {"converted", report.converted},
            {"missing", report.missing},
            {"unexpected", report.unexpected},
            {"wrongShape", report.wrongShape},
            {"nonFinite", report.nonFinite},
            {"ignored", report.ignored},
            {"notes", report.notes},
            {"keys", std::move(keys)}};
}

void addSkipped(Json& target, const std::vector<SkippedImage>& skipped) {
    for (const SkippedImage& image : skipped)
        target["skipped"].push_back({{"path", image.path.string()}, {"reason", image.reason}});
}

void addPrediction(Json& target, const Diagnosis& diagnosis, bool withLogits) {
    const bool off = diagnosis.loadReport && !diagnosis.loadReport->classifierUsable;
    target["classCount"] = off ? Json(nullptr) : Json(diagnosis.spec.classCount);
    target["weights"] = weightsJson(diagnosis.weights);
    if (diagnosis.loadReport)
        target["weights"]["load"] = loadReportJson(*diagnosis.loadReport, false);
    target["run"] = provenanceJson(diagnosis.provenance);
    target["labels"] =
        diagnosis.labels && !off ? textJson(diagnosis.labels->source) : Json(nullptr);
    target["input"] =
        diagnosis.inputs.empty() ? Json(nullptr) : inputJson(diagnosis.inputs.front());
    Json images = Json::array();
    for (std::size_t i = 0; i < diagnosis.predictions.size(); ++i) {
        images.push_back(predictionJson(diagnosis.predictions[i], withLogits));
        if (i < diagnosis.inputs.size())
            images.back()["input"] = inputJson(diagnosis.inputs[i]);
    }
    if (!images.empty())
        for (const char* key : {"valid", "meaningful", "outsideTraining", "predictionsOff",
                                "scoring", "topk", "entropyNats", "entropyNormalised", "margin",
                                "logitMargin", "asked", "logits", "logitsNonFinite"})
            if (images.front().contains(key))
                target[key] = images.front()[key];
    target["images"] = std::move(images);
    addSkipped(target, diagnosis.skipped);
    for (const std::filesystem::path& folder : diagnosis.folders)
        target["folders"].push_back(folder.string());
    addAccuracy(target, diagnosis);
    if (diagnosis.throughput)
        target["throughput"] = throughputJson(*diagnosis.throughput);
    if (diagnosis.partial)
        target["partial"] = *diagnosis.partial;
}

void addNoPrediction(Json& target, const Failure& failure, bool withLogits) {
    for (const char* key : {"classCount", "weights", "run", "labels", "input", "scoring",
                            "entropyNats", "entropyNormalised", "margin", "logitMargin"})
        target[key] = nullptr;
    if (failure.subject == Subject::Weights) {
        Json weights = weightsJson({}), load = loadReportJson({}, false);
        for (Json* part : {&weights, &load})
            for (auto& value : *part)
                value = nullptr;
        weights["notes"] = Json::array();
        load["notes"] = {failure.message};
        weights["load"] = std::move(load);
        target["weights"] = std::move(weights);
    }
    target["valid"] = target["meaningful"] = target["outsideTraining"] = false;
    target["predictionsOff"] = failure.message;
    target["topk"] = target["images"] = Json::array();
    if (withLogits)
        target["logits"] = nullptr;
}

}  // namespace scalescope::detail
