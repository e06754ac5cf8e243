// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/axis_labels.h"

#include <qcustomplot.h>

namespace scalescope::test {

namespace {

std::vector<AxisLabel> labelsOf(const QCPAxis& axis) {
    QVector<double> ticks;
    QVector<QString> texts;
    axis.ticker()->generate(axis.range(), QLocale(), u'g', 6, ticks, nullptr, &texts);
    const QFontMetrics metrics(axis.tickLabelFont());
    std::vector<AxisLabel> labels;
    for (qsizetype i = 0; i < ticks.size(); ++i) {
        const double width = metrics.horizontalAdvance(texts[i]);
        labels.push_back(
            {texts[i], QRectF(axis.coordToPixel(ticks[i]) - width / 2, 0, width, metrics.height()),
             axis.tickLabelRotation()});
    }
    return labels;
}

const QCustomPlot& chartOf(const ui::PlotWidget& plot) {
    return *plot.findChild<QCustomPlot*>();
}

}  // namespace

std::vector<AxisLabel> bottomLabels(const ui::PlotWidget& plot) {
    return labelsOf(*chartOf(plot).xAxis);
}

QStringList axisTexts(const ui::PlotWidget& plot) {
    QStringList texts;
    const QCustomPlot& chart = chartOf(plot);
    std::vector<const QCPAxis*> axes{chart.xAxis, chart.yAxis};
    for (const auto* scale : chart.findChildren<QCPColorScale*>())
        axes.push_back(scale->axis());
    for (const QCPAxis* axis : axes) {
        texts << axis->label();
        for (const AxisLabel& label : labelsOf(*axis))
            texts << label.text;
    }
    return texts;
}

}  // namespace scalescope::test
