// SPDX-License-Identifier: Apache-2.0
// One network as a button: its colour, name, what it runs on, how far it is.
#pragma once

#include "ui/engine/study_entry.h"

#include <QToolButton>

#include <optional>

namespace scalescope::ui {

/// A chip paints its colour, name, badge and state; it is a button for keyboard and tests. Those of
/// one's own networks are wider, with a mark that removes them.
class ColumnChip : public QToolButton {
    Q_OBJECT
public:
    ColumnChip(ColumnIndex column, QWidget* parent);
    void setEntry(const StudyEntry& entry, bool chosen, bool focused);
    void setProgress(double fraction);
    /// Room for its whole name, if it is not one of B0..B7 and no longer than most.
    void setRoomy(bool roomy);
    [[nodiscard]] int roomyWidth() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }
    [[nodiscard]] QString badge() const {
        return m_badge;
    }  ///< "trained", "random", one's own file, or a state

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

    ColumnIndex m_column;
    RunState m_state = RunState::Idle;
    QString m_badge;
    std::optional<WeightsKind> m_kind;
    double m_progress = 0.0;
    bool m_focused = false, m_roomy = false;
};

/// One word about weights: "trained", "own", "random"; "altered" for a published name with other
/// content.
[[nodiscard]] QString weightsWord(WeightsKind kind);

}  // namespace scalescope::ui
