// SPDX-License-Identifier: Apache-2.0
#include "core/report/need_report.h"

#include "core/base/format.h"
#include "core/diagnostics/definitions.h"
#include "core/diagnostics/measures.h"
#include "core/report/json/json_values.h"

namespace scalescope {

namespace {

using detail::Json;

Json verifiedJson(const std::optional<BatchCheck>& check) {
    if (!check)
        return nullptr;
    const auto orNull = [](const std::optional<std::int64_t>& bytes) {
        return bytes ? Json(*bytes) : Json(nullptr);
    };
    Json trials = Json::array();
    for (const LimitedTrial& trial : check->passes.trials)
        trials.push_back(
            {{"batch", trial.batch}, {"ran", trial.ran}, {"passBytes", orNull(trial.passBytes)}});
    return {{"confirmed", check->confirmed()},
            {"plannedBatch", check->planned},
            {"ranBatch", check->ran},
            {"refusedBatch", check->refused > 0 ? Json(check->refused) : Json(nullptr)},
            {"limit", check->passes.limit},
            {"baselineBytes", check->passes.baselineBytes},
            {"limitBytes", check->passes.limitBytes},
            {"weightBytes", orNull(check->passes.weightBytes)},
            {"outsideBytes", orNull(check->outsideBytes(check->ran))},
            {"trials", std::move(trials)},
            {"sentence", sentenceOf(*check)}};
}

}  // namespace

NetworkNeed networkNeed(const NetworkSpec& spec, const RunOptions& options, std::int64_t batch,
                        std::int64_t budgetBytes) {
    const auto graph = buildGraph(spec);
    NetworkNeed all;
    all.spec = spec;
    all.need = memoryNeed(*graph, options, batch);
    all.eagerBytes = eagerNeedBytes(*graph, batch);
    all.budgetBytes = budgetBytes;
    all.largestBatch = largestBatchWithin(budgetBytes, *graph, options);
    return all;
}

Table needTable(const std::vector<NetworkNeed>& networks) {
    Table table{"Memory to run, by plan; an eager run keeps every layer's tensors",
                {{"Variant", "", ColumnKind::Text, ""},
                 {"Engine", "", ColumnKind::Text, ""},
                 {"Batch", "images", ColumnKind::Integer, ""},
                 columnOf(kNeed),
                 {"Weights", "", ColumnKind::Bytes, "As the engine holds them."},
                 {"Pass", "", ColumnKind::Bytes, "Images, activations, workspace and logits."},
                 columnOf(kEagerNeed),
                 {"Largest batch", "images", ColumnKind::Integer,
                  definition("memory.largest_batch").formula},
                 {"In", "", ColumnKind::Bytes, "The budget, weights included."}},
                {}};
    for (const NetworkNeed& each : networks)
        table.rows.push_back({displayName(each.spec), each.need.engine, each.need.batch,
                              each.need.totalBytes(), each.need.weightBytes, each.need.passBytes,
                              each.eagerBytes, each.largestBatch, each.budgetBytes});
    return table;
}

std::string needJson(const std::vector<NetworkNeed>& networks, const Environment& environment) {
    Json document = detail::documentHead("memory", environment, std::nullopt);
    document["networks"] = Json::array();
    for (const NetworkNeed& each : networks)
        document["networks"].push_back({{"variant", each.spec.name},
                                        {"name", displayName(each.spec)},
                                        {"engine", each.need.engine},
                                        {"batch", each.need.batch},
                                        {"inputSidePx", each.spec.scale.resolution},
                                        {"weightBytes", each.need.weightBytes},
                                        {"passBytes", each.need.passBytes},
                                        {"workspaceUnknown", each.need.workspaceUnknown},
                                        {kNeed.json, each.need.totalBytes()},
                                        {kEagerNeed.json, each.eagerBytes},
                                        {"budgetBytes", each.budgetBytes},
                                        {"largestBatch", each.largestBatch},
                                        {"verified", verifiedJson(each.check)}});
    return detail::textOf(document);
}

}  // namespace scalescope
