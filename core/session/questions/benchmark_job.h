// SPDX-License-Identifier: Apache-2.0
// The question: how long passes take.
#pragma once

#include "core/bench/benchmark_options.h"
#include "core/session/run_request.h"

namespace scalescope {

struct BenchmarkResult;

struct BenchmarkJob {
    using Answer = BenchmarkResult;
    RunRequest run;
    BenchmarkOptions options;
};

}  // namespace scalescope
