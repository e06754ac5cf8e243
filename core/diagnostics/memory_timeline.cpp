// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/memory_timeline.h"

#include "core/model/memory_prediction.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

namespace scalescope {

namespace {

constexpr std::int64_t kImageChannels = 3;
constexpr std::int64_t kFloatBytes = 4;
constexpr const char* kTensorsAlone =
    "In this number format LibTorch's kernels take workspace on the CPU, by the machine, the "
    "threads and the shape. The prediction counts tensors alone and is not judged; the largest "
    "batch goes by the measured peak.";

std::int64_t imageElements(const Graph& graph, std::int64_t batch) {
    return batch * kImageChannels * graph.inputHeight * graph.inputWidth;
}

/// The executor allocates the image before the first node; one that reads the caller's memory does
/// not, and its image is put in front so that both curves mean the same.
std::int64_t takeInput(std::vector<AllocationEvent>& events, std::int64_t imageBytes) {
    if (!events.empty() && events.front().node < 0 && events.front().bytes > 0)
        return events.front().bytes;
    for (AllocationEvent& event : events)
        event.liveBytes += imageBytes;
    events.insert(events.begin(), {0.0, imageBytes, imageBytes, 0, -1});
    return imageBytes;
}

/// What the allocations of a node are called: its outputs by size, the rest by number.
class TensorNames {
public:
    TensorNames(const Graph& graph, std::int64_t batch, const std::vector<AllocationEvent>& events)
        : m_graph(graph), m_elements(batch) {
        if (!events.empty())
            m_imageId = events.front().id;
        for (const AllocationEvent& event : events)
            if (event.bytes > 0) {
                Counts& counts = m_counts[event.node];
                int& count = isOutput(event) ? counts.outputs : counts.others;
                m_number[event.id] = ++count;
            }
    }

    [[nodiscard]] std::string of(const AllocationEvent& event) const {
        if (event.id == m_imageId)
            return "image";
        const Node* node = nodeOf(event.node);
        if (!node)
            return "outside of the network's nodes";
        const Counts& counts = m_counts.at(event.node);
        const bool output = isOutput(event);
        const int all = output ? counts.outputs : counts.others;
        std::string name = node->name + (output ? ": output" : ": workspace");
        if (all > 1)
            name.append(" ")
                .append(std::to_string(m_number.at(event.id)))
                .append(" of ")
                .append(std::to_string(all));
        return name;
    }

private:
    struct Counts {
        int outputs = 0, others = 0;
    };
    [[nodiscard]] const Node* nodeOf(int id) const {
        const auto at = static_cast<std::size_t>(id);
        return id >= 0 && at < m_graph.nodes.size() ? &m_graph.nodes[at] : nullptr;
    }
    /// As large as the node's output in fp32 or in half precision.
    [[nodiscard]] bool isOutput(const AllocationEvent& event) const {
        const Node* node = nodeOf(event.node);
        const std::int64_t elements = node ? node->out.elements() * m_elements : 0;
        return node &&
               (event.bytes == elements * kFloatBytes || event.bytes == elements * kFloatBytes / 2);
    }

    const Graph& m_graph;
    std::int64_t m_elements;
    std::int64_t m_imageId = 0;
    std::map<int, Counts> m_counts;
    std::unordered_map<std::int64_t, int> m_number;
};

/// First event at the maximum.
std::size_t peakEvent(const std::vector<AllocationEvent>& events) {
    const auto lower = [](const AllocationEvent& a, const AllocationEvent& b) {
        return a.liveBytes < b.liveBytes;
    };
    return static_cast<std::size_t>(std::max_element(events.begin(), events.end(), lower) -
                                    events.begin());
}

std::vector<PeakTensor> aliveAt(const std::vector<AllocationEvent>& events, std::size_t peak,
                                const TensorNames& names) {
    std::map<std::int64_t, const AllocationEvent*> alive;
    for (std::size_t i = 0; i <= peak; ++i) {
        if (events[i].bytes > 0)
            alive[events[i].id] = &events[i];
        else
            alive.erase(events[i].id);
    }
    std::vector<PeakTensor> tensors;
    for (const auto& [id, event] : alive)
        tensors.push_back({names.of(*event), event->bytes});
    std::stable_sort(tensors.begin(), tensors.end(),
                     [](const PeakTensor& a, const PeakTensor& b) { return a.bytes > b.bytes; });
    return tensors;
}

std::string predictedFor(const MemoryForecast& forecast) {
    if (forecast.planned)
        return "the engine's own plan of its memory";
    return forecast.workspaceUnknown ? "eager, tensors alone, batch norm not folded"
                                     : "eager, batch norm not folded";
}

Verdict ratioVerdict(double ratio, const Thresholds& t) {
    if (ratio < t.memoryRatioFailLow || ratio > t.memoryRatioFailHigh)
        return Verdict::Fail;
    return ratio < t.memoryRatioWarnLow || ratio > t.memoryRatioWarnHigh ? Verdict::Warn
                                                                         : Verdict::Ok;
}

void addPeak(MemoryReport& report, const Graph& graph) {
    const std::size_t peak = peakEvent(report.timeline);
    const TensorNames names(graph, report.batch, report.timeline);
    report.peakBytes = report.timeline[peak].liveBytes;
    report.peakTimeMs = report.timeline[peak].timeMs;
    report.peakNode = report.timeline[peak].node;
    report.peakTensor = names.of(report.timeline[peak]);
    report.aliveAtPeak = aliveAt(report.timeline, peak, names);
    report.allocationCount =
        std::count_if(report.timeline.begin(), report.timeline.end(),
                      [](const AllocationEvent& event) { return event.bytes > 0; });
}

void addProcess(MemoryReport& report) {
    const ProcessMemory process = processMemory();
    report.residentBytes = process.residentBytes;
    report.residentPeakBytes = process.peakResidentBytes;
}

void addNeed(MemoryReport& report, const Graph& graph, const Thresholds& thresholds) {
    report.eagerNeedBytes = eagerNeedBytes(graph, report.batch);
    report.need = needAt(report, graph, report.batch);
    const std::int64_t free = availableMemory();
    if (free <= 0)
        return;
    const std::int64_t held = report.need ? report.need->totalBytes() : report.weightBytes;
    report.budgetBytes =
        static_cast<std::int64_t>(static_cast<double>(free + held) * thresholds.memoryBudgetShare);
    report.largestBatchPredicted = largestBatchOf(report, graph, report.budgetBytes);
}

/// A plan is kept to by whom it is made; kernels that take workspace go beyond any prediction.
void judge(MemoryReport& report, const Thresholds& thresholds) {
    if (report.planned || report.predicted.peakBytes <= 0) {
        report.verdict = Verdict::Info;
        return;
    }
    report.measuredOverPredicted =
        static_cast<double>(report.peakBytes) / static_cast<double>(report.predicted.peakBytes);
    report.verdict = report.tensorsAlone ? Verdict::Info
                                         : ratioVerdict(*report.measuredOverPredicted, thresholds);
}

}  // namespace

TapInterest MemoryTap::interest() const {
    return {.nodes = true};
}

void MemoryTap::beginNode(const Node& node) {
    m_meter.setNode(node.id);
}

void MemoryTap::endNode(const Node&) {
    m_meter.setNode(-1);
}

MemoryReport memoryReport(const Graph& graph, std::int64_t batch,
                          std::vector<AllocationEvent> events, std::int64_t weightBytes,
                          const Thresholds& thresholds, MemoryForecast forecast) {
    MemoryReport report;
    report.batch = batch;
    report.weightBytes = weightBytes;
    const bool measured = !events.empty();
    const std::int64_t elements = imageElements(graph, batch);
    report.inputBytes = takeInput(events, elements * kFloatBytes);
    report.timeline = std::move(events);
    addPeak(report, graph);
    const bool half = report.inputBytes * 2 == elements * kFloatBytes;
    report.predictedFor = predictedFor(forecast);
    report.planned = forecast.planned.has_value();
    report.tensorsAlone = forecast.workspaceUnknown;
    report.predicted = forecast.planned
                           ? *std::move(forecast.planned)
                           : predictMemory(graph, batch, half ? kFloatBytes / 2 : kFloatBytes);
    if (report.tensorsAlone)
        report.notes.emplace_back(kTensorsAlone);
    if (!measured) {
        report.verdict = Verdict::NoData;
        report.notes.push_back(
            "The allocator reported nothing during this pass; only the prediction is known.");
    } else {
        judge(report, thresholds);
    }
    report.options = std::move(forecast.options);
    addProcess(report);
    addNeed(report, graph, thresholds);
    return report;
}

std::int64_t bytesPerImage(const MemoryReport& report) {
    const std::int64_t peak = std::max(report.predicted.peakBytes,
                                       report.tensorsAlone ? report.peakBytes : std::int64_t{0});
    return (peak + report.batch - 1) / report.batch;
}

std::int64_t largestBatch(std::int64_t bytesPerImage, std::int64_t weightBytes,
                          std::int64_t budgetBytes) {
    if (bytesPerImage <= 0 || budgetBytes <= weightBytes)
        return 0;
    return (budgetBytes - weightBytes) / bytesPerImage;
}

std::optional<MemoryNeed> needAt(const MemoryReport& report, const Graph& graph,
                                 std::int64_t batch) {
    if (!report.options)
        return std::nullopt;
    MemoryNeed need = memoryNeed(graph, *report.options, batch);
    if (need.workspaceUnknown)
        need.passBytes = std::max(need.passBytes, batch * bytesPerImage(report));
    return need;
}

std::int64_t largestBatchOf(const MemoryReport& report, const Graph& graph,
                            std::int64_t budgetBytes) {
    if (!report.options || report.tensorsAlone)
        return largestBatch(bytesPerImage(report), report.weightBytes, budgetBytes);
    return largestBatchWithin(budgetBytes, graph, *report.options);
}

}  // namespace scalescope
