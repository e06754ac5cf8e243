// SPDX-License-Identifier: Apache-2.0
// Makes a table of items: first its columns, each with the way to its cell, then its rows.
#pragma once

#include "core/diagnostics/measure_columns.h"

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace scalescope {

/// How a column of a measure is headed.
enum class Heading { Short, Full };

template <class Item>
class TableMaker {
public:
    TableMaker(std::string key, std::string title, Thresholds thresholds)
        : m_thresholds(std::move(thresholds)) {
        m_table.key = std::move(key);
        m_table.title = std::move(title);
    }

    /// A column that shows no measure.
    void add(std::string title, ColumnKind kind, std::function<Cell(const Item&)> cell) {
        add(Column{std::move(title), "", kind, ""}, std::move(cell));
    }
    void add(Column column, std::function<Cell(const Item&)> cell) {
        m_table.columns.push_back(std::move(column));
        m_cells.push_back(std::move(cell));
    }

    /// One measure of the part of an item that `part` gives; null: no data.
    template <class Of, class Part>
    void addOne(const Reading<Of>& reading, Part part, Heading heading = Heading::Short) {
        add(heading == Heading::Full ? titledColumnOf(reading.about, m_thresholds)
                                     : columnOf(reading.about, m_thresholds),
            [&reading, part](const Item& item) {
                const Of* of = part(item);
                return of ? cellOf(reading.about, reading.of(*of)) : Cell{};
            });
    }
    /// The same in a larger unit: millions as "M".
    template <class Of, class Part>
    void addIn(const char* unit, double size, const Reading<Of>& reading, Part part) {
        Column column = columnOf(reading.about, m_thresholds);
        column.unit = unit;
        column.kind = ColumnKind::Real;
        add(std::move(column), [&reading, part, size](const Item& item) {
            const Of* of = part(item);
            const auto value = of ? reading.of(*of) : std::nullopt;
            return value ? Cell{*value / size} : Cell{};
        });
    }
    /// Every reading; a measure that has data in no row is left out of the table.
    template <class Of, class Part>
    void addAll(const Readings<Of>& readings, Part part, Heading heading = Heading::Short) {
        for (const Reading<Of>& reading : readings) {
            m_optional.push_back(m_table.columns.size());
            addOne(reading, part, heading);
        }
    }

    void addRow(const Item& item) {
        std::vector<Cell>& row = m_table.rows.emplace_back();
        for (const auto& cell : m_cells)
            row.push_back(cell(item));
    }

    /// The table; the maker is empty after it.
    [[nodiscard]] Table take() {
        for (std::size_t i = m_optional.size(); i-- > 0;)
            dropWithoutData(m_optional[i]);
        return std::move(m_table);
    }

private:
    void dropWithoutData(std::size_t column) {
        const auto at = static_cast<std::ptrdiff_t>(column);
        for (const auto& row : m_table.rows)
            if (!std::holds_alternative<std::monostate>(row[column]))
                return;
        m_table.columns.erase(m_table.columns.begin() + at);
        for (auto& row : m_table.rows)
            row.erase(row.begin() + at);
    }

    Thresholds m_thresholds;
    Table m_table;
    std::vector<std::function<Cell(const Item&)>> m_cells;
    std::vector<std::size_t> m_optional;  // columns, ascending
};

}  // namespace scalescope
