// SPDX-License-Identifier: Apache-2.0
// Fusion with edges that can be seen on dark ground: it draws those of check boxes and of fields in
// a shade darker than the window.
#pragma once

#include <QProxyStyle>

namespace scalescope::ui {

class EdgeStyle : public QProxyStyle {
    Q_OBJECT
public:
    EdgeStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget = nullptr) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                            QPainter* painter, const QWidget* widget = nullptr) const override;
};

}  // namespace scalescope::ui
