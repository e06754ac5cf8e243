// SPDX-License-Identifier: Apache-2.0
// JSON of what a pass told about every block: SE gates and activations.
#include "core/report/json/json_parts.h"

#include <algorithm>
#include <map>

namespace scalescope::detail {

namespace {

Json notesJson(const std::vector<ChannelNote>& notes) {
    Json list = Json::array();
    for (const ChannelNote& note : notes)
        list.push_back({{"channel", note.channel},
                        {"state", channelStateName(note.state)},
                        {"score", numberJson(note.score)}});
    return list;
}

/// Means over one image are floats widened to double: written as short as the float.
Json gateValuesJson(const GateBlock& gates) {
    Json list = Json::array();
    for (const double value : gates.mean)
        list.push_back(gates.imageCount == 1 ? floatJson(static_cast<float>(value))
                                             : numberJson(value));
    return list;
}

Json gateSaturationJson(const GateSaturation& saturation) {
    return {{"count", saturation.count},
            {"closed", saturation.closed},
            {"open", saturation.open},
            {"logits", momentsJson(saturation.logits)},
            {"histogram", histogramJson(saturation.gates)},
            {"nonFinite", nonFiniteJson(saturation.nonFinite)},
            {"verdict", verdictName(saturation.verdict)}};
}

Json gatesJson(const GateBlock& gates, double epsilon) {
    const Summary& s = gates.overChannels;
    const bool any = s.count > 0;
    const auto summary = [any](double value) { return any ? numberJson(value) : Json(nullptr); };
    Json json = {{"channels", gates.mean.size()},
                 {"imageCount", gates.imageCount},
                 {"min", summary(s.min)},
                 {"max", summary(s.max)},
                 {"mean", summary(s.mean)},
                 {"std", any ? numberJson(s.stddev) : Json(nullptr)},
                 {"quantiles",
                  {{"p05", summary(s.q05)},
                   {"p25", summary(s.q25)},
                   {"p50", summary(s.median)},
                   {"p75", summary(s.q75)},
                   {"p95", summary(s.q95)}}},
                 {"epsilon", epsilon},
                 {"closedShare", summary(gates.closedShare)},
                 {"openShare", summary(gates.openShare)},
                 {"distanceToIdentity", summary(gates.distanceL1)},
                 {"distanceToIdentityRms", summary(gates.distanceRms)},
                 {"entropyBits", summary(gates.entropyBits)},
                 {"inputDependence", numberJson(gates.inputDependence)},
                 {"staticShare", numberJson(gates.staticShare)},
                 {"classSpecificity", numberJson(gates.classSpecificity)},
                 {"nonFinite", nonFiniteJson(gates.nonFinite)},
                 {"values", gateValuesJson(gates)}};
    if (gates.imageCount > 1)
        json["perChannel"] = {{"std", numbersJson(gates.stddev)},
                              {"min", numbersJson(gates.min)},
                              {"max", numbersJson(gates.max)}};
    return json;
}

Json zonesJson(const SiluZoneCounts& zones, double epsilon) {
    return {{"epsilon", epsilon},     {"left", zones.left},     {"negative", zones.negative},
            {"curved", zones.curved}, {"linear", zones.linear}, {"flat", zones.flat}};
}

Json zoneSharesJson(const ActivationStats& stats) {
    return {{"left", numberJson(stats.zoneShare(stats.zones.left))},
            {"negative", numberJson(stats.zoneShare(stats.zones.negative))},
            {"curved", numberJson(stats.zoneShare(stats.zones.curved))},
            {"linear", numberJson(stats.zoneShare(stats.zones.linear))},
            {"flat", numberJson(stats.zoneShare(stats.zones.flat))}};
}

Json activationJson(const ActivationStats& stats, double epsilon) {
    const Json moments = momentsJson(stats.pre);
    return {{"name", stats.name},
            {"part", stats.part},
            {"relativeDepth", stats.relativeDepth},
            {"shape", {stats.channels, stats.height, stats.width}},
            {"imageCount", stats.imageCount},
            {"elementCount", stats.elementCount},
            {"min", moments["min"]},
            {"max", moments["max"]},
            {"mean", moments["mean"]},
            {"std", moments["std"]},
            {"preActivation", moments},
            {"histogram", histogramJson(stats.histogram)},
            {"zoneCounts", zonesJson(stats.zones, epsilon)},
            {"zoneShares", zoneSharesJson(stats)},
            {"leftShare", numberJson(stats.leftShare())},
            {"nonFinite", nonFiniteJson(stats.nonFinite)},
            {"maxAbs", stats.pre.count > 0 ? numberJson(stats.maxAbs) : Json(nullptr)},
            {"fp16",
             {{"headroomBits", numberJson(stats.fp16HeadroomBits())},
              {"subnormal", stats.fp16Subnormal},
              {"flush", stats.fp16Flush}}},
            {"output",
             {{"rms", numberJson(stats.outputRms)}, {"maxAbs", numberJson(stats.outputMaxAbs)}}},
            {"channels",
             {{"dead", stats.deadCount},
              {"constant", stats.constantCount},
              {"dormant", stats.dormantCount},
              {"share", numberJson(stats.dormantShare())},
              {"list", notesJson(stats.channelNotes)},
              {"dormantAfterGate", notesJson(stats.dormantAfterGate)}}},
            {"verdict", verdictName(stats.verdict)}};
}

Json blockHeadJson(const Diagnosis& diagnosis, const BlockSpec& block) {
    return {{"index", block.index},
            {"block", block.name()},
            {"stage", block.stage},
            {"relativeDepth", diagnosis.graph->relativeDepth(block.index)},
            {"kernel", block.kernel},
            {"stride", block.stride},
            {"inChannels", block.inChannels},
            {"expandedChannels", block.expandedChannels},
            {"outChannels", block.outChannels},
            {"squeezeChannels", block.squeezeChannels},
            {"residual", block.residual}};
}

Json activationsOf(const Diagnosis& diagnosis, int block) {
    Json list = Json::array();
    if (diagnosis.saturation)
        for (const ActivationStats& stats : diagnosis.saturation->activations)
            if (stats.block == block)
                list.push_back(activationJson(stats, diagnosis.saturation->thresholds.siluEpsilon));
    return list;
}

Json gatesOf(const Diagnosis& diagnosis, int block) {
    Json json = nullptr;
    if (diagnosis.gates)
        for (const GateBlock& gates : diagnosis.gates->blocks)
            if (gates.block == block)
                json = gatesJson(gates, diagnosis.gates->epsilon);
    if (diagnosis.saturation)
        for (const GateSaturation& saturation : diagnosis.saturation->gates)
            if (saturation.block == block)
                json["saturation"] = gateSaturationJson(saturation);
    return json;
}

}  // namespace

Json blocksJson(const Diagnosis& diagnosis) {
    Json list = Json::array();
    if (!diagnosis.graph)
        return list;
    for (const BlockSpec& block : diagnosis.graph->architecture.blocks) {
        Json json = blockHeadJson(diagnosis, block);
        json["gates"] = gatesOf(diagnosis, block.index);
        json["activations"] = activationsOf(diagnosis, block.index);
        list.push_back(std::move(json));
    }
    return list;
}

Json outsideBlocksJson(const Diagnosis& diagnosis) {
    return activationsOf(diagnosis, -1);
}

Json gateClassesJson(const GateReport& report) {
    Json list = Json::array();
    for (const GateClass& gateClass : report.classes) {
        Json means = Json::array(), spreads = Json::array();
        for (const auto& values : gateClass.meanPerBlock)
            means.push_back(numbersJson(values));
        for (const auto& values : gateClass.stddevPerBlock)
            spreads.push_back(numbersJson(values));
        list.push_back({{"label", gateClass.label},
                        {"imageCount", gateClass.imageCount},
                        {"meanPerBlock", std::move(means)},
                        {"stdPerBlock", std::move(spreads)}});
    }
    return list;
}

void addDiagnosis(Json& target, const Diagnosis& diagnosis, const ReportSections& sections) {
    target["cost"] = costJson(diagnosis.cost);
    target["instrumentedPassMs"] = numberJson(diagnosis.passMs);
    if (diagnosis.dtypeError)
        target["dtypeError"] = dtypeErrorJson(diagnosis.dtypeError);
    if (sections.gates || sections.saturation) {
        target["blocks"] = blocksJson(diagnosis);
        if (!sections.gates)
            for (Json& block : target["blocks"])
                block.erase("gates");
        if (!sections.saturation)
            for (Json& block : target["blocks"])
                block.erase("activations");
    }
    if (sections.saturation)
        target["activationsOutsideBlocks"] = outsideBlocksJson(diagnosis);
    if (sections.gates && diagnosis.gates && !diagnosis.gates->classes.empty()) {
        target["gateClasses"] = gateClassesJson(*diagnosis.gates);
        target["gateClassChance"] = numberJson(diagnosis.gates->classChance);
    }
    if (sections.memory)
        target["memory"] = memoryJson(diagnosis);
    if (sections.findings)
        target["findings"] = findingsJson(diagnosis.findings);
}

}  // namespace scalescope::detail
