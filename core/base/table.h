// SPDX-License-Identifier: Apache-2.0
// A table as a value: what lists in the window, CSV and Markdown are made from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace scalescope {

/// How a column reads: alignment, sorting, and whether a bar may be drawn behind it.
enum class ColumnKind { Text, Integer, Real, Bytes, Milliseconds, Share, State };

struct Column {
    std::string title;  ///< "Gates open"
    std::string unit;   ///< "%", "ms", "MiB" or empty
    ColumnKind kind = ColumnKind::Text;
    std::string hint;   ///< tooltip: definition, threshold, source
    std::string key{};  ///< "gate.open_share": the measure that it shows; empty: it shows none
};

/// Empty (no data), text, integer or real. Bytes are integers; shares are reals in [0, 1].
using Cell = std::variant<std::monostate, std::string, std::int64_t, double>;

struct Table {
    std::string title;  ///< "Gates per block"
    std::vector<Column> columns;
    std::vector<std::vector<Cell>> rows;  ///< each as long as columns
    std::string key{};                    ///< "gates": its name in files; empty: in none
};

/// Empty text is no data.
[[nodiscard]] inline Cell textCell(const std::string& text) {
    return text.empty() ? Cell{} : Cell{text};
}
/// Text of a cell for people: "12.3 MiB", "45.1 %", "7.41 ms"; "–" for no data.
[[nodiscard]] std::string cellText(const Cell& cell, ColumnKind kind);
/// The same under its column. What a measure counts has one form: "385 M", whether the column's
/// numbers are 384560352 or 0.3846 of unit "G".
[[nodiscard]] std::string cellText(const Cell& cell, const Column& column);
/// It shows a measure that counts: cellText has one form for its numbers.
[[nodiscard]] bool isCount(const Column& column);
/// The unit that people read beside the title; empty where each cell brings its own.
[[nodiscard]] std::string headUnit(const Column& column);
/// RFC 4180 with a header line "title [unit]"; numbers in full precision with a decimal point.
/// The unit is that of the number written: bytes, ms, share (0 to 1), else the column's.
[[nodiscard]] std::string toCsv(const Table& table);
/// GitHub Markdown table with cellText; `|` is escaped.
[[nodiscard]] std::string toMarkdown(const Table& table);
/// A table of many columns as several of at most this many, each beginning with the first columns
/// of text, so that its rows are known. One that fits comes as it is.
[[nodiscard]] std::vector<Table> inPieces(const Table& table, std::size_t mostColumns);
/// Rows sorted by a column, stable; no data last in both directions; digits in text count as
/// numbers ("5.10" after "5.9"). Throws: ArgumentInvalid when there is no such column.
[[nodiscard]] Table sorted(Table table, std::size_t column, bool ascending);

}  // namespace scalescope
