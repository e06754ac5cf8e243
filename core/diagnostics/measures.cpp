// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/measures.h"

namespace scalescope {

namespace {

using Value = std::optional<double>;
using enum ColumnKind;

/// What is 0 was not measured, or there is none.
Value positive(std::int64_t value) {
    return value > 0 ? number(value) : std::nullopt;
}

constexpr const char* kLive = "memory.live";
constexpr const char* kResident = "memory.rss";

/// Files know it by this key too: it is `memory.weights` without a pass.
constexpr Measure kCostWeights{"cost.weight_bytes", "weightBytes", "Weights", "Weights", "", Bytes,
                               "memory.weights"};

constexpr Measure kActivationBytes{
    "cost.activation_bytes", "", "Activation bytes", "Bytes", "", Bytes, kLive};
constexpr Measure kNodeTime{"latency.node", "ms",         "Time",         "Time",
                            "ms",           Milliseconds, "latency.block"};

constexpr Measure kPeakRatio{"memory.measured_over_predicted",
                             "measuredOverPredicted",
                             "Measured / predicted",
                             "Measured / predicted",
                             "",
                             Real,
                             "memory.predicted",
                             nullptr,
                             false,
                             "ratio"};
constexpr Measure kWeights{"memory.weights", "weightBytes", "Weights", "Weights", "", Bytes,
                           "memory.weights"};
constexpr Measure kInput{"memory.input", "inputBytes", "Input", "Input", "", Bytes, kLive};
constexpr Measure kAllocations{
    "memory.allocations", "allocationCount", "Allocations", "Allocations", "", Integer, kLive};
constexpr Measure kProcessNow{"memory.process_now",
                              "residentBytes",
                              "Process now",
                              "Process now",
                              "",
                              Bytes,
                              kResident,
                              nullptr,
                              false,
                              "",
                              true};
constexpr Measure kProcessPeak{"memory.process_peak",
                               "residentPeakBytes",
                               "Process peak so far",
                               "Process peak so far",
                               "",
                               Bytes,
                               kResident,
                               nullptr,
                               false,
                               "",
                               true};
constexpr Measure kLargestBatch{"memory.largest_batch",
                                "largestBatchPredicted",
                                "Largest batch (predicted)",
                                "Largest batch",
                                "images",
                                Integer,
                                "memory.largest_batch"};

/// In fp32; what works in place has none.
Value activationBytes(const NodeFacts& f) {
    return f.node->kind != NodeKind::ResidualAdd ? number(4 * f.node->out.elements())
                                                 : std::nullopt;
}

/// The same reading of the activation or the gates of a node.
Value leftTailOf(const NodeFacts& f) {
    static const auto& left = readingOf(activationReadings(), "zone.left_share");
    return f.activation ? left.of(*f.activation) : Value();
}
Value meanGateOf(const NodeFacts& f) {
    static const auto& mean = readingOf(gateReadings(), "gate.mean");
    return f.gates ? mean.of(*f.gates) : Value();
}

}  // namespace

const Readings<Cost>& costReadings() {
    static const Readings<Cost> readings{
        {kParams, [](const Cost& c) { return number(c.params); }},
        {kMacs, [](const Cost& c) { return number(c.macs); }},
        {kActivations, [](const Cost& c) { return number(c.activations); }},
        {kCostWeights, [](const Cost& c) { return number(c.weightBytes); }},
    };
    return readings;
}

const Readings<NodeFacts>& nodeReadings() {
    static const Readings<NodeFacts> readings{
        {kMacs, [](const NodeFacts& f) { return positive(f.node->macs); }},
        {kParams, [](const NodeFacts& f) { return positive(f.node->params); }},
        {kActivationBytes, &activationBytes},
        {kNodeTime, [](const NodeFacts& f) { return f.ms; }},
        {readingOf(activationReadings(), "zone.left_share").about, &leftTailOf},
        {readingOf(gateReadings(), "gate.mean").about, &meanGateOf},
    };
    return readings;
}

const Readings<MemoryReport>& memoryReadings() {
    using Memory = MemoryReport;
    static const Readings<Memory> readings{
        {kNeed, [](const Memory& m) { return m.need ? number(m.need->totalBytes()) : Value(); }},
        {kEagerNeed, [](const Memory& m) { return positive(m.eagerNeedBytes); }},
        {kPeak, [](const Memory& m) { return number(m.peakBytes); }},
        {kPredictedPeak, [](const Memory& m) { return number(m.predicted.peakBytes); }},
        {kPeakRatio, [](const Memory& m) { return m.measuredOverPredicted; }},
        {kWeights, [](const Memory& m) { return number(m.weightBytes); }},
        {kInput, [](const Memory& m) { return number(m.inputBytes); }},
        {kAllocations, [](const Memory& m) { return number(m.allocationCount); }},
        {kProcessNow, [](const Memory& m) { return positive(m.residentBytes); }},
        {kProcessPeak, [](const Memory& m) { return positive(m.residentPeakBytes); }},
        {kLargestBatch,
         [](const Memory& m) {
             return m.largestBatchPredicted ? number(*m.largestBatchPredicted) : std::nullopt;
         }},
    };
    return readings;
}

}  // namespace scalescope
