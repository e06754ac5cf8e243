// SPDX-License-Identifier: Apache-2.0
// What each node could reach on this machine, beside what it reached.
// Source: Williams, Waterman, Patterson, CACM 52(4), 2009.
#pragma once

#include "core/bench/benchmark.h"
#include "core/bench/machine_roof.h"
#include "core/model/graph.h"

#include <optional>
#include <string>
#include <vector>

namespace scalescope {

/// One node against the roof. FLOPs are 2 x MACs; bytes count inputs, weights and outputs once.
struct RooflinePoint {
    int node = 0;
    std::string name;
    double flops = 0.0, bytes = 0.0;       ///< of the batch
    double intensity = 0.0;                ///< FLOP/byte; 0 without MACs
    double attainableGflops = 0.0;         ///< min(peak, intensity x bandwidth)
    bool memoryBound = true;               ///< left of the ridge
    std::optional<double> achievedGflops;  ///< nullopt without a time or without MACs
    std::optional<double> achievedGbPerSecond;
    std::optional<double> efficiency;  ///< achieved / attainable; above 1: caches served it
};

/// One point per node of the graph, in its order; times may be missing.
[[nodiscard]] std::vector<RooflinePoint> roofline(const Graph& graph, std::int64_t batch,
                                                  const std::vector<NodeTime>& times,
                                                  const MachineRoof& roof,
                                                  std::int64_t bytesPerElement = 4);

/// Every node of the instrumented run beside the roof, longest first: time, share of the run,
/// GFLOP/s, GB/s, share of what the roof allows.
[[nodiscard]] Table profileTable(const BenchmarkResult& result, const MachineRoof& roof);

}  // namespace scalescope
