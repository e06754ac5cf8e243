// SPDX-License-Identifier: Apache-2.0
// Latency of passes, plain or with every diagnostic: warm-up, repeats, percentiles, honesty about
// noise.
#pragma once

#include "core/base/provenance.h"
#include "core/base/run_context.h"
#include "core/base/table.h"
#include "core/bench/benchmark_options.h"
#include "core/bench/other_load.h"
#include "core/diagnostics/diagnosis.h"
#include "core/exec/executor.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace scalescope {

/// Time of a node in the instrumented run beside its share of MACs.
struct NodeTime {
    int node = 0;
    double ms = 0.0;  ///< median over a few instrumented passes
};

struct Latency {
    std::vector<double> ms;  ///< every timed run, in order
    int warmup = 0;
    bool stoppedByTimeLimit = false;
    double medianMs = 0, minMs = 0, meanMs = 0, maxMs = 0;
    std::optional<double> stddevMs, p90Ms, p95Ms, p99Ms, iqrMs;  ///< nullopt: too few runs
    std::optional<double> medianLowMs, medianHighMs;             ///< 95 % interval of the median
    double imagesPerSecond = 0;
    Verdict noise = Verdict::Ok;  ///< IQR / median
    bool drift = false;           ///< first and last third differ by more than 5 %
};

struct BenchmarkResult {
    Provenance provenance;
    NetworkSpec spec;
    WeightsInfo weights;
    Thresholds thresholds;
    BenchmarkOptions options;
    Latency latency;
    std::optional<OtherLoad> load;  ///< while the timed runs went; nullopt: not known
    std::vector<NodeTime> nodes;    ///< share of the instrumented run
    double instrumentedMs = 0.0;
    std::int64_t peakBytes = 0, predictedPeakBytes = 0, weightBytes = 0;
    std::int64_t residentPeakBytes = 0;
    MemoryNeed need;        ///< at this batch
    std::int64_t macs = 0;  ///< of one image
    std::int64_t inputSidePx = 0;
    std::optional<DtypeError> dtypeError;  ///< of the synthetic input, when it is not in float32
    std::shared_ptr<const Graph> graph;
};

/// Pure function of the measured runs. Throws: ArgumentInvalid for none.
[[nodiscard]] Latency latencyOf(std::vector<double> ms, int warmup, std::int64_t batch,
                                const Thresholds& thresholds);

/// inFloat32: the same network in float32, to tell the error of another dtype; null: not told.
/// Throws: OutOfMemory; Canceled.
[[nodiscard]] BenchmarkResult benchmark(Executor& executor, std::shared_ptr<const Graph> graph,
                                        const BenchmarkOptions& options,
                                        const Thresholds& thresholds, RunContext& context,
                                        Executor* inFloat32 = nullptr);

}  // namespace scalescope
