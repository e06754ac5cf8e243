// SPDX-License-Identifier: Apache-2.0
// One chip per network: chosen or not, what it runs on, how far it is. On top of every page.
#pragma once

#include "ui/engine/selection.h"
#include "ui/engine/study.h"

#include <QToolButton>
#include <QWidget>

#include <map>

class QGridLayout;
class QHBoxLayout;

namespace scalescope::ui {

/// A chip paints its colour, name, badge and state; it is a button for keyboard and tests. Those of
/// one's own networks are wider, with a mark that removes them.
class ColumnChip : public QToolButton {
    Q_OBJECT
public:
    ColumnChip(int column, QWidget* parent);
    void setEntry(const StudyEntry& entry, bool chosen, bool focused);
    void setProgress(double fraction);
    /// Room for its whole name, if it is not one of B0..B7 and no longer than most.
    void setRoomy(bool roomy);
    [[nodiscard]] int roomyWidth() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }
    [[nodiscard]] QString badge() const {
        return m_badge;
    }  ///< "trained", "own", "random", or a state

Q_SIGNALS:
    void onlyThisRequested();  ///< Ctrl+click, or double click
    void removeRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    [[nodiscard]] bool isOwn() const;
    [[nodiscard]] QRectF closeMark() const;  ///< empty for B0..B7

    int m_column = 0;
    RunState m_state = RunState::Idle;
    QString m_badge;
    std::optional<WeightsKind> m_kind;
    double m_progress = 0.0;
    bool m_focused = false, m_roomy = false;
};

/// Click toggles, Ctrl+click or double click keeps only that one; the focused one is marked. A
/// variant's other columns stand behind it, and one's own networks behind B7; where that is too
/// narrow, below.
class ColumnBar : public QWidget {
    Q_OBJECT
public:
    ColumnBar(Study& study, Selection& selection, QWidget* parent = nullptr);

Q_SIGNALS:
    /// A second checkpoint is to stand beside this column.
    void besideRequested(int column);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void addChip(int column);
    void addButtons(QHBoxLayout* row);
    void showNetworks();
    void placeChips();
    void arrange(QHBoxLayout& row, std::vector<int>& now, std::vector<int> wanted);
    [[nodiscard]] static bool isExtra(int column);
    [[nodiscard]] bool standsBehindVariant(int column) const;
    void showMenu(int column, const QPoint& where);
    void toggle(int column);
    void showOnly(int column);
    void update(int column);
    void updateAll();

    Study& m_study;
    Selection& m_selection;
    QGridLayout* m_grid = nullptr;
    QWidget *m_family = nullptr, *m_own = nullptr;
    QHBoxLayout *m_familyRow = nullptr, *m_ownRow = nullptr;
    std::map<int, ColumnChip*> m_chips;
    std::vector<int> m_inFamily, m_inOwn;  ///< columns in both rows, in order
};

/// One word about weights: "trained", "own", "random"; "altered" for a published name with other
/// content.
[[nodiscard]] QString weightsWord(WeightsKind kind);

}  // namespace scalescope::ui
