// SPDX-License-Identifier: Apache-2.0
// The catalogue of measures, continued: what a benchmark tells of one network.
#pragma once

#include "core/bench/benchmark.h"
#include "core/diagnostics/measure.h"

namespace scalescope {

inline constexpr Measure kMedian{
    "latency.median",         "latencyMsMedian", "Median latency", "Median", "ms",
    ColumnKind::Milliseconds, "latency.median"};

/// Times of the plain runs, and what follows from them.
[[nodiscard]] const Readings<BenchmarkResult>& latencyReadings();

}  // namespace scalescope
