// SPDX-License-Identifier: Apache-2.0
// Names of classes in text files: lines, and what Python prints of a dict.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace scalescope {

/// Of one file; more lines or cells than these are not looked at: a file of separators would take
/// 32 times its size.
inline constexpr std::size_t kMaxLabels = 1'000'000;

/// Without a byte order mark and line ends of any system; empty lines at the end are left out.
[[nodiscard]] std::vector<std::string> linesOf(std::string_view text);

/// Without the spaces around it, and without quotes of one kind around all of it.
[[nodiscard]] std::string_view unquoted(std::string_view text);

/// Digits and nothing else; nullopt: it is no such number, or above 64 bits.
[[nodiscard]] std::optional<std::size_t> labelIndex(std::string_view text);

/// The cells of a line; separators within double quotes belong to a cell.
[[nodiscard]] std::vector<std::string> cellsOf(std::string_view line, char separator);

/// "tench, goldfish": nullopt where a part is empty.
[[nodiscard]] std::optional<std::vector<std::string>> namesInLine(std::string_view line);

/// Where every line begins with a number, each of 0 to K - 1 or of 1 to K once ("0 tench",
/// "0: tench", "1,tench"): without it, in the order of the numbers. Other lines stay as they are.
void dropLineNumbers(std::vector<std::string>& lines);

/// {0: 'tench', 1: "goldfish"} or ['tench', 'goldfish'], as JSON; nullopt: it is no such text.
[[nodiscard]] std::optional<std::string> jsonOfPython(std::string_view text);

}  // namespace scalescope
