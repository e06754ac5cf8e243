// SPDX-License-Identifier: Apache-2.0
// A video as JSON documents, one a line: each frame, then all of them.
#pragma once

#include "core/bench/machine.h"
#include "core/diagnostics/live.h"

#include <string>

namespace scalescope {

/// Schema "scalescope/watch-frame/1": frame, timeMs, dropped, topk, blockMeans, gates or null,
/// times.
[[nodiscard]] std::string liveFrameJson(const LiveFrame& frame, bool withGates);
/// Schema "scalescope/watch/1": video, network, weights, engine, frames, dropped, rate, top-1.
[[nodiscard]] std::string liveJson(const LiveRun& run, const Environment& environment);

}  // namespace scalescope
