// SPDX-License-Identifier: Apache-2.0
// Published weights, fetched from the network.
#pragma once

#include "core/base/run_context.h"

namespace scalescope {

// Question and answer: core/session/questions.
struct FetchWeightsJob;
struct FetchedWeights;

/// Throws: as fetchFile; ArgumentInvalid.
[[nodiscard]] FetchedWeights answer(const FetchWeightsJob& job, RunContext& context);

}  // namespace scalescope
