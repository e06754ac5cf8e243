// SPDX-License-Identifier: Apache-2.0
#include "ui/plots/plot_zoom.h"

#include <qcustomplot.h>

#include <algorithm>

namespace scalescope::ui {

namespace {

constexpr double kMostZoom = 5000.0;  // times the full range

void clampAxis(QCPAxis& axis, double low, double high) {
    const QCPRange range = axis.range();
    if (axis.scaleType() == QCPAxis::stLogarithmic) {
        axis.setRange(std::max(low, range.lower), std::min(high, range.upper));
        return;
    }
    const double span = std::clamp(range.size(), (high - low) / kMostZoom, high - low);
    const double start = std::clamp(range.lower, low, high - span);
    axis.setRange(start, start + span);
}

}  // namespace

bool PlotZoom::isInside() const {
    const QCPRange x = m_plot.xAxis->range(), y = m_plot.yAxis->range();
    return x.lower >= m_full.xLow && x.upper <= m_full.xHigh && y.lower >= m_full.yLow &&
           y.upper <= m_full.yHigh;
}

void PlotZoom::setFull(double xLow, double xHigh, double yLow, double yHigh) {
    m_full = {xLow, xHigh, yLow, yHigh};
    if (!m_zoomed || !isInside())
        reset();
}

void PlotZoom::reset() {
    m_setting = true;
    m_plot.xAxis->setRange(m_full.xLow, m_full.xHigh);
    m_plot.yAxis->setRange(m_full.yLow, m_full.yHigh);
    m_setting = false;
    m_zoomed = false;
    m_plot.replot(QCustomPlot::rpQueuedReplot);
}

void PlotZoom::keepInside() {
    if (m_setting)
        return;
    m_setting = true;
    clampAxis(*m_plot.xAxis, m_full.xLow, m_full.xHigh);
    clampAxis(*m_plot.yAxis, m_full.yLow, m_full.yHigh);
    m_zoomed = true;
    m_setting = false;
}

}  // namespace scalescope::ui
