// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/ramp_legend.h"

#include "ui/widgets/diagram_view.h"

#include <QPainter>

namespace scalescope::ui {

RampLegend::RampLegend(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void RampLegend::setLegend(const DiagramLegend& legend) {
    m_legend = legend;
    setAccessibleName(legend.title + u": " + legend.low + u" – " + legend.high);
    setToolTip(accessibleName());
    update();
}

QSize RampLegend::sizeHint() const {
    return {240, 20};
}

void RampLegend::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    paintLegend(painter, QRectF(rect()).adjusted(4, 0, -4, 0), m_legend, themeOf(palette()));
}

}  // namespace scalescope::ui
