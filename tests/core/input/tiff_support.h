// SPDX-License-Identifier: Apache-2.0
// Writes small TIFF files of one page, little-endian, without compression.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace scalescope::test {

inline std::string little(std::uint32_t value, int count) {
    std::string text;
    for (int i = 0; i < count; ++i)
        text += static_cast<char>(value >> (8 * i) & 0xFF);
    return text;
}

/// Values by tag, written as LONG; those of 16 bits as SHORT.
using TiffTags = std::map<std::uint32_t, std::vector<std::uint32_t>>;

/// A page whose strips are these parts.
inline std::string tiffFile(TiffTags tags, const std::vector<std::string>& strips) {
    std::string data;
    for (const std::string& strip : strips) {
        tags[273].push_back(static_cast<std::uint32_t>(8 + data.size()));
        tags[279].push_back(static_cast<std::uint32_t>(strip.size()));
        data += strip;
    }
    data += std::string(data.size() % 2, '\0');
    const auto at = static_cast<std::uint32_t>(8 + data.size());
    auto far = static_cast<std::uint32_t>(at + 2 + 12 * tags.size() + 4);
    std::string entries, values;
    for (const auto& [tag, numbers] : tags) {
        const bool wide = tag == 273 || tag == 279;
        const int bytes = wide ? 4 : 2;
        std::string text;
        for (const std::uint32_t number : numbers)
            text += little(number, bytes);
        entries += little(tag, 2) + little(wide ? 4 : 3, 2) +
                   little(static_cast<std::uint32_t>(numbers.size()), 4);
        if (text.size() <= 4) {
            entries += text + std::string(4 - text.size(), '\0');
        } else {
            entries += little(far + static_cast<std::uint32_t>(values.size()), 4);
            values += text;
        }
    }
    return std::string("II*\0", 4) + little(at, 4) + data +
           little(static_cast<std::uint32_t>(tags.size()), 2) + entries + little(0, 4) + values;
}

}  // namespace scalescope::test
