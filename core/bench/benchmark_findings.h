// SPDX-License-Identifier: Apache-2.0
// Rules over a latency measurement: noise, drift, slow parts.
#pragma once

#include "core/bench/benchmark.h"

#include <vector>

namespace scalescope {

/// In the order of importance.
[[nodiscard]] std::vector<Finding> findingsOf(const BenchmarkResult& result);

}  // namespace scalescope
