// SPDX-License-Identifier: Apache-2.0
// Whole numbers of units, rounded up, in the type of the value.
#pragma once

#include <type_traits>

namespace scalescope {

/// value >= 0, unit > 0.
template <typename Whole>
[[nodiscard]] constexpr Whole divideUp(Whole value, std::type_identity_t<Whole> unit) noexcept {
    return (value + unit - 1) / unit;
}

/// The multiple of unit that is not below value.
template <typename Whole>
[[nodiscard]] constexpr Whole roundUp(Whole value, std::type_identity_t<Whole> unit) noexcept {
    return divideUp(value, unit) * unit;
}

}  // namespace scalescope
