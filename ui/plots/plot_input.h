// SPDX-License-Identifier: Apache-2.0
// Mouse, wheel and keys over a chart: where the cursor is, what is clicked, whether the focus
// shows.
#pragma once

#include "ui/plots/plot_widget.h"

#include <QPointF>

#include <optional>

class QEvent;

namespace scalescope::ui {

class PlotInput {
public:
    explicit PlotInput(PlotWidget& chart) : m_chart(chart) {}

    /// Of the plot. True: the event goes no further.
    bool takes(QEvent* event);

    /// Of the mouse or of the arrow keys; nullopt: it reads nothing.
    [[nodiscard]] std::optional<QPointF> cursor() const { return m_cursor; }
    void forgetCursor() { m_cursor.reset(); }
    /// The focus came by the keyboard.
    [[nodiscard]] bool focusShown() const { return m_focusShown; }
    void setFocusShown(bool on) { m_focusShown = on; }

private:
    [[nodiscard]] QCustomPlot& plot() const;
    void mouseEvent(QEvent* event);
    bool wheelEventTaken(QEvent* event) const;
    bool keyTaken(QEvent* event, bool act);
    void moveCursor(Arrow arrow);
    void showCursor(const QPointF& at, const QString& text);
    void focusMoved(QFocusEvent* event);

    PlotWidget& m_chart;
    bool m_pressed = false, m_dragged = false, m_doubleClicked = false;
    QPointF m_pressedAt;
    std::optional<QPointF> m_cursor;
    bool m_focusShown = false;
};

}  // namespace scalescope::ui
