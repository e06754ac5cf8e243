// SPDX-License-Identifier: Apache-2.0
// A chart by keyboard: shortcuts, and a read-out that the arrow keys move from value to value.
#include "ui/plots/plot_impl.h"
#include "ui/plots/plot_widget.h"

#include <qcustomplot.h>

#include <QApplication>
#include <QClipboard>

#include <algorithm>

namespace scalescope::ui {

namespace {

std::optional<Arrow> arrowOf(const QKeyEvent& key) {
    if ((key.modifiers() & ~Qt::KeyboardModifiers(Qt::KeypadModifier)) != Qt::NoModifier)
        return std::nullopt;
    switch (key.key()) {
        case Qt::Key_Left:
            return Arrow::Left;
        case Qt::Key_Right:
            return Arrow::Right;
        case Qt::Key_Up:
            return Arrow::Up;
        case Qt::Key_Down:
            return Arrow::Down;
        default:
            return std::nullopt;
    }
}

QPointF onePixel(Arrow arrow) {
    switch (arrow) {
        case Arrow::Left:
            return {-1, 0};
        case Arrow::Right:
            return {1, 0};
        case Arrow::Up:
            return {0, -1};
        case Arrow::Down:
            return {0, 1};
    }
    return {};
}

}  // namespace

bool PlotWidget::keyTaken(QEvent* event, bool act) {
    auto* key = static_cast<QKeyEvent*>(event);
    const auto does = [&](bool matches, auto&& action) {
        if (matches && act)
            action();
        if (matches)
            event->accept();
        return matches;
    };
    const bool plain = key->modifiers() == Qt::NoModifier;
    const auto arrow = arrowOf(*key);
    return does(key->matches(QKeySequence::Copy),
                [this] { QApplication::clipboard()->setImage(image(2.0)); }) ||
           does(key->matches(QKeySequence::Save),
                [this] { chooseAndSave(QStringLiteral("png")); }) ||
           does(key->key() == Qt::Key_S &&
                    key->modifiers() == (Qt::ControlModifier | Qt::ShiftModifier),
                [this] { chooseAndSave(QStringLiteral("csv")); }) ||
           does(key->key() == Qt::Key_Home && plain, [this] { resetZoom(); }) ||
           does(arrow && !isEmpty(), [&] { moveCursor(*arrow); }) ||
           does(key->key() == Qt::Key_Return && plain && m_impl->cursor && !isEmpty(),
                [this] { clickedAt(*m_impl->cursor); });
}

void PlotWidget::moveCursor(Arrow arrow) {
    if (m_impl->dirty)
        buildNow();
    const QRectF area = m_plot->axisRect()->rect();
    // The first arrow shows what is at the left edge.
    const QPointF start(area.left() - 1, area.center().y());
    const KeyCursor to =
        m_impl->cursor ? arrowMoved(*m_impl->cursor, arrow) : arrowMoved(start, Arrow::Right);
    showCursor(to.at, to.text);
    setAccessibleDescription(QString(to.text).replace(u'\n', QStringLiteral(", ")));
}

PlotWidget::KeyCursor PlotWidget::arrowMoved(const QPointF& from, Arrow arrow) {
    const QRectF area = m_plot->axisRect()->rect();
    const QPointF step = onePixel(arrow);
    const QString before = area.contains(from) ? readoutAt(from) : QString();
    for (QPointF at = from + step; area.contains(at); at += step)
        if (const QString text = readoutAt(at); !text.isEmpty() && text != before)
            return {at, text};
    return {from, before.isEmpty() ? QString() : readoutAt(from)};
}

void PlotWidget::showCursor(const QPointF& at, const QString& text) {
    m_impl->cursor = text.isEmpty() ? std::nullopt : std::optional(at);
    if (text.isEmpty())
        cursorLeft();
    showReadout(at.toPoint(), text);
    m_plot->layer(QStringLiteral("overlay"))->replot();
}

void PlotWidget::focusMoved(QFocusEvent* event) {
    const bool byKey = event->reason() == Qt::TabFocusReason ||
                       event->reason() == Qt::BacktabFocusReason ||
                       event->reason() == Qt::ShortcutFocusReason;
    m_impl->focusShown = event->gotFocus() && byKey;
    if (event->lostFocus() && event->reason() != Qt::PopupFocusReason)
        showCursor({}, {});
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

/// Where the keyboard is, must be seen.
void PlotWidget::paintFocus(QCPPainter& painter) const {
    if (!m_impl->focusShown)
        return;
    painter.setAntialiasing(false);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(m_impl->theme.accent, 1));
    painter.drawRect(m_plot->viewport().adjusted(0, 0, -1, -1));
}

}  // namespace scalescope::ui
