// SPDX-License-Identifier: Apache-2.0
#include "ui/plots/plot_input.h"

#include "ui/base/convert.h"
#include "ui/plots/plot_impl.h"

#include <qcustomplot.h>

#include <QScrollArea>
#include <QScrollBar>
#include <QToolTip>

#include <cmath>

namespace scalescope::ui {

namespace {

constexpr double kDragDistancePx = 4.0;

}  // namespace

QCustomPlot& PlotInput::plot() const {
    return *m_chart.m_plot;
}

bool PlotInput::takes(QEvent* event) {
    switch (event->type()) {
        case QEvent::MouseButtonPress:
        case QEvent::MouseButtonRelease:
        case QEvent::MouseButtonDblClick:
        case QEvent::MouseMove:
        case QEvent::Leave:
            mouseEvent(event);
            return false;
        case QEvent::Wheel:
            return wheelEventTaken(event);
        case QEvent::FocusIn:
        case QEvent::FocusOut:
            focusMoved(static_cast<QFocusEvent*>(event));
            return false;
        case QEvent::ShortcutOverride:
            return keyTaken(event, false);
        case QEvent::KeyPress:
            return keyTaken(event, true);
        case QEvent::ContextMenu:
            showPlotMenu(m_chart, static_cast<QContextMenuEvent*>(event)->globalPos(),
                         !m_chart.isEmpty(), [this](PlotCommand command) { m_chart.run(command); });
            return true;
        case QEvent::ToolTip: {
            auto* help = static_cast<QHelpEvent*>(event);
            const bool onHeader = m_chart.m_impl->headerElement->outerRect().contains(help->pos());
            const QString tip = onHeader ? definitionTip(m_chart.m_impl->definitionKey) : QString();
            QToolTip::showText(help->globalPos(), tip, &plot());
            return true;
        }
        default:
            return false;
    }
}

void PlotInput::mouseEvent(QEvent* event) {
    const auto update = [this](const QPointF& at, bool inside) {
        QString text;
        if (inside && !m_chart.isEmpty() && plot().axisRect()->rect().contains(at.toPoint()))
            text = m_chart.readoutAt(at);
        showCursor(at, text);
    };
    if (event->type() == QEvent::Leave)
        return update({}, false);
    const auto* mouse = static_cast<QMouseEvent*>(event);
    const QPointF at = mouse->position();
    if (event->type() == QEvent::MouseButtonDblClick) {
        m_doubleClicked = true;
        m_chart.resetZoom();
    } else if (event->type() == QEvent::MouseButtonPress) {
        m_pressed = mouse->button() == Qt::LeftButton;
        m_dragged = m_doubleClicked = false;
        m_pressedAt = at;
    } else if (event->type() == QEvent::MouseButtonRelease) {
        const bool click = m_pressed && !m_dragged && !m_doubleClicked;
        const bool onHeader = m_chart.m_impl->headerElement->outerRect().contains(at.toPoint());
        if (click && onHeader && !m_chart.definitionKey().isEmpty())
            Q_EMIT m_chart.definitionWanted(m_chart.definitionKey());
        else if (click && !m_chart.isEmpty())
            m_chart.clickedAt(at);
        m_pressed = false;
    } else {
        m_dragged |= m_pressed && QLineF(at, m_pressedAt).length() > kDragDistancePx;
        update(at, !(m_pressed && m_dragged));
    }
}

/// True: the chart does not get the wheel, because a scroll area around it does.
bool PlotInput::wheelEventTaken(QEvent* event) const {
    const auto* wheel = static_cast<QWheelEvent*>(event);
    if (m_chart.isEmpty()) {
        event->ignore();
        return true;
    }
    if (plot().hasFocus() || wheel->modifiers().testFlag(Qt::ControlModifier))
        return false;
    for (const QWidget* parent = m_chart.parentWidget(); parent; parent = parent->parentWidget()) {
        const auto* area = qobject_cast<const QScrollArea*>(parent);
        if (area && area->verticalScrollBar()->maximum() > 0) {
            event->ignore();
            return true;
        }
    }
    return false;
}

/// act: the key was pressed; else only whether a shortcut of the window may have it is asked.
bool PlotInput::keyTaken(QEvent* event, bool act) {
    const auto& key = *static_cast<QKeyEvent*>(event);
    const auto arrow = m_chart.isEmpty() ? std::nullopt : arrowOf(key);
    auto command = commandOf(key);
    if (command == PlotCommand::Click && (!m_cursor || m_chart.isEmpty()))
        command.reset();
    if (!command && !arrow)
        return false;
    event->accept();
    if (act && command)
        m_chart.run(*command);
    else if (act)
        moveCursor(*arrow);
    return true;
}

void PlotInput::moveCursor(Arrow arrow) {
    if (m_chart.m_impl->dirty)
        m_chart.buildNow();
    const QRectF area = plot().axisRect()->rect();
    // The first arrow shows what is at the left edge.
    const QPointF start(area.left() - 1, area.center().y());
    const PlotWidget::KeyCursor to =
        m_cursor ? m_chart.arrowMoved(*m_cursor, arrow) : m_chart.arrowMoved(start, Arrow::Right);
    showCursor(to.at, to.text);
    m_chart.setAccessibleDescription(QString(to.text).replace(u'\n', QStringLiteral(", ")));
}

void PlotInput::showCursor(const QPointF& at, const QString& text) {
    m_cursor = text.isEmpty() ? std::nullopt : std::optional(at);
    if (text.isEmpty())
        m_chart.cursorLeft();
    m_chart.showReadout(at.toPoint(), text);
    plot().layer(QStringLiteral("overlay"))->replot();
}

void PlotInput::focusMoved(QFocusEvent* event) {
    const bool byKey = event->reason() == Qt::TabFocusReason ||
                       event->reason() == Qt::BacktabFocusReason ||
                       event->reason() == Qt::ShortcutFocusReason;
    m_focusShown = event->gotFocus() && byKey;
    if (event->lostFocus() && event->reason() != Qt::PopupFocusReason)
        showCursor({}, {});
    plot().replot(QCustomPlot::rpQueuedReplot);
}

}  // namespace scalescope::ui
