// SPDX-License-Identifier: Apache-2.0
// The catalogue of measures: every number of a pass that is shown, with the way it is read. Titles
// name one thing: two readings with the same title read the same measure of different results.
#pragma once

#include "core/diagnostics/activation_measures.h"
#include "core/diagnostics/gate_measures.h"
#include "core/diagnostics/measure.h"
#include "core/diagnostics/memory_timeline.h"
#include "core/model/cost.h"
#include "core/model/graph.h"

#include <optional>

namespace scalescope {

// What benchmarks and scaled networks have too.
inline constexpr Measure kParams{"cost.params",       "params",     "Parameters", "Params", "",
                                 ColumnKind::Integer, "cost.params"};
inline constexpr Measure kMacs{"cost.macs",         "macs",      "MACs",  "MACs", "",
                               ColumnKind::Integer, "cost.macs", nullptr, false,  "MACs"};
inline constexpr Measure kActivations{
    "cost.activations",  "convLinearActivations", "Activations", "Activations", "",
    ColumnKind::Integer, "cost.activations"};
inline constexpr Measure kPredictedPeak{
    "memory.predicted_peak", "predictedPeakBytes", "Predicted peak", "Predicted peak", "",
    ColumnKind::Bytes,       "memory.predicted"};
inline constexpr Measure kPeak{"memory.peak", "peakBytes", "Peak of live tensors",
                               "Live peak",   "",          ColumnKind::Bytes,
                               "memory.live"};
/// Over the pass, event by event: no single number of a pass.
inline constexpr Measure kLiveTensors{
    "memory.live", "", "Live tensors", "Live", "MiB", ColumnKind::Bytes, "memory.live"};
/// Will it fit? Of every page, command and report the same.
inline constexpr Measure kNeed{"memory.need",     "needBytes",  "Memory to run", "To run", "",
                               ColumnKind::Bytes, "memory.need"};
inline constexpr Measure kEagerNeed{
    "memory.eager_need", "eagerNeedBytes", "Memory of an eager run", "Eager run", "",
    ColumnKind::Bytes,   "memory.eager"};

/// What is known of one node; null or nullopt: not measured, or it has none.
struct NodeFacts {
    const Node* node = nullptr;
    const ActivationStats* activation = nullptr;
    const GateBlock* gates = nullptr;
    std::optional<double> ms;  ///< of the instrumented run
};

/// Of a network, by arithmetic.
[[nodiscard]] const Readings<Cost>& costReadings();
/// Of one node of the graph.
[[nodiscard]] const Readings<NodeFacts>& nodeReadings();
/// Of the memory of one pass.
[[nodiscard]] const Readings<MemoryReport>& memoryReadings();

}  // namespace scalescope
