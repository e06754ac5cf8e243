// SPDX-License-Identifier: Apache-2.0
// Source: The Unicode Standard, table 3-7: well-formed UTF-8.
#include "core/base/utf8.h"

#include <cstddef>
#include <cstdint>

namespace scalescope {

namespace {

/// Bytes of the character that begins here; 0: none does.
std::size_t characterBytes(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    const std::uint8_t lead = byte(0);
    if (lead < 0x80)
        return 1;
    const std::size_t count = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() < count)
        return 0;
    const std::uint8_t low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const std::uint8_t high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (byte(1) < low || byte(1) > high)
        return 0;
    for (std::size_t i = 2; i < count; ++i)
        if ((byte(i) & 0xC0) != 0x80)
            return 0;
    return count;
}

}  // namespace

std::string utf8Text(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    while (!text.empty()) {
        const std::size_t count = characterBytes(text);
        if (count == 0)
            result += "\xEF\xBF\xBD";
        else
            result += text.substr(0, count);
        text.remove_prefix(count == 0 ? 1 : count);
    }
    return result;
}

}  // namespace scalescope
