// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/overlay.h"

#include "ui/base/theme.h"

#include <QApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QTimer>

namespace scalescope::ui {

Overlay::Overlay(QWidget& window) : QFrame(&window), m_window(window) {
    hide();
    window.installEventFilter(this);
    connect(qApp, &QApplication::focusChanged, this,
            [this](QWidget*, const QWidget* now) { followFocus(now); });
}

void Overlay::open() {
    if (isVisible())
        return;
    m_before = m_window.focusWidget();
    qApp->installEventFilter(this);
    place();
    show();
    raise();
    setFocus(Qt::PopupFocusReason);
}

void Overlay::shut() {
    if (!isVisible())
        return;
    const QWidget* focus = m_window.focusWidget();
    const bool hadFocus = focus == this || isAncestorOf(focus);
    qApp->removeEventFilter(this);
    hide();
    if (hadFocus && m_before)
        m_before->setFocus(Qt::PopupFocusReason);
    Q_EMIT shutDown();
}

/// Another window may have the focus meanwhile: that ends nothing.
void Overlay::followFocus(const QWidget* now) {
    if (isVisible() && !m_keepsOpen && now && now->window() == &m_window && now != this &&
        !isAncestorOf(now))
        shut();
}

void Overlay::place() {
    setGeometry(placeIn(m_window.size()).intersected(m_window.rect()));
}

void Overlay::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const Theme theme = themeOf(palette());
    painter.fillRect(rect(), theme.window);
    painter.setPen(QPen(theme.accent, 2));
    painter.drawRect(rect().adjusted(1, 1, -1, -1));
}

void Overlay::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape)
        return shut();
    QFrame::keyPressEvent(event);
}

bool Overlay::eventFilter(QObject* watched, QEvent* event) {
    // In the next turn the window's parts have their new places.
    if (watched == &m_window && event->type() == QEvent::Resize && isVisible())
        QTimer::singleShot(0, this, [this] { place(); });
    if (event->type() == QEvent::MouseButtonPress && !m_keepsOpen && isVisible()) {
        const auto* under = qobject_cast<const QWidget*>(watched);
        if (under && under->window() == &m_window && under != this && !isAncestorOf(under))
            shut();
    }
    return QFrame::eventFilter(watched, event);
}

}  // namespace scalescope::ui
