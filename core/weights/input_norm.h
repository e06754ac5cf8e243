// SPDX-License-Identifier: Apache-2.0
// Mean and standard deviation that a network subtracts and divides by itself, as buffers in its
// file.
#pragma once

#include "core/weights/state_dict.h"

#include <array>
#include <optional>
#include <set>
#include <string>

namespace scalescope {

struct InputNorm {
    std::string meanKey, stdKey;
    std::array<float, 3> mean{}, std{};  ///< of values from 0 to 1; 0 when no values were looked at
    float white = 1.0F;                  ///< what the network takes for white: 1 or 255
};

/// A mean or deviation of levels from 0 to 255, as caffe and detectron2 write them, not of values
/// from 0 to 1. One rule for buffers, for what a file states, and for what lies beside it.
[[nodiscard]] bool isOfLevels(const std::array<float, 3>& mean,
                              const std::array<float, 3>& deviation);

/// What is of levels becomes what is of values from 0 to 1; true where it was of levels.
bool levelsToUnit(std::array<float, 3>& mean, std::array<float, 3>& deviation);

/// Two tensors of three values, called mean and std (pixel_mean, _mean, ...), in the same module.
/// used: keys that are something else.
[[nodiscard]] std::optional<InputNorm> inputNormIn(const StateDict& file,
                                                   const std::set<std::string>& used);

/// The same with its values; nullopt when they are no normalisation: not finite, not positive.
[[nodiscard]] std::optional<InputNorm> inputNormValues(const StateDict& file, InputNorm norm);

}  // namespace scalescope
