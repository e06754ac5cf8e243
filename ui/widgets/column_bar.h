// SPDX-License-Identifier: Apache-2.0
// One chip per network, on top of every page: which are chosen, which one is looked at.
#pragma once

#include "ui/engine/selection.h"
#include "ui/engine/study.h"

#include <QWidget>

#include <map>

class QGridLayout;
class QHBoxLayout;
class QMenu;

namespace scalescope::ui {

class ColumnChip;

/// Click toggles, Ctrl+click or double click keeps only that one; the focused one is marked. A
/// variant's other columns stand behind it, and one's own networks behind B7; where that is too
/// narrow, below.
class ColumnBar : public QWidget {
    Q_OBJECT
public:
    ColumnBar(Study& study, Selection& selection, QWidget* parent = nullptr);

Q_SIGNALS:
    /// A second checkpoint is to stand beside this column.
    void besideRequested(ColumnIndex column);
    /// This column is to run on a file.
    void weightsRequested(ColumnIndex column);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void addChip(ColumnIndex column);
    void addButtons(QHBoxLayout* row);
    void showNetworks();
    void placeChips();
    void arrange(QHBoxLayout& row, std::vector<ColumnIndex>& now, std::vector<ColumnIndex> wanted);
    [[nodiscard]] static bool isExtra(ColumnIndex column);
    [[nodiscard]] bool standsBehindVariant(ColumnIndex column) const;
    void showMenu(ColumnIndex column, const QPoint& where);
    void addWeights(QMenu& menu, ColumnIndex column);
    void toggle(ColumnIndex column);
    void lookAt(ColumnIndex column);
    void showOnly(ColumnIndex column);
    void update(ColumnIndex column);
    void updateAll();

    Study& m_study;
    Selection& m_selection;
    QGridLayout* m_grid = nullptr;
    QWidget *m_family = nullptr, *m_own = nullptr;
    QHBoxLayout *m_familyRow = nullptr, *m_ownRow = nullptr;
    std::map<ColumnIndex, ColumnChip*> m_chips;
    std::vector<ColumnIndex> m_inFamily, m_inOwn;  ///< columns in both rows, in order
};

}  // namespace scalescope::ui
