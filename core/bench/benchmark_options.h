// SPDX-License-Identifier: Apache-2.0
// How passes are timed; apart from what the times are, so that a question costs little to include.
#pragma once

#include <cstdint>

namespace scalescope {

struct BenchmarkOptions {
    std::int64_t batch = 1;
    int warmup = 10, repeats = 50;
    double timeLimitSeconds = 30.0;  ///< of the timed runs; stops early, never below 3 runs
    bool instrumented = false;       ///< the timed runs gather every gate and activation statistic
    bool perBlock = true;            ///< a separate instrumented run for times per block
    bool memory = true;              ///< a separate pass for peak bytes
};

}  // namespace scalescope
