// SPDX-License-Identifier: Apache-2.0
// One picture through every way of preprocessing: one network, one pass per way.
#pragma once

#include "core/session/network_cache.h"

namespace scalescope {

// Question and answer: core/session/questions.
struct PreprocessingJob;
struct PreprocessingResult;

/// One pass per way of preprocessing. Throws: ArgumentInvalid for a given tensor; as loadSource and
/// fedBy.
[[nodiscard]] PreprocessingResult answer(const PreprocessingJob& job, BuiltNetwork& network,
                                         RunContext& context);

}  // namespace scalescope
