// SPDX-License-Identifier: Apache-2.0
// Whether weights on disk are still what was read.
#pragma once

#include "core/model/variant.h"
#include "core/weights/request.h"

#include <string>

namespace scalescope {

/// A text that changes whenever a file does that loadWeights would look at: the weights, all
/// shards, what lies in the folder that was named, a configuration beside them, what Auto finds.
/// Reads no file.
[[nodiscard]] std::string weightsState(const NetworkSpec& spec, const WeightsRequest& request);

}  // namespace scalescope
