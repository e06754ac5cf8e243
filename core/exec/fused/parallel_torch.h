// SPDX-License-Identifier: Apache-2.0
// Tasks of a step, shared among the engine's threads. Only for files that are compiled with OpenMP
// (see CMakeLists.txt): at::parallel_for is serial in others.
#pragma once

#include "core/base/denormals.h"

#include <ATen/Parallel.h>

#include <cstdint>

namespace scalescope::fused {

/// work(begin, end) for parts of the tasks [0, count), at least grain of them in a part but the
/// last. The threads are LibTorch's and outlive the step: they flush denormals only while they work
/// on it, and the reference engine keeps its own arithmetic.
template <typename Work>
void inParallel(std::int64_t count, std::int64_t grain, const Work& work) {
    at::parallel_for(0, count, grain, [&work](std::int64_t begin, std::int64_t end) {
        const FlushDenormals flush;
        work(begin, end);
    });
}

}  // namespace scalescope::fused
