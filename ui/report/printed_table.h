// SPDX-License-Identifier: Apache-2.0
// A table as it is printed: units in the heads, numbers of a column in one unit with as many
// decimals each, so that they stand under each other. Counts of measures are as everywhere: "385
// M".
#pragma once

#include "core/base/table.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace scalescope::ui {

struct PrintedColumn {
    QString title, unit;  ///< "Peak", "MiB"
    bool number = false;  ///< to the right, never broken
    bool verdict = false;
};

struct PrintedTable {
    std::vector<PrintedColumn> columns;
    std::vector<QStringList> rows;
    std::size_t rowsLeft = 0;  ///< of the table, which are not printed
};

/// At most so many rows.
[[nodiscard]] PrintedTable printed(const Table& table, std::size_t mostRows);

}  // namespace scalescope::ui
