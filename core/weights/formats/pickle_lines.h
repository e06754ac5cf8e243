// SPDX-License-Identifier: Apache-2.0
// Values that pickle protocol 0 writes as lines of text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace scalescope {

/// nullopt for what is no whole number or needs more than 64 bits.
[[nodiscard]] std::optional<std::int64_t> wholeNumber(std::string_view digits);
/// 0 for what is no number: it is of no use to weights.
[[nodiscard]] double realNumber(std::string_view digits);
/// 'it\'s' without quotes and escapes.
[[nodiscard]] std::string unquoted(std::string_view line);
/// \u00e9 and \U0001f600 as UTF-8; other bytes are characters of Latin-1.
[[nodiscard]] std::string unescaped(std::string_view line);
/// The other way of Latin-1 in UTF-8: one byte per character.
[[nodiscard]] std::string latin1Bytes(std::string_view utf8);

void appendUtf8(std::string& text, std::uint32_t character);

}  // namespace scalescope
