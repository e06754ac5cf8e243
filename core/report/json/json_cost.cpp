// SPDX-License-Identifier: Apache-2.0
// JSON of what a pass costs: memory over the pass, latency.
#include "core/model/memory_prediction.h"
#include "core/report/json/json_parts.h"

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

}  // namespace

Json memoryJson(const Diagnosis& diagnosis) {
    if (!diagnosis.memory)
        return nullptr;
    const MemoryReport& memory = *diagnosis.memory;
    const Graph* graph = diagnosis.graph.get();
    Json alive = Json::array();
    for (const PeakTensor& tensor : memory.aliveAtPeak)
        alive.push_back({{"name", tensor.name}, {"bytes", tensor.bytes}});
    return {{"peakBytes", memory.peakBytes},
            {"predictedPeakBytes", memory.predicted.peakBytes},
            {"measuredOverPredicted", numberJson(memory.measuredOverPredicted)},
            {"verdict", verdictName(memory.verdict)},
            {"peakTensor", textJson(memory.peakTensor)},
            {"peakNode", textJson(nodeName(graph, memory.peakNode))},
            {"peakTimeMs", numberJson(memory.peakTimeMs)},
            {"aliveAtPeak", std::move(alive)},
            {"batch", memory.batch},
            {"inputBytes", memory.inputBytes},
            {"weightBytes", memory.weightBytes},
            {"allocationCount", memory.allocationCount},
            {"residentBytes", memory.residentBytes},
            {"residentPeakBytes", memory.residentPeakBytes},
            {"largestBatchPredicted",
             memory.largestBatchPredicted ? Json(*memory.largestBatchPredicted) : Json(nullptr)},
            {"budgetBytes", memory.budgetBytes},
            {"predictedFor", memory.predictedFor},
            {"predictedPeakTensor", memory.predicted.peakTensor},
            {"predictedPeakNode", textJson(nodeName(graph, memory.predicted.peakNode))},
            {"nodeCount", graph ? Json(graph->nodes.size()) : Json(nullptr)},
            {"notes", memory.notes},
            {"predictedTimeline", predictionStepsJson(memory.predicted, graph)},
            {"timeline", timelineJson(memory.timeline)}};
}

Json dtypeErrorJson(const std::optional<DtypeError>& error) {
    if (!error)
        return nullptr;
    return {{"relativeRms", numberJson(error->relativeRms)},
            {"maxAbs", numberJson(error->maxAbs)},
            {"sameTop1Share", numberJson(error->sameTop1Share)}};
}

Json throughputJson(const Throughput& throughput) {
    const BatchChoice& choice = throughput.choice;
    Json probes = Json::array();
    for (const BatchProbe& probe : choice.probes)
        probes.push_back(
            {{"batch", probe.batch}, {"imagesPerSecond", numberJson(probe.imagesPerSecond)}});
    return {{"images", throughput.images},
            {"seconds", numberJson(throughput.seconds)},
            {"imagesPerSecond", numberJson(throughput.imagesPerSecond())},
            {"batch", choice.batch},
            {"batchMeasured", choice.measured},
            {"largestBatch", choice.largest},
            {"probes", std::move(probes)},
            {"prepareThreads", throughput.prepareThreads},
            {"prepareSeconds", numberJson(throughput.prepareSeconds)},
            {"passSeconds", numberJson(throughput.passSeconds)},
            {"waitSeconds", numberJson(throughput.waitSeconds)},
            {"preparedLimitBytes", throughput.preparedLimitBytes}};
}

Json benchmarkJson(const BenchmarkResult& result) {
    const Latency& latency = result.latency;
    return {{"variant", result.spec.name},
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
            {"repeats", latency.ms.size()},
            {"stoppedByTimeLimit", latency.stoppedByTimeLimit},
            {"latencyMsMedian", numberJson(latency.medianMs)},
            {"latencyMsMin", numberJson(latency.minMs)},
            {"latencyMsMean", numberJson(latency.meanMs)},
            {"latencyMsMax", numberJson(latency.maxMs)},
            {"latencyMsStd", numberJson(latency.stddevMs)},
            {"latencyMsP90", numberJson(latency.p90Ms)},
            {"latencyMsP95", numberJson(latency.p95Ms)},
            {"latencyMsP99", numberJson(latency.p99Ms)},
            {"latencyMsIqr", numberJson(latency.iqrMs)},
            {"latencyMsMedianLow", numberJson(latency.medianLowMs)},
            {"latencyMsMedianHigh", numberJson(latency.medianHighMs)},
            {"imagesPerSecond", numberJson(latency.imagesPerSecond)},
            {"noise", verdictName(latency.noise)},
            {"drift", latency.drift},
            {"peakBytes", result.options.memory ? Json(result.peakBytes) : Json(nullptr)},
            {"predictedPeakBytes", result.predictedPeakBytes},
            {"weightBytes", result.weightBytes},
            {"residentPeakBytes", result.residentPeakBytes},
            {"macs", result.macs},
            {"dtypeError", dtypeErrorJson(result.dtypeError)},
            {"weights", weightsJson(result.weights)},
            {"latencyMsRuns", numbersJson(latency.ms)},
            {"instrumentedMs",
             result.nodes.empty() ? Json(nullptr) : numberJson(result.instrumentedMs)},
            {"nodes", nodeTimesJson(result)},
            {"date", result.provenance.when}};
}

}  // namespace scalescope::detail
