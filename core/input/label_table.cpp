// SPDX-License-Identifier: Apache-2.0
#include "core/input/label_table.h"

#include "core/input/label_keys.h"
#include "core/input/label_text.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

namespace scalescope {

namespace {

using Cells = std::vector<std::string>;

bool isHead(const Cells& cells) {
    return std::any_of(cells.begin(), cells.end(), [](const std::string& cell) {
        return cell == "id" || cell == "index" || cell == "name" || labelKey(cell) != LabelKey::No;
    });
}

/// Digits behind a sign that only a wrong index has.
bool isNegative(std::string_view cell) {
    return cell.starts_with('-') && labelIndex(cell.substr(1)).value_or(0) > 0;
}

struct LabelTable {
    std::vector<Cells> rows;  ///< of one length
    std::size_t first = 0;    ///< 1: there is a head

    [[nodiscard]] std::size_t count() const { return rows.size() - first; }
    [[nodiscard]] std::size_t width() const { return rows.front().size(); }
    [[nodiscard]] const std::string& cell(std::size_t i, std::size_t column) const {
        return rows[first + i][column];
    }
    [[nodiscard]] bool isOfNumbers(std::size_t column) const {
        for (std::size_t i = 0; i < count(); ++i)
            if (!labelIndex(cell(i, column)) && !isNegative(cell(i, column)))
                return false;
        return true;
    }
};

/// nullopt: lines of several lengths, or too many cells.
std::optional<LabelTable> tableOf(const std::vector<std::string>& lines, char separator) {
    constexpr std::size_t kMaxCells = 4 * kMaxLabels;
    LabelTable table;
    std::size_t cells = 0;
    for (const std::string& line : lines) {
        table.rows.push_back(cellsOf(line, separator));
        cells += table.rows.back().size();
        if (cells > kMaxCells || table.rows.back().size() != table.width())
            return std::nullopt;
    }
    if (table.rows.empty())
        return std::nullopt;
    table.first = table.rows.size() > 1 && isHead(table.rows.front()) ? 1 : 0;
    return table;
}

/// The column of names: the one whose head says so, else the only one that holds no numbers.
std::optional<std::size_t> nameColumn(const LabelTable& table) {
    std::vector<std::size_t> named, texts;
    for (std::size_t column = 0; column < table.width(); ++column) {
        if (table.isOfNumbers(column))
            continue;
        texts.push_back(column);
        const std::string& head = table.rows.front()[column];
        if (table.first == 1 && (labelKey(head) != LabelKey::No || head == "name"))
            named.push_back(column);
    }
    if (named.size() == 1)
        return named.front();
    return texts.size() == 1 ? std::optional(texts.front()) : std::nullopt;
}

/// Whether a column of numbers is meant to order the names: its head says so; without a head it
/// stands before them, or begins as indices do, where counts of pictures would not.
bool isOfIndices(const LabelTable& table, std::size_t column, std::size_t names) {
    if (table.first == 1)
        return isIndexKey(table.rows.front()[column]);
    if (column < names)
        return true;
    for (std::size_t i = 0; i < table.count(); ++i)
        if (isNegative(table.cell(i, column)) || labelIndex(table.cell(i, column)).value_or(0) <= 1)
            return true;
    return false;
}

/// The names as one column of numbers orders them.
LabelNames orderedBy(const LabelTable& table, std::size_t column, std::size_t names) {
    NumberedLabels numbered;
    bool inLinesFromOne = true;
    for (std::size_t i = 0; i < table.count(); ++i) {
        const auto index = labelIndex(table.cell(i, column));
        if (!index)
            return {{},
                    "index " + table.cell(i, column).substr(0, 80) + " is below 0" + kIndicesAre,
                    ErrorCode::ArgumentInvalid};
        inLinesFromOne = inLinesFromOne && *index == i + 1;
        numbered.emplace_back(*index, table.cell(i, names));
    }
    if (!inLinesFromOne)
        return labelsInOrder(std::move(numbered));
    LabelNames found;
    for (auto& [index, name] : numbered)
        found.names.push_back(std::move(name));
    return found;
}

}  // namespace

std::optional<LabelNames> namesInTable(const std::vector<std::string>& lines, char separator) {
    const auto table = tableOf(lines, separator);
    const auto names = table ? nameColumn(*table) : std::nullopt;
    if (!names)
        return std::nullopt;
    std::optional<LabelNames> problem;
    for (std::size_t column = 0; column < table->width(); ++column) {
        if (column == *names || !table->isOfNumbers(column))
            continue;
        LabelNames found = orderedBy(*table, column, *names);
        if (found.problem.empty())
            return found;
        if (!problem && isOfIndices(*table, column, *names))
            problem = std::move(found);
    }
    if (problem)
        return problem;
    LabelNames found;
    for (std::size_t i = 0; i < table->count(); ++i)
        found.names.push_back(table->cell(i, *names));
    return found;
}

}  // namespace scalescope
