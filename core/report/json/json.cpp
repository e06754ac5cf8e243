// SPDX-License-Identifier: Apache-2.0
#include "core/report/json/json.h"

#include "core/input/generated/generated.h"
#include "core/model/memory_prediction.h"
#include "core/report/json/json_blocks.h"
#include "core/report/json/json_cost.h"
#include "core/report/json/json_input.h"
#include "core/report/json/json_tables.h"
#include "core/report/report_input.h"
#include "core/report/report_tables.h"

#include <algorithm>

namespace scalescope {

using detail::Json;

namespace {

Json publishedJson(const PublishedFigures& published) {
    return {{"top1Percent", published.top1Percent},
            {"top5Percent", published.top5Percent},
            {"gmacs", published.gmacs},
            {"paramsMillions", published.paramsMillions},
            {"weights", published.weights},
            {"paperTop1Percent", published.paperTop1Percent}};
}

/// Null for other weights than the published: their figures are not those of the family.
const VariantRow* familyRow(const NetworkSpec& spec) {
    return spec.isExtra() ? nullptr : &family()[static_cast<std::size_t>(*spec.variant)];
}

/// Of a network that stands there once more: which one it is, and what its title adds.
void addColumn(Json& json, const NetworkSpec& spec) {
    if (!spec.ofNetwork.empty())
        json["column"] = {{"of", spec.ofNetwork}, {"label", spec.label}};
}

Json blockSpecsJson(const Graph& graph) {
    Json list = Json::array();
    for (const BlockSpec& block : graph.architecture.blocks)
        list.push_back({{"block", block.name()},
                        {"stage", block.stage},
                        {"kernel", block.kernel},
                        {"stride", block.stride},
                        {"inChannels", block.inChannels},
                        {"expandedChannels", block.expandedChannels},
                        {"outChannels", block.outChannels},
                        {"squeezeChannels", block.squeezeChannels},
                        {"residual", block.residual}});
    return list;
}

Json networkJson(const NetworkSpec& spec) {
    const auto graph = buildGraph(spec);
    const MemoryPrediction memory = predictMemory(*graph, 1);
    Json json = {{"variant", spec.name},
                 {"name", displayName(spec)},
                 {"width", spec.scale.width},
                 {"depth", spec.scale.depth},
                 {"resolutionPx", spec.scale.resolution},
                 {"dropout", spec.dropout},
                 {"batchNormEps", spec.batchNormEps},
                 {"classCount", spec.classCount}};
    json.update(detail::costJson(costOf(*graph)));
    json["predictedPeakBytes"] = memory.peakBytes;
    json["predictedPeakTensor"] = memory.peakTensor;
    json["stemChannels"] = graph->architecture.stemChannels;
    json["headChannels"] = graph->architecture.headChannels;
    json["receptiveFieldsPx"] = receptiveFields(*graph);
    json["blocks"] = blockSpecsJson(*graph);
    if (const VariantRow* row = familyRow(spec))
        json["published"] = publishedJson(row->published);
    addColumn(json, spec);
    return json;
}

/// "variant", "name", and of a failing one "error".
Json variantHeadJson(const VariantResult& variant) {
    Json head = {{"variant", variant.spec.name}, {"name", displayName(variant.spec)}};
    if (const VariantRow* row = familyRow(variant.spec))
        head["publishedTop1Percent"] = row->published.top1Percent;
    else
        head["network"] = {{"width", variant.spec.scale.width},
                           {"depth", variant.spec.scale.depth},
                           {"resolutionPx", variant.spec.scale.resolution},
                           {"classCount", variant.spec.classCount}};
    addColumn(head, variant.spec);
    if (variant.failure)
        head["error"] = detail::failureJson(*variant.failure);
    return head;
}

Json classMapJson(const GradCam& cam) {
    Json rows = Json::array();
    for (std::size_t row = 0; row < cam.map.rowCount; ++row) {
        Json values = Json::array();
        for (std::size_t column = 0; column < cam.map.columnCount; ++column)
            values.push_back(detail::floatJson(cam.map.at(row, column)));
        rows.push_back(std::move(values));
    }
    return {{"class", cam.classIndex}, {"label", cam.classLabel},
            {"layer", cam.node},       {"logit", detail::numberJson(cam.score)},
            {"image", cam.imageName},  {"meaningful", cam.meaningful},
            {"map", std::move(rows)}};
}

Json inputJson(const Report& report) {
    return {{"words", inputWords(report)},
            {"folder", detail::textJson(report.folder)},
            {"imagesAsked", std::max(report.imagesAsked, imagesSeen(report))},
            {"imagesSeen", imagesSeen(report)}};
}

}  // namespace

std::string predictJson(const std::vector<VariantResult>& variants, const Environment& environment,
                        bool withLogits, const Partial& partial) {
    Json document = detail::documentHead("predict", environment, partial);
    document["variants"] = Json::array();
    for (const VariantResult& variant : variants) {
        Json json = variantHeadJson(variant);
        if (variant.diagnosis)
            detail::addPrediction(json, *variant.diagnosis, withLogits);
        else if (variant.failure)
            detail::addNoPrediction(json, *variant.failure, withLogits);
        document["variants"].push_back(std::move(json));
    }
    return detail::textOf(document);
}

std::string diagnoseJson(const std::vector<VariantResult>& variants, const Environment& environment,
                         const Partial& partial) {
    Json document = detail::documentHead("diagnose", environment, partial);
    for (const VariantResult& variant : variants)
        if (variant.diagnosis && !document.contains("thresholds"))
            document["thresholds"] = detail::thresholdsJson(variant.diagnosis->thresholds);
    document["variants"] = Json::array();
    for (const VariantResult& variant : variants) {
        Json json = variantHeadJson(variant);
        if (variant.diagnosis) {
            detail::addPrediction(json, *variant.diagnosis, false);
            detail::addDiagnosis(json, *variant.diagnosis, {});
        }
        document["variants"].push_back(std::move(json));
    }
    return detail::textOf(document);
}

std::string benchJson(const std::vector<VariantResult>& variants, const Environment& environment,
                      const Partial& partial) {
    Json document = detail::documentHead("bench", environment, partial);
    document["results"] = Json::array();
    for (const VariantResult& variant : variants) {
        if (variant.benchmark)
            document["results"].push_back(detail::benchmarkJson(*variant.benchmark));
        if (variant.failure)
            document["results"].push_back(variantHeadJson(variant));
    }
    return detail::textOf(document);
}

std::string infoJson(const std::vector<NetworkSpec>& networks, const Environment& environment) {
    Json document = detail::documentHead("info", environment, std::nullopt);
    document["networks"] = Json::array();
    for (const NetworkSpec& spec : networks)
        document["networks"].push_back(networkJson(spec));
    return detail::textOf(document);
}

std::string reportJson(const Report& report) {
    const ReportSections& sections = report.sections;
    Json document = detail::documentHead("report", report.environment, report.partial);
    if (!sections.environment)
        document.erase("environment");
    document["title"] = report.title;
    document["date"] = report.when;
    document["input"] = inputJson(report);
    if (report.image)
        document["image"] = {{"name", report.image->name},
                             {"digest", report.image->digest},
                             {"widthPx", report.image->image.width},
                             {"heightPx", report.image->image.height},
                             {"notes", report.image->notes}};
    document["variants"] = Json::array();
    for (const VariantResult& variant : report.variants) {
        Json json = variantHeadJson(variant);
        if (variant.diagnosis) {
            detail::addPrediction(json, *variant.diagnosis, false);
            detail::addDiagnosis(json, *variant.diagnosis, sections);
            if (!sections.weights)
                json.erase("weights");
            if (!sections.predictions)
                for (const char* key : {"valid", "meaningful", "outsideTraining", "predictionsOff",
                                        "scoring", "topk", "entropyNats", "entropyNormalised",
                                        "margin", "logitMargin", "images", "accuracy", "notJudged"})
                    json.erase(key);
        }
        if (variant.classMap && variant.classMap->cam && sections.classMaps)
            json["classMap"] = classMapJson(*variant.classMap->cam);
        if (variant.benchmark && sections.latency)
            json["benchmark"] = detail::benchmarkJson(*variant.benchmark);
        document["variants"].push_back(std::move(json));
    }
    if (sections.predictions)
        document["agreement"] = detail::agreementJson(report.agreement);
    if (sections.findings)
        document["findings"] = detail::findingsJson(report.findings);
    if (sections.definitions) {
        document["thresholds"] = detail::thresholdsJson(report.thresholds);
        document["definitions"] = detail::definitionsJson(report.thresholds);
    }
    document["measures"] = detail::measuresJson();
    document["tables"] = detail::tablesJson(reportTables(report));
    return detail::textOf(document);
}

std::string picturesJson(const PictureFolder& made, const Environment& environment) {
    Json document = detail::documentHead("make-pictures", environment, std::nullopt);
    document["folder"] = made.folder.string();
    document["kinds"] = generatedKinds();
    document["perClass"] = made.settings.perClass;
    document["seed"] = made.settings.seed;
    document["sidePx"] = made.settings.px;
    document["pictureCount"] = made.pictureCount;
    document["pictureBytes"] = made.pictureBytes;
    return detail::textOf(document);
}

std::string selfCheckJson(const std::vector<SelfCheckRow>& rows, const Environment& environment) {
    Json document = detail::documentHead("self-check", environment, std::nullopt);
    document["exact"] = allExact(rows);
    document["checks"] = Json::array();
    for (const SelfCheckRow& row : rows)
        document["checks"].push_back({{"variant", row.variant},
                                      {"quantity", row.quantity},
                                      {"expected", row.expected},
                                      {"computed", row.computed},
                                      {"exact", row.exact()}});
    return detail::textOf(document);
}

std::string errorJson(const Failure& failure) {
    return detail::textOf(
        {{"schema", "scalescope/error/1"}, {"error", detail::failureJson(failure)}});
}

}  // namespace scalescope
