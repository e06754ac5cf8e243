// SPDX-License-Identifier: Apache-2.0
// The catalogue of measures: every number of a pass that is shown, with the way it is read. Titles
// name one thing: two readings with the same title read the same measure of different results.
#pragma once

#include "core/diagnostics/gates.h"
#include "core/diagnostics/measure.h"
#include "core/diagnostics/memory_timeline.h"
#include "core/diagnostics/saturation/saturation.h"
#include "core/model/graph.h"

#include <optional>
#include <vector>

namespace scalescope {

// What benchmarks and scaled networks have too.
inline constexpr Measure kParams{"cost.params",       "Parameters", "Params", "",
                                 ColumnKind::Integer, "cost.params"};
inline constexpr Measure kPredictedPeak{"memory.predicted_peak", "Predicted peak",  "Predicted", "",
                                        ColumnKind::Bytes,       "memory.predicted"};
inline constexpr Measure kMacs{"cost.macs", "MACs", "MACs", "", ColumnKind::Integer, "cost.macs"};
inline constexpr Measure kPeak{"memory.peak",     "Measured peak", "Peak", "",
                               ColumnKind::Bytes, "memory.live"};

/// What is known of one node; null or nullopt: not measured, or it has none.
struct NodeFacts {
    const Node* node = nullptr;
    const ActivationStats* activation = nullptr;
    const GateBlock* gates = nullptr;
    std::optional<double> ms;  ///< of the instrumented run
};

/// Of the gates of one SE block.
[[nodiscard]] const std::vector<Reading<GateBlock>>& gateReadings();
/// Of the sigmoid of one SE block.
[[nodiscard]] const std::vector<Reading<GateSaturation>>& sigmoidReadings();
/// Of one SiLU.
[[nodiscard]] const std::vector<Reading<ActivationStats>>& activationReadings();
/// Of one node of the graph.
[[nodiscard]] const std::vector<Reading<NodeFacts>>& nodeReadings();
/// Of the memory of one pass.
[[nodiscard]] const std::vector<Reading<MemoryReport>>& memoryReadings();

}  // namespace scalescope
