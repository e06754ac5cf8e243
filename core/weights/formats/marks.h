// SPDX-License-Identifier: Apache-2.0
// The bytes by which a file tells its format.
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <string_view>

namespace scalescope {

/// Whether mark stands at a place; false where the bytes end before it does.
[[nodiscard]] inline bool has(std::span<const std::byte> bytes, std::size_t at,
                              std::string_view mark) {
    return at <= bytes.size() && bytes.size() - at >= mark.size() &&
           std::equal(mark.begin(), mark.end(), bytes.begin() + static_cast<std::ptrdiff_t>(at),
                      [](char a, std::byte b) { return static_cast<std::byte>(a) == b; });
}

}  // namespace scalescope
