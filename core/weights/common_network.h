// SPDX-License-Identifier: Apache-2.0
// Which network two checkpoints have in common, before either is read whole.
#pragma once

#include "core/base/run_context.h"
#include "core/model/variant.h"
#include "core/weights/request.h"

namespace scalescope {

/// The one of B0..B7 that both can be of: what a file's headers, or the files of a folder, say;
/// demo weights there are of B0, and auto and random fit every variant. Throws: ShapeMismatch where
/// there is none, ArgumentInvalid where there are several, as inspectFile; all with
/// Subject::Weights; Canceled.
[[nodiscard]] NetworkSpec commonNetwork(const WeightsRequest& first, const WeightsRequest& second,
                                        RunContext& context);

}  // namespace scalescope
