// SPDX-License-Identifier: Apache-2.0
// What the prediction becomes when a block or its gates are taken out.
#pragma once

#include "core/session/network_cache.h"

namespace scalescope {

// Question and answer: core/session/questions.
struct AblateJob;
struct AblationResult;

/// GateMean without given means takes them from the job's images when there are two or more, else
/// from the embedded sample photographs. Cancelled after the first block it gives a partial result.
[[nodiscard]] AblationResult answer(const AblateJob& job, BuiltNetwork& network,
                                    RunContext& context);

}  // namespace scalescope
