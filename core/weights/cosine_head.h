// SPDX-License-Identifier: Apache-2.0
// Heads whose scores are scaled cosines (ArcFace, CosFace, NormFace) or distances (proxies): in a
// file they look like a linear layer without a bias, which is as common.
#pragma once

#include "core/weights/head.h"
#include "core/weights/state_dict.h"

#include <string>
#include <vector>

namespace scalescope {

/// What says that the outputs of these layers are cosines: the name of a layer, tensors beside the
/// last one (beside: their keys), or its rows, all of length 1. Empty: nothing does. A layer with a
/// bias is a plain one. Of values only those of the last layer are looked at, where they are there.
[[nodiscard]] std::string cosineSign(const StateDict& file, const std::vector<HeadLayer>& layers,
                                     const std::vector<std::string>& beside);

/// The layer that gives the outputs, if it has no bias; else null.
[[nodiscard]] const HeadLayer* lastWithoutBias(const StateDict& file,
                                               const std::vector<HeadLayer>& layers);

/// Keys of matrices without a bias beside them: what cosineSign may look at.
[[nodiscard]] std::vector<std::string> matricesWithoutBias(const StateDict& file);

}  // namespace scalescope
