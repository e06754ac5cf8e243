// SPDX-License-Identifier: Apache-2.0
#include "ui/base/edge_style.h"

#include "ui/base/theme.h"

#include <QPainter>
#include <QStyleOption>

namespace scalescope::ui {

namespace {

constexpr double kEdgeShare = 0.45, kFaintEdgeShare = 0.2, kEdgeRadius = 2.0;

/// Nothing on light ground, where Fusion's own edge is seen.
void drawEdge(QPainter& painter, const QStyleOption& option, bool round) {
    const Theme theme = themeOf(option.palette);
    if (!theme.dark)
        return;
    const bool on = option.state.testFlag(QStyle::State_Enabled);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(blend(theme.window, theme.text, on ? kEdgeShare : kFaintEdgeShare));
    const QRectF edge = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    round ? painter.drawEllipse(edge) : painter.drawRoundedRect(edge, kEdgeRadius, kEdgeRadius);
    painter.restore();
}

}  // namespace

void EdgeStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option,
                              QPainter* painter, const QWidget* widget) const {
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    if (element == PE_IndicatorCheckBox || element == PE_IndicatorItemViewItemCheck ||
        element == PE_FrameLineEdit)
        drawEdge(*painter, *option, false);
    else if (element == PE_IndicatorRadioButton)
        drawEdge(*painter, *option, true);
}

void EdgeStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                                   QPainter* painter, const QWidget* widget) const {
    QProxyStyle::drawComplexControl(control, option, painter, widget);
    if (control == CC_SpinBox || control == CC_ComboBox)
        drawEdge(*painter, *option, false);
}

}  // namespace scalescope::ui
