// SPDX-License-Identifier: Apache-2.0
// Networks that are none of EfficientNet B0 to B7, told by the names and shapes of their tensors.
#pragma once

#include "core/weights/key_map.h"
#include "core/weights/state_dict.h"

#include <string>

namespace scalescope {

/// "EfficientNet-Lite (no squeeze and excitation)": one that has our names but is another network;
/// empty for all others.
[[nodiscard]] std::string nearRelative(const StateDict& tensors, const Recognised& recognised);

/// "it holds 122 tensors of another network (a ResNet), first conv1.weight, ..."
[[nodiscard]] std::string otherNetworkText(const StateDict& tensors);

}  // namespace scalescope
