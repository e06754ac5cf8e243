// SPDX-License-Identifier: Apache-2.0
// One channel of CMYK as a channel of RGB, without colour management.
#pragma once

#include <algorithm>
#include <cstdint>

namespace scalescope::detail {

/// paper is what black leaves. Source: Pillow, Convert.c, cmyk2rgb.
[[nodiscard]] inline std::uint8_t withoutInk(int paper, int ink) {
    const int product = ink * paper + 128;
    return static_cast<std::uint8_t>(std::max(paper - (((product >> 8) + product) >> 8), 0));
}

}  // namespace scalescope::detail
