// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/mutation.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace scalescope::fuzz {

namespace {

class Damage {
public:
    Damage(std::string& bytes, const std::string& other, std::mt19937& random)
        : m_bytes(bytes), m_other(other), m_random(random) {}

    void once() {
        if (m_bytes.empty())
            m_bytes.push_back('\0');
        const std::size_t at = below(m_bytes.size());
        switch (below(9)) {
            case 0:
                m_bytes[at] = static_cast<char>(below(256));
                break;
            case 1:
                m_bytes[at] = static_cast<char>(m_bytes[at] ^ (1 << below(8)));
                break;
            case 2:
                m_bytes.erase(at, 1 + below(8));
                break;
            case 3:
                m_bytes.insert(at, m_bytes.substr(below(m_bytes.size()), 1 + below(16)));
                break;
            case 4:
                m_bytes.replace(at, below(9), std::string(word()));
                break;
            case 5:
                overwrite(at, number());
                break;
            case 6:
                m_bytes.resize(at);
                break;
            case 7:
                if (!m_other.empty())
                    m_bytes.replace(at, below(64),
                                    m_other.substr(below(m_other.size()), 1 + below(64)));
                break;
            default:
                addTo(at);
        }
    }

private:
    std::size_t below(std::size_t limit) { return m_random() % limit; }

    std::string_view word() {
        static constexpr std::array<std::string_view, 24> kWords{
            "(",   ".",   "R",   "c",  "b",    "u",    "t",       "e",
            "Q",   "h\0", "q\0", "\n", "{",    "}",    "[",       "]",
            "\":", "],[", "1e9", "-1", "null", "true", "\\u0000", "cos\nsystem\n"};
        return kWords[below(kWords.size())];
    }

    /// The edges of what 1 to 8 bytes hold, in either order of bytes.
    std::string number() {
        static constexpr std::array<std::uint64_t, 12> kNumbers{
            0,      1,          0x7F,       0x80,       0xFF,       0x7FFF,
            0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, ~0ULL >> 1, ~0ULL};
        const std::uint64_t value = kNumbers[below(kNumbers.size())];
        std::string bytes(std::size_t{1} << below(4), '\0');
        for (std::size_t i = 0; i < bytes.size(); ++i)
            bytes[i] = static_cast<char>(value >> (8 * i) & 0xFF);
        if (below(2) == 0)
            std::reverse(bytes.begin(), bytes.end());
        return bytes;
    }

    void overwrite(std::size_t at, const std::string& with) {
        for (std::size_t i = 0; i < with.size() && at + i < m_bytes.size(); ++i)
            m_bytes[at + i] = with[i];
    }

    void addTo(std::size_t at) {
        m_bytes[at] = static_cast<char>(m_bytes[at] + static_cast<int>(below(9)) - 4);
    }

    std::string& m_bytes;
    const std::string& m_other;
    std::mt19937& m_random;
};

}  // namespace

std::string mutated(std::string bytes, const std::string& other, std::size_t limit,
                    std::mt19937& random) {
    Damage damage(bytes, other, random);
    for (std::size_t changes = 1 + random() % 6; changes > 0; --changes)
        damage.once();
    if (bytes.size() > limit)
        bytes.resize(limit);
    return bytes;
}

}  // namespace scalescope::fuzz
