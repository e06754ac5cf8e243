// SPDX-License-Identifier: Apache-2.0
// What one benchmark says of its parts: where the time goes beside the MACs, and how near to the
// machine's roof each node runs.
#pragma once

#include "core/base/series.h"
#include "core/bench/benchmark.h"
#include "core/bench/machine_roof.h"

namespace scalescope::ui {

/// Share of the instrumented run beside the share of MACs, in percent.
[[nodiscard]] SeriesSet blockShareSeries(const BenchmarkResult& result);
[[nodiscard]] SeriesSet partShareSeries(const BenchmarkResult& result);
/// Category of a block in blockShareSeries, and back; -1 for stem and head.
[[nodiscard]] int categoryOfBlock(int block);
[[nodiscard]] int blockOfCategory(const BenchmarkResult& result, int category);

/// Achieved against attainable GFLOP/s over intensity, one series per part; of a result without
/// times, what is attainable.
[[nodiscard]] SeriesSet rooflineSeries(const BenchmarkResult& result, const MachineRoof& roof);

}  // namespace scalescope::ui
