// SPDX-License-Identifier: Apache-2.0
// Whole numbers of units, rounded up.
#pragma once

#include <cstdint>

namespace scalescope::fused {

/// value >= 0, unit > 0.
[[nodiscard]] constexpr std::int64_t divideUp(std::int64_t value, std::int64_t unit) noexcept {
    return (value + unit - 1) / unit;
}

/// The multiple of unit that is not below value.
[[nodiscard]] constexpr std::int64_t roundUp(std::int64_t value, std::int64_t unit) noexcept {
    return divideUp(value, unit) * unit;
}

}  // namespace scalescope::fused
