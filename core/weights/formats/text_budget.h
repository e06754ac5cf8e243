// SPDX-License-Identifier: Apache-2.0
// Bounds the text that is copied out of an archive, where a small file can repeat a long one.
#pragma once

#include <cstddef>
#include <string_view>

namespace scalescope {

class TextBudget {
public:
    /// Bytes of each text, and of all of them.
    constexpr TextBudget(std::size_t each, std::size_t all) : m_each(each), m_left(all) {}

    /// False when text is longer than what is left; then nothing is left.
    [[nodiscard]] constexpr bool take(std::string_view text) {
        const bool fits = text.size() <= m_each && text.size() <= m_left;
        m_left = fits ? m_left - text.size() : 0;
        return fits;
    }

private:
    std::size_t m_each, m_left;
};

/// Of the names of tensors: those of networks have less than 100 bytes, and 1200 of them 60 KB.
inline constexpr TextBudget kTensorNames{1024, std::size_t{16} << 20};
/// Of class names: a million of 64 bytes.
inline constexpr TextBudget kClassNames{std::size_t{64} << 10, std::size_t{64} << 20};

}  // namespace scalescope
