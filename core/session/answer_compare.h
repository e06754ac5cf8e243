// SPDX-License-Identifier: Apache-2.0
// How the weights of two files of one network differ.
#pragma once

#include "core/base/run_context.h"

namespace scalescope {

// Question and answer: core/session/questions.
struct CompareJob;
struct WeightsComparison;

/// Builds no network. Throws: as commonNetwork, loadWeights
/// and compareWeights.
[[nodiscard]] WeightsComparison answer(const CompareJob& job, RunContext& context);

}  // namespace scalescope
