// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/table_widths.h"

#include <QHeaderView>
#include <QTableView>

#include <algorithm>

namespace scalescope::ui {

void TableWidths::fit(QTableView& view, const Table& table) {
    constexpr int kMarginPx = 14;
    const QAbstractItemView& cells = view;
    m_elastic = -1;
    m_elasticPx = m_othersPx = m_lastPx = 0;
    for (int column = 0; column < static_cast<int>(table.columns.size()); ++column) {
        if (view.isColumnHidden(column))
            continue;
        const int content = std::max(cells.sizeHintForColumn(column),
                                     view.horizontalHeader()->sectionSizeHint(column));
        const int width = std::min(content + kMarginPx, m_widestPx);
        view.setColumnWidth(column, width);
        m_othersPx += width;
        m_lastPx = width;
        const bool isText =
            table.columns[static_cast<std::size_t>(column)].kind == ColumnKind::Text;
        if (isText && width > m_elasticPx) {
            m_elastic = column;
            m_elasticPx = width;
        }
    }
    m_othersPx -= m_elasticPx;
    giveRoom(view);
}

void TableWidths::stretchLast(QTableView& view) const {
    int last = view.model()->columnCount() - 1;
    while (last >= 0 && view.isColumnHidden(last))
        --last;
    if (last < 0)
        return;
    int before = 0;
    for (int column = 0; column < last; ++column)
        before += view.columnWidth(column);
    const int own = last == m_elastic ? view.columnWidth(last) : m_lastPx;
    view.setColumnWidth(last, std::max(own, view.viewport()->width() - before));
}

void TableWidths::giveRoom(QTableView& view) const {
    constexpr int kReadablePx = 160;
    if (m_elastic < 0)
        return stretchLast(view);
    const int room = view.viewport()->width() - m_othersPx;
    if (m_wraps) {
        view.setColumnWidth(m_elastic, std::max(room, kReadablePx));
        return;
    }
    view.setColumnWidth(m_elastic, room < kReadablePx ? m_elasticPx : std::min(room, m_elasticPx));
    stretchLast(view);
}

}  // namespace scalescope::ui
