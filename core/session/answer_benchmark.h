// SPDX-License-Identifier: Apache-2.0
// How long passes of a network take, and what they hold in memory.
#pragma once

#include "core/session/network_cache.h"

namespace scalescope {

// Question and answer: core/session/questions.
struct BenchmarkJob;
struct BenchmarkResult;

[[nodiscard]] BenchmarkResult answer(const BenchmarkJob& job, BuiltNetwork& network,
                                     RunContext& context);

}  // namespace scalescope
