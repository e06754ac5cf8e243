// SPDX-License-Identifier: Apache-2.0
#include "ui/report/table_flow.h"

#include "ui/base/texts.h"
#include "ui/report/page_flow.h"
#include "ui/report/print_colours.h"

#include <QFontMetricsF>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <set>

namespace scalescope::ui {

namespace {

constexpr double kAround = points(2.0), kRule = points(0.5);
constexpr std::array kBetween{points(8.0), points(5.5), points(4.0)};  // columns, widest first
constexpr double kLongestWord = points(90.0);                          // longer ones may be broken

const QFontMetricsF& cellMetrics() {
    static thread_local const QFontMetricsF metrics(printFont(PrintStyle::CellStrong));
    return metrics;
}

double cellLine() {
    return std::ceil(cellMetrics().height());
}

double longestWord(const QString& text) {
    double longest = 0.0;
    for (const QString& word : text.split(u' ', Qt::SkipEmptyParts))
        longest = std::max(longest, cellMetrics().horizontalAdvance(word));
    return longest;
}

ColumnNeed needOf(const PrintedTable& table, qsizetype column) {
    const PrintedColumn& about = table.columns[static_cast<std::size_t>(column)];
    ColumnNeed need;
    need.least = std::max(longestWord(about.title), cellMetrics().horizontalAdvance(about.unit));
    // A head of several words does not widen a column of numbers by more than its longer half.
    need.most = std::max(need.least, cellMetrics().horizontalAdvance(about.title) *
                                         (about.title.contains(u' ') ? 0.6 : 1.0));
    double sum = 0.0;
    for (const QStringList& row : table.rows) {
        const double whole = cellMetrics().horizontalAdvance(row[column]);
        need.least = std::max(
            need.least, about.number ? whole : std::min(longestWord(row[column]), kLongestWord));
        need.whole = std::max(need.whole, whole);
        sum += whole;
    }
    // One long cell among short ones may take some lines; where all are long, none need to.
    const double usual = 2.0 * sum / static_cast<double>(table.rows.size());
    need.most = std::max({need.most, need.least, std::min(need.whole, usual)});
    return need;
}

std::vector<ColumnNeed> needsOf(const PrintedTable& table) {
    std::vector<ColumnNeed> needs;
    for (qsizetype i = 0; i < static_cast<qsizetype>(table.columns.size()); ++i)
        needs.push_back(needOf(table, i));
    return needs;
}

/// How many columns, at the left, tell a row from the others: "B0", "block 3.1". One at least.
std::size_t keyColumns(const PrintedTable& table) {
    constexpr std::size_t kMostKeys = 3;
    std::size_t keys = 1;
    const auto different = [&] {
        std::set<QStringList> seen;
        return std::ranges::all_of(table.rows, [&](const QStringList& row) {
            return seen.insert(row.first(static_cast<qsizetype>(keys))).second;
        });
    };
    while (keys < std::min(kMostKeys, table.columns.size() - 1) && !table.columns[keys].number &&
           !different())
        ++keys;
    return keys;
}

/// The columns by which rows are known, and those of a span.
PrintedTable pieceOf(const PrintedTable& table, std::size_t keys, std::size_t from,
                     std::size_t to) {
    PrintedTable piece;
    piece.rowsLeft = table.rowsLeft;
    piece.rows.resize(table.rows.size());
    const auto take = [&](std::size_t column) {
        piece.columns.push_back(table.columns[column]);
        for (std::size_t row = 0; row < table.rows.size(); ++row)
            piece.rows[row] << table.rows[row][static_cast<qsizetype>(column)];
    };
    for (std::size_t column = 0; column < keys; ++column)
        take(column);
    for (std::size_t column = from; column < to; ++column)
        take(column);
    return piece;
}

QColor verdictColour(const QString& verdict) {
    if (verdict == QLatin1String("fail"))
        return kPrintFail;
    if (verdict == QLatin1String("warn"))
        return kPrintWarn;
    return verdict == QLatin1String("ok") ? kPrintOk : kPrintInfo;
}

}  // namespace

std::vector<double> sharedWidths(const std::vector<ColumnNeed>& needs, double room) {
    double least = 0.0, wished = 0.0;
    for (const ColumnNeed& need : needs) {
        least += need.least;
        wished += need.most - need.least;
    }
    if (least > room)
        return {};
    const double share = wished > 0.0 ? std::min(1.0, (room - least) / wished) : 0.0;
    std::vector<double> widths;
    double used = 0.0, missing = 0.0;
    for (const ColumnNeed& need : needs) {
        widths.push_back(need.least + share * (need.most - need.least));
        used += widths.back();
        missing += std::max(0.0, need.whole - widths.back());
    }
    const double rest = missing > 0.0 ? std::min(1.0, (room - used) / missing) : 0.0;
    for (std::size_t i = 0; i < needs.size(); ++i)
        widths[i] += rest * std::max(0.0, needs[i].whole - widths[i]);
    return widths;
}

std::vector<std::size_t> evenPieces(std::size_t columns, std::size_t keys,
                                    const std::function<bool(std::size_t, std::size_t)>& fits) {
    const std::size_t beside = columns - keys;
    for (std::size_t pieces = 1; pieces < beside; ++pieces) {
        std::vector<std::size_t> ends;
        bool all = true;
        for (std::size_t piece = 0; piece < pieces && all; ++piece) {
            const std::size_t from = ends.empty() ? keys : ends.back();
            ends.push_back(keys + (piece + 1) * beside / pieces);
            all = fits(from, ends.back());
        }
        if (all)
            return ends;
    }
    std::vector<std::size_t> ends;  // each alone, also where one is all of a single column
    for (std::size_t column = keys; column < columns; ++column)
        ends.push_back(column + 1);
    return ends.empty() ? std::vector{columns} : ends;
}

TableFlow::TableFlow(PageFlow& flow, double left, double width)
    : m_flow(flow), m_left(left), m_width(width) {}

double TableFlow::roomOf(std::size_t columns) const {
    return m_width - m_between * static_cast<double>(columns - 1);
}

double TableFlow::gapFor(const std::vector<ColumnNeed>& needs) const {
    const double gaps = static_cast<double>(needs.size() - 1);
    for (const double gap : kBetween)
        if (!sharedWidths(needs, m_width - gap * gaps).empty())
            return gap;
    return kBetween.front();
}

void TableFlow::put(const PrintedTable& table) {
    if (table.rows.empty() || table.columns.empty())
        return;
    const std::vector<ColumnNeed> needs = needsOf(table);
    m_between = gapFor(needs);
    const std::size_t keys = keyColumns(table);
    const auto taken = [&](std::size_t from, std::size_t to) {
        std::vector<ColumnNeed> some(needs.begin(),
                                     needs.begin() + static_cast<std::ptrdiff_t>(keys));
        some.insert(some.end(), needs.begin() + static_cast<std::ptrdiff_t>(from),
                    needs.begin() + static_cast<std::ptrdiff_t>(to));
        return some;
    };
    std::size_t from = keys;
    for (const std::size_t to :
         evenPieces(needs.size(), keys, [&](std::size_t first, std::size_t last) {
             const std::vector<ColumnNeed> some = taken(first, last);
             return !sharedWidths(some, roomOf(some.size())).empty();
         })) {
        const std::vector<ColumnNeed> some = taken(from, to);
        std::vector<double> widths = sharedWidths(some, roomOf(some.size()));
        if (widths.empty())  // two columns that are too wide: they are broken
            widths.assign(some.size(), roomOf(some.size()) / static_cast<double>(some.size()));
        putPiece(pieceOf(table, keys, from, to), widths);
        from = to;
    }
    if (table.rowsLeft > 0)
        m_flow.paragraph(Texts::tr("%1 more rows are in the files for programs: JSON and CSV.")
                             .arg(table.rowsLeft),
                         PrintStyle::Note, kPrintMuted);
}

TableFlow::Row TableFlow::rowOf(const QStringList& cells, const std::vector<double>& widths) {
    Row row;
    qsizetype lines = 1;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        row.cells.push_back(wrapped(cells[static_cast<qsizetype>(i)],
                                    printFont(PrintStyle::CellStrong), widths[i] + kRule));
        lines = std::max(lines, row.cells.back().size());
    }
    row.height = cellLine() * static_cast<double>(lines) + 2.0 * kAround;
    return row;
}

void TableFlow::putPiece(const PrintedTable& table, const std::vector<double>& widths) {
    QStringList titles;
    for (const PrintedColumn& column : table.columns)
        titles << column.title;
    Row head = rowOf(titles, widths);
    if (std::ranges::any_of(table.columns, [](const auto& each) { return !each.unit.isEmpty(); }))
        head.height += cellLine();
    std::vector<Row> rows;
    for (const QStringList& cells : table.rows)
        rows.push_back(rowOf(cells, widths));
    const auto heightOf = [&](std::size_t from, std::size_t count) {
        double height = 0.0;
        for (std::size_t i = from; i < std::min(rows.size(), from + count); ++i)
            height += rows[i].height;
        return height;
    };
    std::size_t page = SIZE_MAX;  // that the head stands on
    for (std::size_t i = 0; i < rows.size(); ++i) {
        // Neither the head nor the last row is left with less than two rows.
        const std::size_t together = i == 0                 ? (rows.size() == 3 ? 3 : 2)
                                     : i + 2 == rows.size() ? 2
                                                            : 1;
        m_flow.reserve((i == 0 ? head.height : 0.0) + heightOf(i, together));
        if (page != m_flow.m_report.pages.size())
            putHead(table, widths, head);
        page = m_flow.m_report.pages.size();
        putRow(table, widths, rows[i]);
    }
}

void TableFlow::putHead(const PrintedTable& table, const std::vector<double>& widths,
                        const Row& head) {
    const double top = m_flow.m_y;
    m_flow.put(PrintedFill{{m_left, top, m_width, head.height}, kPrintBand});
    double x = m_left;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        const PrintedColumn& column = table.columns[i];
        QStringList lines = head.cells[i];
        if (!column.unit.isEmpty())
            lines << column.unit;
        double y = top + head.height - kAround - cellLine() * static_cast<double>(lines.size());
        for (const QString& line : lines) {
            if (column.number)
                m_flow.putRight(x + widths[i], y, line, PrintStyle::Head, kPrintMuted);
            else
                m_flow.putText(x, y, line, PrintStyle::Head, kPrintMuted);
            y += cellLine();
        }
        x += widths[i] + m_between;
    }
    m_flow.m_y = top + head.height;
    m_flow.put(PrintedLine{{m_left, m_flow.m_y, m_left + m_width, m_flow.m_y}, kPrintLine, kRule});
}

void TableFlow::putRow(const PrintedTable& table, const std::vector<double>& widths,
                       const Row& row) {
    double x = m_left;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        putCell(table.columns[i], x, widths[i], m_flow.m_y + kAround, row.cells[i], i == 0);
        x += widths[i] + m_between;
    }
    m_flow.m_y += row.height;
    m_flow.put(PrintedLine{{m_left, m_flow.m_y, m_left + m_width, m_flow.m_y}, kPrintLine, kRule});
}

void TableFlow::putCell(const PrintedColumn& column, double x, double width, double y,
                        const QStringList& lines, bool first) {
    const PrintStyle style = first || column.verdict ? PrintStyle::CellStrong : PrintStyle::Cell;
    for (const QString& line : lines) {
        const QColor colour = column.verdict ? verdictColour(line) : kPrintText;
        if (column.number)
            m_flow.putRight(x + width, y, line, style, colour);
        else
            m_flow.putText(x, y, line, style, colour);
        y += cellLine();
    }
}

}  // namespace scalescope::ui
