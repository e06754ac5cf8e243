// SPDX-License-Identifier: Apache-2.0
// Numbers at offsets of a hostile file: every access is checked.
#pragma once

#include "core/base/error.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace scalescope::detail {

enum class ByteOrder { Little, Big };

/// View of a file's bytes. Offsets are 64 bit, so that sums of 32-bit fields cannot wrap.
/// Throws: FileUnreadable from every access beyond the end.
class ByteReader {
public:
    ByteReader(std::span<const std::byte> bytes, std::string name)
        : m_bytes(bytes), m_name(std::move(name)) {}

    [[nodiscard]] std::uint64_t size() const { return m_bytes.size(); }
    [[nodiscard]] bool has(std::uint64_t at, std::uint64_t count) const {
        return at <= size() && count <= size() - at;
    }
    [[nodiscard]] std::uint8_t u8(std::uint64_t at) const {
        need(at, 1);
        return static_cast<std::uint8_t>(m_bytes[static_cast<std::size_t>(at)]);
    }
    [[nodiscard]] std::uint32_t number(std::uint64_t at, int count, ByteOrder order) const {
        need(at, static_cast<std::uint64_t>(count));
        std::uint32_t value = 0;
        for (int i = 0; i < count; ++i) {
            const int from = order == ByteOrder::Big ? i : count - 1 - i;
            value = value << 8 | u8(at + static_cast<std::uint64_t>(from));
        }
        return value;
    }
    [[nodiscard]] std::uint32_t u16(std::uint64_t at, ByteOrder order) const {
        return number(at, 2, order);
    }
    [[nodiscard]] std::uint32_t u32(std::uint64_t at, ByteOrder order) const {
        return number(at, 4, order);
    }
    [[nodiscard]] std::uint64_t u64(std::uint64_t at, ByteOrder order) const {
        const std::uint64_t first = number(at, 4, order), second = number(at + 4, 4, order);
        return order == ByteOrder::Big ? first << 32 | second : second << 32 | first;
    }
    [[nodiscard]] std::string_view text(std::uint64_t at, std::uint64_t count) const {
        need(at, count);
        return {reinterpret_cast<const char*>(m_bytes.data()) + at,
                static_cast<std::size_t>(count)};
    }
    /// True when text stands at an offset; false when it does not, or the file ends before.
    [[nodiscard]] bool startsWith(std::string_view expected, std::uint64_t at = 0) const {
        return has(at, expected.size()) && text(at, expected.size()) == expected;
    }
    [[nodiscard]] ByteReader part(std::uint64_t at, std::uint64_t count) const {
        need(at, count);
        return {m_bytes.subspan(static_cast<std::size_t>(at), static_cast<std::size_t>(count)),
                m_name};
    }
    [[nodiscard]] std::span<const std::byte> bytes() const { return m_bytes; }
    [[nodiscard]] const std::string& name() const { return m_name; }

    [[noreturn]] void fail(ErrorCode code, const std::string& what) const {
        throw Error(code, m_name + ": " + what, Subject::Input);
    }
    [[noreturn]] void failTruncated() const {
        fail(ErrorCode::FileUnreadable,
             "the image is cut off or damaged; copy or download the file again.");
    }

private:
    void need(std::uint64_t at, std::uint64_t count) const {
        if (!has(at, count))
            failTruncated();
    }

    std::span<const std::byte> m_bytes;
    std::string m_name;
};

}  // namespace scalescope::detail
