// SPDX-License-Identifier: Apache-2.0
// How wide the columns of a table are: as their contents, within a limit; where long sentences
// alone push the last columns out of the view, they end in dots earlier.
#pragma once

#include "core/base/table.h"

class QTableView;

namespace scalescope::ui {

class TableWidths {
public:
    void setWidest(int pixels) { m_widestPx = pixels; }
    /// Long texts break into lines: the longest take what room there is, and never more.
    void setWrapping(bool on) { m_wraps = on; }
    /// For new contents.
    void fit(QTableView& view, const Table& table);
    /// For another size of the view.
    void giveRoom(QTableView& view) const;

private:
    /// To the edge of the view, where there is room left; never below its contents.
    void stretchLast(QTableView& view) const;

    int m_widestPx = 360;
    bool m_wraps = false;
    int m_elastic = -1;                   ///< the column of the longest texts; -1: none
    int m_elasticPx = 0, m_othersPx = 0;  ///< as wide as its texts; the other columns together
    int m_lastPx = 0;                     ///< the last column, as wide as its contents
};

}  // namespace scalescope::ui
