// SPDX-License-Identifier: Apache-2.0
// What every diagnostic that was asked for says of one network on these images.
#pragma once

#include "core/session/network_cache.h"

namespace scalescope {

// Question and answer: core/session/questions.
struct DiagnoseJob;
struct Diagnosis;

/// Passes over all images with every diagnostic that was asked for. Cancelled after the first of
/// several images it gives a partial result. Throws as makeFeed and Executor::run; Canceled.
[[nodiscard]] Diagnosis answer(const DiagnoseJob& job, BuiltNetwork& network, RunContext& context);

}  // namespace scalescope
