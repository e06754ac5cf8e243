// SPDX-License-Identifier: Apache-2.0
// Sets a table on pages: widths that its columns need, lines within cells, heads once per page.
#pragma once

#include "ui/report/printed_table.h"

#include <vector>

namespace scalescope::ui {

class PageFlow;

/// Of a column: what it needs at least (its longest word; a number whole) and what it would like.
struct ColumnNeed {
    double least = 0.0, most = 0.0;
};
/// Widths that together are no more than the room, none below its least: what is over the least
/// goes to those who would like it, each by its wish. Empty: the least ones do not fit.
[[nodiscard]] std::vector<double> sharedWidths(const std::vector<ColumnNeed>& needs, double room);

class TableFlow {
public:
    TableFlow(PageFlow& flow, double left, double width);
    void put(const PrintedTable& table);

private:
    struct Row {
        std::vector<QStringList> cells;
        double height = 0.0;
    };
    [[nodiscard]] static Row rowOf(const QStringList& cells, const std::vector<double>& widths);
    void putPiece(const PrintedTable& table, const std::vector<double>& widths);
    void putHead(const PrintedTable& table, const std::vector<double>& widths, const Row& head);
    void putRow(const PrintedTable& table, const std::vector<double>& widths, const Row& row);
    void putCell(const PrintedColumn& column, double x, double width, double y,
                 const QStringList& lines, bool first);

    PageFlow& m_flow;
    double m_left, m_width;
};

}  // namespace scalescope::ui
