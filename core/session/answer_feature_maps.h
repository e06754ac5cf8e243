// SPDX-License-Identifier: Apache-2.0
// What one block makes of an image, channel by channel.
#pragma once

#include "core/session/network_cache.h"

namespace scalescope {

// Question and answer: core/session/questions.
struct FeatureMapsJob;
struct FeatureMapsResult;

[[nodiscard]] FeatureMapsResult answer(const FeatureMapsJob& job, BuiltNetwork& network,
                                       RunContext& context);

}  // namespace scalescope
