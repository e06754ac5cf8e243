// SPDX-License-Identifier: Apache-2.0
// JSON of what a pass costs: memory over the pass, latency, images per second.
#pragma once

#include "core/bench/benchmark.h"
#include "core/report/json/json_values.h"

namespace scalescope::detail {

[[nodiscard]] Json throughputJson(const Throughput& throughput);
/// null for none.
[[nodiscard]] Json memoryJson(const Diagnosis& diagnosis);
/// null for none.
[[nodiscard]] Json dtypeErrorJson(const std::optional<DtypeError>& error);
[[nodiscard]] Json benchmarkJson(const BenchmarkResult& result);

}  // namespace scalescope::detail
