// SPDX-License-Identifier: Apache-2.0
// Where a class is seen in the first image: one gradient pass.
#pragma once

#include "core/session/network_cache.h"

namespace scalescope {

// Question and answer: core/session/questions.
struct GradCamJob;
struct GradCamResult;

[[nodiscard]] GradCamResult answer(const GradCamJob& job, BuiltNetwork& network,
                                   RunContext& context);

}  // namespace scalescope
