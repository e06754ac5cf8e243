// SPDX-License-Identifier: Apache-2.0
// Measures as columns and cells of tables, and as numbers of files.
#pragma once

#include "core/base/table.h"
#include "core/diagnostics/measure.h"

#include <optional>
#include <string>
#include <vector>

namespace scalescope {

/// Short title, unit, key; title, definition and threshold as the hint.
[[nodiscard]] Column columnOf(const Measure& measure, const Thresholds& thresholds = {});
/// The same under its full title.
[[nodiscard]] Column titledColumnOf(const Measure& measure, const Thresholds& thresholds = {});
/// Short title and key again, for numbers in another unit: "M", "G".
[[nodiscard]] Column columnIn(const char* unit, const Measure& measure);
/// Counts and bytes are integers; empty for no data.
[[nodiscard]] Cell cellOf(const Measure& measure, const std::optional<double>& value);

/// As JSON and CSV write it.
[[nodiscard]] Cell fileCellOf(const Measure& measure, const std::optional<double>& value);
/// Unit of the number in CSV: "share" (0 to 1), "bytes", "ms", "count", or the measure's.
[[nodiscard]] std::string csvUnit(const Measure& measure);

/// One column per reading.
template <class Of>
void addColumns(Table& table, const Readings<Of>& readings) {
    for (const Reading<Of>& reading : readings)
        table.columns.push_back(columnOf(reading.about));
}
/// One cell per reading of an item.
template <class Of>
void addCells(std::vector<Cell>& row, const Readings<Of>& readings, const Of& item) {
    for (const Reading<Of>& reading : readings)
        row.push_back(cellOf(reading.about, reading.of(item)));
}

}  // namespace scalescope
