// SPDX-License-Identifier: Apache-2.0
#include "core/report/json/json_cost.h"

#include "core/bench/latency_measures.h"
#include "core/diagnostics/measures.h"
#include "core/diagnostics/run_measures.h"
#include "core/model/memory_prediction.h"

#include <algorithm>

namespace scalescope::detail {

namespace {

std::string nodeName(const Graph* graph, int node) {
    const bool known = graph && node >= 0 && static_cast<std::size_t>(node) < graph->nodes.size();
    return known ? graph->nodes[static_cast<std::size_t>(node)].name : std::string{};
}

Json timelineJson(const std::vector<AllocationEvent>& events) {
    Json list = Json::array();
    for (const AllocationEvent& event : events)
        list.push_back({{"timeMs", numberJson(event.timeMs)},
                        {"bytes", event.bytes},
                        {"liveBytes", event.liveBytes},
                        {"node", event.node}});
    return list;
}

Json predictionStepsJson(const MemoryPrediction& predicted, const Graph* graph) {
    Json list = Json::array();
    for (const LiveStep& step : predicted.steps)
        list.push_back({{"node", step.node},
                        {"name", nodeName(graph, step.node)},
                        {"liveBytes", step.liveBytes},
                        {"tensor", step.tensor}});
    return list;
}

Json nodeTimesJson(const BenchmarkResult& result) {
    Json list = Json::array();
    for (const NodeTime& time : result.nodes) {
        Json json = {{"node", time.node}, {"name", nodeName(result.graph.get(), time.node)}};
        if (result.graph && time.node >= 0 &&
            static_cast<std::size_t>(time.node) < result.graph->nodes.size()) {
            const Node& node = result.graph->nodes[static_cast<std::size_t>(time.node)];
            json["part"] = partName(node.kind);
            json["block"] = node.block < 0 ? Json(nullptr) : Json(node.block);
            json["macs"] = node.macs;
        }
        json["ms"] = numberJson(time.ms);
        list.push_back(std::move(json));
    }
    return list;
}

/// Time and MACs of a part of the network, summed over its nodes.
struct PartSum {
    std::string part;
    double ms = 0.0, macs = 0.0;
};

std::vector<PartSum> partSums(const BenchmarkResult& result) {
    std::vector<PartSum> sums;
    for (const NodeTime& time : result.nodes) {
        if (!result.graph || time.node < 0 ||
            static_cast<std::size_t>(time.node) >= result.graph->nodes.size())
            continue;
        const Node& node = result.graph->nodes[static_cast<std::size_t>(time.node)];
        auto sum = std::ranges::find(sums, partName(node.kind), &PartSum::part);
        if (sum == sums.end())
            sum = sums.insert(sums.end(), {partName(node.kind)});
        sum->ms += time.ms;
        sum->macs += static_cast<double>(node.macs);
    }
    return sums;
}

Json partsJson(const BenchmarkResult& result) {
    const std::vector<PartSum> sums = partSums(result);
    double ms = 0.0, macs = 0.0;
    for (const PartSum& sum : sums) {
        ms += sum.ms;
        macs += sum.macs;
    }
    Json list = Json::array();
    for (const PartSum& sum : sums)
        list.push_back({{"part", sum.part},
                        {"msShare", ms > 0.0 ? numberJson(sum.ms / ms) : Json(nullptr)},
                        {"macsShare", macs > 0.0 ? numberJson(sum.macs / macs) : Json(nullptr)}});
    return list;
}

}  // namespace

Json memoryJson(const Diagnosis& diagnosis) {
    if (!diagnosis.memory)
        return nullptr;
    const MemoryReport& memory = *diagnosis.memory;
    const Graph* graph = diagnosis.graph.get();
    Json alive = Json::array();
    for (const PeakTensor& tensor : memory.aliveAtPeak)
        alive.push_back({{"name", tensor.name}, {"bytes", tensor.bytes}});
    Json json;
    addNumbers(json, memoryReadings(), memory);
    json.update({{"verdict", verdictName(memory.verdict)},
                 {"peakTensor", textJson(memory.peakTensor)},
                 {"peakNode", textJson(nodeName(graph, memory.peakNode))},
                 {"peakTimeMs", numberJson(memory.peakTimeMs)},
                 {"aliveAtPeak", std::move(alive)},
                 {"batch", memory.batch},
                 {"budgetBytes", memory.budgetBytes},
                 {"predictedFor", memory.predictedFor},
                 {"predictedPeakTensor", memory.predicted.peakTensor},
                 {"predictedPeakNode", textJson(nodeName(graph, memory.predicted.peakNode))},
                 {"nodeCount", graph ? Json(graph->nodes.size()) : Json(nullptr)},
                 {"notes", memory.notes},
                 {"predictedTimeline", predictionStepsJson(memory.predicted, graph)},
                 {"timeline", timelineJson(memory.timeline)}});
    return json;
}

Json dtypeErrorJson(const std::optional<DtypeError>& error) {
    if (!error)
        return nullptr;
    Json json;
    addNumbers(json, dtypeErrorReadings(), *error);
    return json;
}

Json throughputJson(const Throughput& throughput) {
    const BatchChoice& choice = throughput.choice;
    Json probes = Json::array();
    for (const BatchProbe& probe : choice.probes)
        probes.push_back(
            {{"batch", probe.batch}, {"imagesPerSecond", numberJson(probe.imagesPerSecond)}});
    Json json = {{"seconds", numberJson(throughput.seconds)},
                 {"batchMeasured", choice.measured},
                 {"largestBatch", choice.largest},
                 {"probes", std::move(probes)},
                 {"prepareThreads", throughput.prepareThreads},
                 {"prepareSeconds", numberJson(throughput.prepareSeconds)},
                 {"passSeconds", numberJson(throughput.passSeconds)},
                 {"waitSeconds", numberJson(throughput.waitSeconds)},
                 {"preparedLimitBytes", throughput.preparedLimitBytes}};
    addNumbers(json, throughputReadings(), throughput);
    return json;
}

Json benchmarkJson(const BenchmarkResult& result) {
    const Latency& latency = result.latency;
    Json json = {{"variant", result.spec.name},
                 {"name", displayName(result.spec)},
                 {"engine", result.provenance.executor},
                 {"engineReason", textJson(result.provenance.executorReason)},
                 {"device", result.provenance.device},
                 {"dtype", result.provenance.dtype},
                 {"autocast", result.provenance.autocast},
                 {"threads", result.provenance.threads},
                 {"batch", result.options.batch},
                 {"inputSidePx", result.inputSidePx},
                 {"instrumented", result.options.instrumented},
                 {"warmup", latency.warmup},
                 {"stoppedByTimeLimit", latency.stoppedByTimeLimit}};
    addNumbers(json, latencyReadings(), result);
    json.update({{"noise", verdictName(latency.noise)},
                 {"drift", latency.drift},
                 {"predictedPeakBytes", result.predictedPeakBytes},
                 {"weightBytes", result.weightBytes},
                 {"residentPeakBytes", result.residentPeakBytes},
                 {"dtypeError", dtypeErrorJson(result.dtypeError)},
                 {"weights", weightsJson(result.weights)},
                 {"latencyMsRuns", numbersJson(latency.ms)},
                 {"instrumentedMs",
                  result.nodes.empty() ? Json(nullptr) : numberJson(result.instrumentedMs)},
                 {"nodes", nodeTimesJson(result)},
                 {"parts", partsJson(result)},
                 {"date", result.provenance.when}});
    return json;
}

}  // namespace scalescope::detail
