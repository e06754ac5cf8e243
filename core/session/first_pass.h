// SPDX-License-Identifier: Apache-2.0
// The first pass of a diagnosis: the one whose memory and time are told.
#pragma once

#include "core/base/tensor.h"
#include "core/diagnostics/diagnosis.h"
#include "core/session/network_cache.h"
#include "core/session/questions/diagnose_job.h"

#include <vector>

namespace scalescope {

/// Runs it, and fills graph, cost, memory and passMs. Throws: as Executor::run; Canceled.
[[nodiscard]] PassResult firstPass(const DiagnoseJob& job, BuiltNetwork& network,
                                   const TensorF32& input, const std::vector<Tap*>& taps,
                                   Diagnosis& diagnosis, RunContext& context);

}  // namespace scalescope
