// SPDX-License-Identifier: Apache-2.0
// The three numbers that scale the family, and the rounding rules.
#pragma once

#include <cstdint>

namespace scalescope {

/// Multipliers of a network relative to B0 and its input side in pixels.
struct Scale {
    double width = 1.0;
    double depth = 1.0;
    int resolution = 224;
};

/// Channels after the width multiplier: multiples of 8, never below 90 % of channels * width.
/// Source: torchvision make_divisible; arXiv 1905.11946 reference code.
[[nodiscard]] std::int64_t scaledChannels(std::int64_t channels, double width);

/// Repeats after the depth multiplier: ceil(repeats * depth).
[[nodiscard]] int scaledRepeats(int repeats, double depth);

}  // namespace scalescope
