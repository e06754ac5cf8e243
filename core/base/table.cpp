// SPDX-License-Identifier: Apache-2.0
#include "core/base/table.h"

#include "core/base/csv.h"
#include "core/base/error.h"
#include "core/base/format.h"
#include "core/base/units.h"

#include <algorithm>
#include <cmath>
#include <compare>
#include <string_view>

namespace scalescope {

namespace {

constexpr const char* kNoData = "–";

std::string realText(double value, ColumnKind kind) {
    if (std::isnan(value))
        return kNoData;
    switch (kind) {
        case ColumnKind::Bytes:
            return std::abs(value) < 9e18 ? formatBytes(std::llround(value)) : formatReal(value);
        case ColumnKind::Milliseconds:
            return formatMs(value);
        case ColumnKind::Share:
            return formatPercent(value);
        case ColumnKind::Text:
        case ColumnKind::Integer:
        case ColumnKind::Real:
        case ColumnKind::State:
            break;
    }
    return formatReal(value);
}

std::string integerText(std::int64_t value, ColumnKind kind) {
    if (kind == ColumnKind::Bytes)
        return formatBytes(value);
    if (kind == ColumnKind::Milliseconds || kind == ColumnKind::Share)
        return realText(static_cast<double>(value), kind);
    return std::to_string(value);
}

/// The unit of the raw number in a file, where the screen shows a friendlier one.
std::string rawUnit(const Column& column) {
    switch (column.kind) {
        case ColumnKind::Bytes:
            return "bytes";
        case ColumnKind::Milliseconds:
            return "ms";
        case ColumnKind::Share:
            return "share";
        case ColumnKind::Text:
        case ColumnKind::Integer:
        case ColumnKind::Real:
        case ColumnKind::State:
            break;
    }
    return column.unit;
}

const Cell& cellAt(const std::vector<Cell>& row, std::size_t column) {
    static const Cell kEmpty;
    return column < row.size() ? row[column] : kEmpty;
}

std::string csvCell(const Cell& cell) {
    if (const auto* text = std::get_if<std::string>(&cell))
        return csvField(*text);
    if (const auto* integer = std::get_if<std::int64_t>(&cell))
        return std::to_string(*integer);
    if (const auto* real = std::get_if<double>(&cell))
        return formatExact(*real);
    return {};
}

std::string markdownText(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c == '|' || c == '\\')
            result += '\\';
        if (c != '\r')
            result += c == '\n' ? ' ' : c;
    }
    return result;
}

bool showsUnitItself(ColumnKind kind) {
    return kind == ColumnKind::Bytes || kind == ColumnKind::Milliseconds ||
           kind == ColumnKind::Share;
}

/// What one stands for in a column of counts; nullopt: it has none.
std::optional<double> countSize(const Column& column) {
    if (column.key.empty())
        return std::nullopt;
    if (column.kind == ColumnKind::Integer && column.unit.empty())
        return 1.0;
    if (column.kind != ColumnKind::Real)
        return std::nullopt;
    return column.unit == "M"   ? std::optional(kMega)
           : column.unit == "G" ? std::optional(kGiga)
                                : std::nullopt;
}

bool isNumberColumn(ColumnKind kind) {
    return kind != ColumnKind::Text && kind != ColumnKind::State;
}

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

/// End of the digits that begin at from; from itself where there are none.
std::size_t digitsEnd(std::string_view text, std::size_t from) {
    while (from < text.size() && isDigit(text[from]))
        ++from;
    return from;
}

/// Digits as numbers, so that "5.10" comes after "5.9" and "B10" after "B9".
std::strong_ordering naturalOrder(std::string_view a, std::string_view b) {
    std::size_t i = 0, j = 0;
    while (i < a.size() && j < b.size()) {
        if (!isDigit(a[i]) || !isDigit(b[j])) {
            if (a[i] != b[j])
                return static_cast<unsigned char>(a[i]) <=> static_cast<unsigned char>(b[j]);
            ++i;
            ++j;
            continue;
        }
        const std::size_t endA = digitsEnd(a, i), endB = digitsEnd(b, j);
        std::string_view digitsA = a.substr(i, endA - i), digitsB = b.substr(j, endB - j);
        digitsA.remove_prefix(std::min(digitsA.find_first_not_of('0'), digitsA.size()));
        digitsB.remove_prefix(std::min(digitsB.find_first_not_of('0'), digitsB.size()));
        if (digitsA.size() != digitsB.size())
            return digitsA.size() <=> digitsB.size();
        if (const auto order = digitsA <=> digitsB; order != 0)
            return order;
        i = endA;
        j = endB;
    }
    return (a.size() - i) <=> (b.size() - j);
}

double numberOf(const Cell& cell) {
    if (const auto* integer = std::get_if<std::int64_t>(&cell))
        return static_cast<double>(*integer);
    return std::get<double>(cell);
}

bool hasData(const Cell& cell) {
    if (const auto* real = std::get_if<double>(&cell))
        return !std::isnan(*real);
    return !std::holds_alternative<std::monostate>(cell);
}

/// Order of two cells with data: numbers, then text.
bool lessThan(const Cell& a, const Cell& b) {
    const auto* textA = std::get_if<std::string>(&a);
    const auto* textB = std::get_if<std::string>(&b);
    if (textA && textB)
        return naturalOrder(*textA, *textB) < 0;
    if (textA || textB)
        return textB != nullptr;
    const auto* integerA = std::get_if<std::int64_t>(&a);
    const auto* integerB = std::get_if<std::int64_t>(&b);
    if (integerA && integerB)
        return *integerA < *integerB;
    return numberOf(a) < numberOf(b);
}

}  // namespace

std::string cellText(const Cell& cell, ColumnKind kind) {
    if (const auto* text = std::get_if<std::string>(&cell))
        return *text;
    if (const auto* integer = std::get_if<std::int64_t>(&cell))
        return integerText(*integer, kind);
    if (const auto* real = std::get_if<double>(&cell))
        return realText(*real, kind);
    return kNoData;
}

std::string cellText(const Cell& cell, const Column& column) {
    const std::optional<double> size = countSize(column);
    const auto* real = std::get_if<double>(&cell);
    const auto* integer = std::get_if<std::int64_t>(&cell);
    constexpr double kLargest = 9e18;
    if (size && integer)
        return formatCount(*integer);
    if (size && real && std::abs(*real * *size) < kLargest)
        return formatCount(std::llround(*real * *size));
    return cellText(cell, column.kind);
}

bool isCount(const Column& column) {
    return countSize(column).has_value();
}

std::string headUnit(const Column& column) {
    return isCount(column) || showsUnitItself(column.kind) ? std::string() : column.unit;
}

std::string toCsv(const Table& table) {
    CsvWriter csv;
    for (const Column& column : table.columns)
        csv.add(csvField(titleWithUnit(column.title, rawUnit(column))));
    csv.endLine();
    for (const auto& row : table.rows) {
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            csv.add(csvCell(cellAt(row, i)));
        csv.endLine();
    }
    return csv.text();
}

std::string toMarkdown(const Table& table) {
    std::string head = "|", rule = "|", body;
    for (const Column& column : table.columns) {
        head.append(" ")
            .append(markdownText(titleWithUnit(column.title, headUnit(column))))
            .append(" |");
        rule += isNumberColumn(column.kind) ? " ---: |" : " --- |";
    }
    for (const auto& row : table.rows) {
        body += "|";
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            body.append(" ")
                .append(markdownText(cellText(cellAt(row, i), table.columns[i])))
                .append(" |");
        body += "\n";
    }
    return head + "\n" + rule + "\n" + body;
}

std::vector<Table> inPieces(const Table& table, std::size_t mostColumns) {
    constexpr std::size_t kMostNames = 2;  // "Variant" and "Block"
    const std::size_t count = table.columns.size();
    if (count <= mostColumns)
        return {table};
    std::size_t names = 0;
    while (names < kMostNames && table.columns[names].kind == ColumnKind::Text)
        ++names;
    const std::size_t step = mostColumns > names ? mostColumns - names : 1;
    std::vector<Table> pieces;
    for (std::size_t from = names; from < count; from += step) {
        Table& piece = pieces.emplace_back(Table{table.title, {}, {}, table.key});
        piece.rows.resize(table.rows.size());
        const auto take = [&](std::size_t column) {
            piece.columns.push_back(table.columns[column]);
            for (std::size_t row = 0; row < table.rows.size(); ++row)
                piece.rows[row].push_back(cellAt(table.rows[row], column));
        };
        for (std::size_t i = 0; i < names; ++i)
            take(i);
        for (std::size_t i = from; i < std::min(count, from + step); ++i)
            take(i);
    }
    return pieces;
}

Table sorted(Table table, std::size_t column, bool ascending) {
    if (column >= table.columns.size())
        throw Error(ErrorCode::ArgumentInvalid,
                    "The table \"" + table.title + "\" has no column " + std::to_string(column) +
                        "; choose one of its " + std::to_string(table.columns.size()) +
                        " columns.");
    const auto before = [&](const std::vector<Cell>& rowA, const std::vector<Cell>& rowB) {
        const Cell& a = cellAt(rowA, column);
        const Cell& b = cellAt(rowB, column);
        if (!hasData(a) || !hasData(b))
            return hasData(a) && !hasData(b);
        return ascending ? lessThan(a, b) : lessThan(b, a);
    };
    std::stable_sort(table.rows.begin(), table.rows.end(), before);
    return table;
}

}  // namespace scalescope
