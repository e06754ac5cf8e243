// SPDX-License-Identifier: Apache-2.0
// A pass whose memory is measured while taps watch it.
#pragma once

#include "core/diagnostics/memory_timeline.h"
#include "core/exec/executor.h"

#include <span>

namespace scalescope {

struct MeteredPass {
    PassResult result;
    MemoryReport memory;
};

/// Memory is that of one pass of the network: where the taps made the executor run it again
/// (PassResult::ranAgain), it is measured once more without them, and a note says so.
/// Throws as Executor::run.
[[nodiscard]] MeteredPass meteredPass(Executor& executor, const Graph& graph,
                                      const TensorF32& input, std::span<Tap* const> taps,
                                      const Thresholds& thresholds, RunContext& context);

}  // namespace scalescope
