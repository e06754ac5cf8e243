// SPDX-License-Identifier: Apache-2.0
// Numbers of a Netpbm file, with spaces and comments between them.
#pragma once

#include "core/input/headers/byte_reader.h"

#include <optional>

namespace scalescope::detail {

[[nodiscard]] inline bool isPnmSpace(std::uint8_t byte) {
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

class PnmNumbers {
public:
    PnmNumbers(const ByteReader& file, std::uint64_t at) : m_file(file), m_at(at) {}

    /// Throws: FileUnreadable where there is none, or it has more than nine digits.
    [[nodiscard]] std::uint32_t next() {
        constexpr int kMaxDigits = 9;
        skip();
        std::uint32_t value = 0;
        int digits = 0;
        for (; m_file.has(m_at, 1) && isDigit(); ++m_at, ++digits)
            value = digits < kMaxDigits ? value * 10 + (m_file.u8(m_at) - '0') : value;
        if (digits == 0 || digits > kMaxDigits)
            m_file.failTruncated();
        return value;
    }
    /// 0 or 1; they need no space between them. nullopt: the file ends.
    [[nodiscard]] std::optional<std::uint32_t> nextBit() {
        skip();
        if (!m_file.has(m_at, 1))
            return std::nullopt;
        if (m_file.u8(m_at) > '1' || m_file.u8(m_at) < '0')
            m_file.failTruncated();
        return m_file.u8(m_at++) - '0';
    }
    /// nullopt: the file ends.
    [[nodiscard]] std::optional<std::uint32_t> nextOrEnd() {
        skip();
        return m_file.has(m_at, 1) ? std::optional(next()) : std::nullopt;
    }
    [[nodiscard]] std::uint64_t at() const { return m_at; }

private:
    [[nodiscard]] bool isDigit() const { return m_file.u8(m_at) >= '0' && m_file.u8(m_at) <= '9'; }
    void skip() {
        bool comment = false;
        for (; m_file.has(m_at, 1); ++m_at) {
            const std::uint8_t byte = m_file.u8(m_at);
            comment = comment ? byte != '\n' && byte != '\r' : byte == '#';
            if (!comment && !isPnmSpace(byte))
                return;
        }
    }

    const ByteReader& m_file;
    std::uint64_t m_at;
};

}  // namespace scalescope::detail
