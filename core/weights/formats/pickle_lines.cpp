// SPDX-License-Identifier: Apache-2.0
#include "core/weights/formats/pickle_lines.h"

#include <charconv>

namespace scalescope {

namespace {

std::optional<std::uint32_t> hexNumber(std::string_view digits) {
    std::uint32_t number = 0;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), number, 16);
    if (digits.empty() || error != std::errc() || end != digits.data() + digits.size())
        return std::nullopt;
    return number;
}

}  // namespace

std::optional<std::int64_t> wholeNumber(std::string_view digits) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc() || end != digits.data() + digits.size())
        return std::nullopt;
    return number;
}

double realNumber(std::string_view digits) {
    double number = 0.0;
    static_cast<void>(std::from_chars(digits.data(), digits.data() + digits.size(), number));
    return number;
}

std::string unquoted(std::string_view line) {
    if (line.size() >= 2 && (line.front() == '\'' || line.front() == '"'))
        line = line.substr(1, line.size() - 2);
    std::string text;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] != '\\' || i + 1 == line.size()) {
            text += line[i];
            continue;
        }
        const char kind = line[++i];
        const auto code = kind == 'x' ? hexNumber(line.substr(i + 1, 2)) : std::nullopt;
        if (code) {
            text += static_cast<char>(*code);
            i += 2;
        } else {
            text += kind == 'n' ? '\n' : kind == 't' ? '\t' : kind == 'r' ? '\r' : kind;
        }
    }
    return text;
}

std::string unescaped(std::string_view line) {
    std::string text;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char kind = line[i] == '\\' && i + 1 < line.size() ? line[i + 1] : ' ';
        const std::size_t digits = kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
        const auto code = digits > 0 && i + 2 + digits <= line.size()
                              ? hexNumber(line.substr(i + 2, digits))
                              : std::nullopt;
        appendUtf8(text, code.value_or(static_cast<unsigned char>(line[i])));
        i += code ? 1 + digits : 0;
    }
    return text;
}

std::string latin1Bytes(std::string_view utf8) {
    std::string bytes;
    bytes.reserve(utf8.size());
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        const auto lead = static_cast<unsigned char>(utf8[i]);
        if (lead < 0x80 || i + 1 == utf8.size()) {
            bytes += utf8[i];
            continue;
        }
        const auto next = static_cast<unsigned char>(utf8[++i]);
        bytes += static_cast<char>(((lead & 0x03U) << 6) | (next & 0x3FU));
    }
    return bytes;
}

void appendUtf8(std::string& text, std::uint32_t character) {
    const auto tail = [&](unsigned shift) {
        text += static_cast<char>(0x80U | ((character >> shift) & 0x3FU));
    };
    if (character < 0x80) {
        text += static_cast<char>(character);
    } else if (character < 0x800) {
        text += static_cast<char>(0xC0U | (character >> 6));
        tail(0);
    } else if (character < 0x10000) {
        text += static_cast<char>(0xE0U | (character >> 12));
        tail(6);
        tail(0);
    } else {
        text += static_cast<char>(0xF0U | ((character >> 18) & 0x07U));
        tail(12);
        tail(6);
        tail(0);
    }
}

}  // namespace scalescope
