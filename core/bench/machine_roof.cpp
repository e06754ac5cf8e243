// SPDX-License-Identifier: Apache-2.0
// The roof of this machine: a large matrix product and a sum of two large vectors.
#include "core/bench/machine_roof.h"

#include "core/base/units.h"

#include <ATen/Parallel.h>
#include <ATen/core/Tensor.h>
#include <ATen/ops/mm.h>
#include <ATen/ops/ones.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <chrono>
#include <limits>
#include <vector>

namespace scalescope {

namespace {

constexpr std::int64_t kMatrixSide = 1024;
constexpr std::int64_t kVectorValues = std::int64_t{8} << 20;  // 32 MiB each: beyond the caches
constexpr int kRepeats = 6;                                    // the first one warms up

/// Shortest of a few runs, in seconds.
template <typename Work>
double shortestSeconds(Work&& work) {
    double shortest = std::numeric_limits<double>::infinity();
    for (int i = 0; i < kRepeats; ++i) {
        const auto start = std::chrono::steady_clock::now();
        work();
        const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
        if (i > 0)
            shortest = std::min(shortest, elapsed.count());
    }
    return shortest;
}

double measuredGflops() {
    const c10::InferenceMode inference;
    const at::Tensor a = at::ones({kMatrixSide, kMatrixSide}),
                     b = at::ones({kMatrixSide, kMatrixSide});
    const double seconds = shortestSeconds([&] { static_cast<void>(at::mm(a, b)); });
    constexpr double kSide = kMatrixSide;
    return 2.0 * kSide * kSide * kSide / seconds / kGiga;
}

/// Two vectors read, one written; the line fetched before it is written is not counted.
double measuredGbPerSecond() {
    const auto count = static_cast<std::size_t>(kVectorValues);
    std::vector<float> a(count, 1.0F), b(count, 2.0F), c(count);
    const double seconds = shortestSeconds([&] {
        at::parallel_for(0, kVectorValues, 1 << 16, [&](std::int64_t begin, std::int64_t end) {
            for (auto i = static_cast<std::size_t>(begin); i < static_cast<std::size_t>(end); ++i)
                c[i] = a[i] + b[i];
        });
    });
    return 3.0 * static_cast<double>(count) * sizeof(float) / seconds / kGiga;
}

}  // namespace

MachineRoof measureRoof() {
    return {measuredGflops(), measuredGbPerSecond()};
}

}  // namespace scalescope
