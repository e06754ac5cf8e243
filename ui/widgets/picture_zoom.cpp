// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/picture_zoom.h"

#include <QAbstractScrollArea>
#include <QApplication>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>

namespace scalescope::ui {

QRectF PictureZoom::over(const QRectF& fitted) const {
    if (!isOn())
        return fitted;
    QRectF zoomed(QPointF(), fitted.size() * m_factor);
    zoomed.moveCenter(fitted.center() + m_offset);
    return zoomed;
}

void PictureZoom::zoom(double factor, const QPointF& about, const QRectF& fitted) {
    const QPointF middle = over(fitted).center();
    const double before = m_factor;
    m_factor = std::clamp(m_factor * factor, 1.0, kLargest);
    m_offset = about + (middle - about) * (m_factor / before) - fitted.center();
    clamp(fitted);
}

void PictureZoom::moveBy(const QPointF& distance, const QRectF& fitted) {
    m_offset += distance;
    clamp(fitted);
}

void PictureZoom::clamp(const QRectF& fitted) {
    const double x = fitted.width() * (m_factor - 1) / 2;
    const double y = fitted.height() * (m_factor - 1) / 2;
    m_offset = {std::clamp(m_offset.x(), -x, x), std::clamp(m_offset.y(), -y, y)};
}

void PictureZoom::press(const QPointF& at) {
    m_dragFrom = at;
    m_dragged = false;
}

bool PictureZoom::drag(const QPointF& to, const QRectF& fitted) {
    if (!m_dragFrom || !isOn())
        return false;
    const QPointF way = to - *m_dragFrom;
    m_dragged = m_dragged || way.manhattanLength() >= QApplication::startDragDistance();
    if (!m_dragged)
        return false;
    moveBy(way, fitted);
    m_dragFrom = to;
    return true;
}

bool PictureZoom::release() {
    m_dragFrom.reset();
    return !m_dragged;
}

bool wheelIsFor(const QWidget& view, const QWheelEvent& event) {
    if (view.hasFocus() || event.modifiers().testFlag(Qt::ControlModifier))
        return true;
    for (const QWidget* parent = view.parentWidget(); parent; parent = parent->parentWidget())
        if (const auto* area = qobject_cast<const QAbstractScrollArea*>(parent))
            return area->verticalScrollBar()->maximum() == 0;
    return true;
}

}  // namespace scalescope::ui
