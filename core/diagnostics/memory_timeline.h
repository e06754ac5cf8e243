// SPDX-License-Identifier: Apache-2.0
// Live tensor bytes over a pass as the allocator tells them, beside the prediction; and what the
// network needs in memory to run.
#pragma once

#include "core/diagnostics/thresholds.h"
#include "core/exec/memory_meter.h"
#include "core/exec/memory_need.h"
#include "core/exec/tap.h"
#include "core/model/cost.h"
#include "core/model/memory_prediction.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace scalescope {

/// A tensor that was alive at the peak.
struct PeakTensor {
    std::string name;  ///< "2.0 expand: output 2 of 2"
    std::int64_t bytes = 0;
};

/// Of one pass. Bytes are tensors on the device; weights are not in them.
struct MemoryReport {
    std::int64_t batch = 1;
    std::int64_t inputBytes = 0;            ///< the image tensor; part of peak and timeline
    std::vector<AllocationEvent> timeline;  ///< every allocation and free, input first
    std::int64_t peakBytes = 0;             ///< of the timeline
    double peakTimeMs = 0.0;
    int peakNode = -1;
    std::string peakTensor;               ///< the tensor whose allocation made the peak
    std::vector<PeakTensor> aliveAtPeak;  ///< largest first
    MemoryPrediction predicted;           ///< of the executor's plan, or eager liveness
    std::string predictedFor;             ///< "eager, batch norm not folded"
    bool planned = false;       ///< predicted is what the executor laid out: nothing to compare
    bool tensorsAlone = false;  ///< workspace is not predicted: the peak is higher
    std::optional<double> measuredOverPredicted;
    Verdict verdict = Verdict::Ok;
    std::int64_t weightBytes = 0;
    std::optional<RunOptions> options;  ///< of the executor
    std::optional<MemoryNeed> need;     ///< "will it fit?": at this batch
    std::int64_t eagerNeedBytes = 0;    ///< tensors of the weights and peak of an eager pass, fp32
    std::int64_t allocationCount = 0;
    std::int64_t residentBytes = 0,
                 residentPeakBytes = 0;                 ///< process: libraries and window included
    std::optional<std::int64_t> largestBatchPredicted;  ///< that fits the budget
    std::int64_t budgetBytes = 0;
    std::vector<std::string> notes;
};

/// Marks nodes for a meter that runs around the pass.
class MemoryTap final : public Tap {
public:
    explicit MemoryTap(MemoryMeter& meter) : m_meter(meter) {}
    [[nodiscard]] TapInterest interest() const override;
    void beginNode(const Node& node) override;
    void endNode(const Node& node) override;

private:
    MemoryMeter& m_meter;
};

/// What is known of a pass's memory before it runs, beside the graph.
struct MemoryForecast {
    std::optional<MemoryPrediction> planned{};  ///< what the executor laid out itself
    bool workspaceUnknown = false;        ///< kernels take memory that is no tensor of the graph
    std::optional<RunOptions> options{};  ///< of the executor: what the need is told by
};

/// Builds the report of a pass from its events. The budget is a share of what would be free if the
/// network were not there.
[[nodiscard]] MemoryReport memoryReport(const Graph& graph, std::int64_t batch,
                                        std::vector<AllocationEvent> events,
                                        std::int64_t weightBytes, const Thresholds& thresholds,
                                        MemoryForecast forecast = {});

/// Of one image in the engine that ran: its predicted peak, or what was measured where workspace
/// is not predicted.
[[nodiscard]] std::int64_t bytesPerImage(const MemoryReport& report);

/// Largest batch that fits a budget; 0: does not fit. weightBytes: 0 where they lie outside of it.
[[nodiscard]] std::int64_t largestBatch(std::int64_t bytesPerImage, std::int64_t weightBytes,
                                        std::int64_t budgetBytes);

/// What the network of a report needs at another batch: memoryNeed, and where workspace is not
/// predicted the measured peak in proportion. nullopt: the report is of no executor.
[[nodiscard]] std::optional<MemoryNeed> needAt(const MemoryReport& report, const Graph& graph,
                                               std::int64_t batch);
/// Largest batch of that need within a budget, its weights included; 0: not even one image fits.
[[nodiscard]] std::int64_t largestBatchOf(const MemoryReport& report, const Graph& graph,
                                          std::int64_t budgetBytes);

}  // namespace scalescope
