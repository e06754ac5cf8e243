// SPDX-License-Identifier: Apache-2.0
// Mean and standard deviation of pictures that a training script wrote beside its network: as
// entries, options, or the attributes of a transform.
#pragma once

#include "core/weights/formats/archive.h"

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace scalescope {

struct StatedNorm {
    std::string where;  ///< "args.mean"
    /// Of values from 0 to 1; empty: it is stated, but as no list of three usable numbers.
    std::optional<std::array<float, 3>> mean, std;
    std::string otherwise{};  ///< another place, which states another one; empty: none does
};

/// nullopt: nothing is stated. Lists, tensors and arrays of NumPy count; where they may be of
/// something else (scores, losses) is not looked at.
[[nodiscard]] std::optional<StatedNorm> statedNormIn(const Archive& archive);

/// Of a Structure: where the values of tensors lie that statedNormIn may look at.
[[nodiscard]] std::vector<std::span<const std::byte>> statedNormBytes(const Archive& archive);

}  // namespace scalescope
