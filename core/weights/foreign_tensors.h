// SPDX-License-Identifier: Apache-2.0
// Tensors that are no plain weights of an EfficientNet, called by what they are.
#pragma once

#include "core/weights/formats/archive.h"
#include "core/weights/key_map.h"
#include "core/weights/state_dict.h"
#include "core/weights/unfit.h"
#include "core/weights/unreadable_tensors.h"

#include <optional>

namespace scalescope {

/// What holds parts of an optimizer, or tensors whose values lie in other files.
inline constexpr const char* kDeepSpeedShard =
    "it is a shard of DeepSpeed (ZeRO) without whole weights; join the folder with its "
    "zero_to_fp32.py and give the result.";

/// LoRA, quantised, sharded, another architecture.
/// unreadable: of the whole file. nullopt when nothing speaks against matching the tensors.
[[nodiscard]] std::optional<Unfit> foreignTensors(const Archive& archive, const StateDict& tensors,
                                                  const std::optional<Recognised>& recognised,
                                                  const UnreadableTensors& unreadable);

}  // namespace scalescope
