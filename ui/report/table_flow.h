// SPDX-License-Identifier: Apache-2.0
// Sets a table on pages: widths that its columns need, lines within cells, heads once per page.
#pragma once

#include "ui/report/printed_table.h"

#include <functional>
#include <vector>

namespace scalescope::ui {

class PageFlow;

/// Of a column: what it needs at least (its longest word; a number whole), what it would like, and
/// what its longest cell takes on one line.
struct ColumnNeed {
    double least = 0.0, most = 0.0, whole = 0.0;
};
/// Columns beside the first ones, by which rows are known, cut into as few pieces as fit; the
/// pieces have as many columns each, or nearly. `fits(from, to)`: whether these go beside the first
/// ones. Ends of the pieces.
[[nodiscard]] std::vector<std::size_t> evenPieces(
    std::size_t columns, std::size_t keys,
    const std::function<bool(std::size_t from, std::size_t to)>& fits);
/// Widths that together are no more than the room, none below its least: what is over the least
/// goes to those who would like it, each by its wish; what is left then, to whole lines. Empty: the
/// least ones do not fit.
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
    /// The widest gap of those that are tried which leaves the whole table room; else the least.
    [[nodiscard]] double gapFor(const std::vector<ColumnNeed>& needs) const;
    [[nodiscard]] double roomOf(std::size_t columns) const;
    [[nodiscard]] static Row rowOf(const QStringList& cells, const std::vector<double>& widths);
    void putPiece(const PrintedTable& table, const std::vector<double>& widths);
    void putHead(const PrintedTable& table, const std::vector<double>& widths, const Row& head);
    void putRow(const PrintedTable& table, const std::vector<double>& widths, const Row& row);
    void putCell(const PrintedColumn& column, double x, double width, double y,
                 const QStringList& lines, bool first);

    PageFlow& m_flow;
    double m_left, m_width;
    double m_between = 0.0;  ///< columns of the table that is put
};

}  // namespace scalescope::ui
