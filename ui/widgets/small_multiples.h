// SPDX-License-Identifier: Apache-2.0
// Equal cells side by side, one per network in the order of their columns; wraps, and scrolls when
// cramped.
#pragma once

#include <QScrollArea>

#include <functional>
#include <map>
#include <memory>
#include <vector>

namespace scalescope::ui {

/// A cell is a header line and a widget. Cells are made on first use and kept: a column that is
/// hidden and shown again keeps its widget.
class SmallMultiples : public QScrollArea {
    Q_OBJECT
public:
    using Factory = std::function<QWidget*(ColumnIndex column)>;

    explicit SmallMultiples(QWidget* parent = nullptr);
    ~SmallMultiples() override;

    void setFactory(Factory factory);            ///< makes the widget of a column
    void setMinimumCellSize(const QSize& size);  ///< default 220 x 160, header not included
    void setShown(const std::vector<ColumnIndex>& columns);  ///< ascending
    [[nodiscard]] const std::vector<ColumnIndex>& shown() const { return m_shown; }
    /// nullptr for a column that was never shown.
    [[nodiscard]] QWidget* cell(ColumnIndex column) const;
    /// Header: bold name, then muted details ("B3", "300 px, random"); tip may be empty.
    void setCaption(ColumnIndex column, const QString& name, const QString& details = {},
                    const QString& tip = {});
    void setHighlighted(ColumnIndex column);  ///< the focused column; -1: none

Q_SIGNALS:
    void cellClicked(ColumnIndex column);  ///< click on a header

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Cell;
    Cell& cellOf(ColumnIndex column);
    void arrange();
    void styleHeader(const Cell& cell) const;

    QWidget* m_area = nullptr;
    Factory m_factory;
    QSize m_minimum{220, 160};
    bool m_arranging = false;
    int m_perRow = 0;
    ColumnIndex m_highlighted{-1};
    std::vector<ColumnIndex> m_shown;
    std::map<ColumnIndex, std::unique_ptr<Cell>> m_cells;
};

}  // namespace scalescope::ui
