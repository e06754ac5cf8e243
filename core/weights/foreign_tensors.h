// SPDX-License-Identifier: Apache-2.0
// Tensors that are no plain weights of an EfficientNet, called by what they are.
#pragma once

#include "core/weights/formats/archive.h"
#include "core/weights/key_map.h"
#include "core/weights/state_dict.h"
#include "core/weights/unfit.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace scalescope {

using UnreadableTensors = std::vector<std::pair<std::string, std::string>>;  ///< key, class

/// LoRA, quantised, sharded, another architecture.
/// nullopt when nothing speaks against matching the tensors.
[[nodiscard]] std::optional<Unfit> foreignTensors(const Archive& archive, const StateDict& tensors,
                                                  const std::optional<Recognised>& recognised,
                                                  const UnreadableTensors& unreadable);

/// The sentence about tensors of which the file has no plain values.
[[nodiscard]] std::string unreadableText(const UnreadableTensors& unreadable);

}  // namespace scalescope
