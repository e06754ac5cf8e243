// SPDX-License-Identifier: Apache-2.0
#include "core/report/json/json_blocks.h"

#include "core/diagnostics/measures.h"
#include "core/report/json/json_cost.h"

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
    Json json = {{"closed", saturation.closed},
                 {"open", saturation.open},
                 {"logits", momentsJson(saturation.logits)},
                 {"histogram", histogramJson(saturation.gates)},
                 {"nonFinite", nonFiniteJson(saturation.nonFinite)},
                 {"verdict", verdictName(saturation.verdict)}};
    addNumbers(json, sigmoidReadings(), saturation);
    return json;
}

Json gatesJson(const GateBlock& gates, double epsilon) {
    Json json = {{"imageCount", gates.imageCount}, {"epsilon", epsilon}};
    addNumbers(json, gateReadings(), gates);
    json["nonFinite"] = nonFiniteJson(gates.nonFinite);
    json["values"] = gateValuesJson(gates);
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

Json activationJson(const ActivationStats& stats, double epsilon) {
    Json json = {{"name", stats.name},
                 {"part", stats.part},
                 {"relativeDepth", stats.relativeDepth},
                 {"shape", {stats.channels, stats.height, stats.width}},
                 {"imageCount", stats.imageCount}};
    addNumbers(json, activationReadings(), stats);
    json["preActivation"] = momentsJson(stats.pre);
    json["histogram"] = histogramJson(stats.histogram);
    json["zoneCounts"] = zonesJson(stats.zones, epsilon);
    json["zoneShares"]["left"] = numberJson(stats.leftShare());
    json["zoneShares"]["flat"] = numberJson(stats.zoneShare(stats.zones.flat));
    json["nonFinite"] = nonFiniteJson(stats.nonFinite);
    json["fp16"]["subnormal"] = stats.fp16Subnormal;
    json["fp16"]["flush"] = stats.fp16Flush;
    json["output"] = {{"rms", numberJson(stats.outputRms)},
                      {"maxAbs", numberJson(stats.outputMaxAbs)}};
    json["channels"]["list"] = notesJson(stats.channelNotes);
    json["channels"]["dormantAfterGate"] = notesJson(stats.dormantAfterGate);
    json["verdict"] = verdictName(stats.verdict);
    return json;
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

/// What all gates and all activations of the network tell together.
void addTotals(Json& target, const Diagnosis& diagnosis, const ReportSections& sections) {
    if (sections.gates && diagnosis.gates)
        addNumbers(target["allGates"], allGatesReadings(), *diagnosis.gates);
    if (sections.saturation && diagnosis.saturation)
        addNumbers(target["allActivations"], allActivationsReadings(), *diagnosis.saturation);
}

}  // namespace

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
    addTotals(target, diagnosis, sections);
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
