// SPDX-License-Identifier: Apache-2.0
// The layers of a network as a table.
#pragma once

#include "core/base/table.h"
#include "core/bench/benchmark.h"
#include "core/diagnostics/diagnosis.h"

namespace scalescope::ui {

/// Layers with shapes and every measure of a layer: what CSV is made from. diagnosis and benchmark
/// may be null.
[[nodiscard]] Table architectureTable(const Graph& graph, const Diagnosis* diagnosis,
                                      const BenchmarkResult* benchmark);

}  // namespace scalescope::ui
