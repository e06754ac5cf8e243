// SPDX-License-Identifier: Apache-2.0
#include "ui/base/hatch.h"

#include <QLineF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace scalescope::ui {

namespace {

constexpr double kStepPx = 8.0;  // from line to line, along either side

}  // namespace

void paintHatch(QPainter& painter, const Theme& theme, const QRectF& area) {
    if (area.isEmpty())
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.hatch, 1.0));
    // On each line x + y is the same.
    const double last = area.right() + area.bottom();
    for (double sum = std::ceil((area.left() + area.top()) / kStepPx) * kStepPx; sum < last;
         sum += kStepPx) {
        const double left = std::max(area.left(), sum - area.bottom());
        const double right = std::min(area.right(), sum - area.top());
        painter.drawLine(QLineF(left, sum - left, right, sum - right));
    }
    painter.restore();
}

}  // namespace scalescope::ui
