// SPDX-License-Identifier: Apache-2.0
// What stands at the axes of a chart, as it was drawn last.
#pragma once

#include "ui/plots/plot_widget.h"

#include <QRectF>
#include <QStringList>

#include <vector>

namespace scalescope::test {

struct AxisLabel {
    QString text;
    QRectF place;          ///< upright labels only; in pixels of the chart
    double slanted = 0.0;  ///< degrees
};

[[nodiscard]] std::vector<AxisLabel> bottomLabels(const ui::PlotWidget& plot);
/// Of all axes, those of a colour scale too.
[[nodiscard]] QStringList axisTexts(const ui::PlotWidget& plot);

}  // namespace scalescope::test
