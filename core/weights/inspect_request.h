// SPDX-License-Identifier: Apache-2.0
// What a request for weights comes to, told without building the network.
#pragma once

#include "core/base/run_context.h"
#include "core/weights/inspect_file.h"
#include "core/weights/request.h"

namespace scalescope {

/// The file that loadWeights would take, held against the network: also one that it would refuse,
/// with why. Of random weights everything but the tensors. Throws: as inspectFile, when a file that
/// was named cannot be read.
[[nodiscard]] FileContents inspectRequest(const NetworkSpec& spec, const WeightsRequest& request,
                                          InspectDepth depth, RunContext& context);

}  // namespace scalescope
