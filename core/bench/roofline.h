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

/// How an engine moves what a node reads and writes.
struct Traffic {
    std::int64_t activationBytes = 4;     ///< of an element
    std::int64_t weightBytes = 4;         ///< of an element
    std::int64_t productWeightBytes = 4;  ///< of an element, in expand, project and head
    bool joined = false;  ///< squeeze, gate and residual sum are done in passing, by
                          ///< the convolutions beside them: no rates of their own
};
/// By engine and number format: the fused engine keeps activations in float32.
[[nodiscard]] Traffic trafficOf(const Provenance& provenance);

/// One point per node of the graph, in its order; times may be missing.
[[nodiscard]] std::vector<RooflinePoint> roofline(const Graph& graph, std::int64_t batch,
                                                  const std::vector<NodeTime>& times,
                                                  const MachineRoof& roof,
                                                  const Traffic& traffic = {});

/// How long a pass takes if every node reaches the roof, ms: no pass is faster, unless caches serve
/// what is counted here as memory.
[[nodiscard]] double leastMs(const Graph& graph, std::int64_t batch, const MachineRoof& roof,
                             const Traffic& traffic);

/// Every node of the instrumented run beside the roof, longest first: time, share of the run,
/// GFLOP/s, GB/s, share of what the roof allows.
[[nodiscard]] Table profileTable(const BenchmarkResult& result, const MachineRoof& roof);

}  // namespace scalescope
