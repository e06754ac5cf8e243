// SPDX-License-Identifier: Apache-2.0
#include "core/model/scale.h"

#include <algorithm>
#include <cmath>

namespace scalescope {

std::int64_t scaledChannels(std::int64_t channels, double width) {
    constexpr std::int64_t kDivisor = 8;
    constexpr double kSmallestShare = 0.9;
    const double wanted = static_cast<double>(channels) * width;
    const auto steps =
        static_cast<std::int64_t>(wanted + static_cast<double>(kDivisor) / 2.0) / kDivisor;
    const std::int64_t rounded = std::max(kDivisor, steps * kDivisor);
    return static_cast<double>(rounded) < kSmallestShare * wanted ? rounded + kDivisor : rounded;
}

int scaledRepeats(int repeats, double depth) {
    return static_cast<int>(std::ceil(static_cast<double>(repeats) * depth));
}

}  // namespace scalescope
