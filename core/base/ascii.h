// SPDX-License-Identifier: Apache-2.0
// Text of files and options whose syntax is ASCII, whatever the locale says of letters.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace scalescope {

[[nodiscard]] constexpr char lowerCase(char c) noexcept {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

[[nodiscard]] inline std::string lowerCase(std::string_view text) {
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(), [](char c) { return lowerCase(c); });
    return lower;
}

/// Without these characters at both ends.
[[nodiscard]] constexpr std::string_view trimmed(std::string_view text,
                                                 std::string_view blanks = " \t") {
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

/// Lower-case hex digits alone; true of nothing.
[[nodiscard]] constexpr bool isHex(std::string_view text) noexcept {
    return text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

}  // namespace scalescope
