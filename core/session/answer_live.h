// SPDX-License-Identifier: Apache-2.0
// A video, frame after frame.
#pragma once

#include "core/session/network_cache.h"

namespace scalescope {

// Question and answer: core/session/questions.
struct LiveJob;
struct LiveRun;

/// Passes frame after frame. Cancelled after the first one, or where the video breaks then, it
/// gives a partial result.
/// Throws: as VideoSource and preparePixels; ArgumentInvalid for a block that there is not.
[[nodiscard]] LiveRun answer(const LiveJob& job, BuiltNetwork& network, RunContext& context);

}  // namespace scalescope
