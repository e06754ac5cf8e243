// SPDX-License-Identifier: Apache-2.0
#include "ui/plots/colour_scale.h"

#include "ui/base/convert.h"
#include "ui/plots/plot_tickers.h"

#include <qcustomplot.h>

namespace scalescope::ui::detail {

namespace {

QCPColorGradient gradientOf(const Ramp& ramp) {
    QCPColorGradient gradient;
    gradient.clearColorStops();
    const std::vector<QColor>& stops = ramp.stops();
    for (std::size_t i = 0; i < stops.size(); ++i)
        gradient.setColorStopAt(static_cast<double>(i) / static_cast<double>(stops.size() - 1),
                                stops[i]);
    return gradient;
}

}  // namespace

void ColourScale::setShown(bool shown) {
    if (shown == (m_scale != nullptr))
        return;
    if (!shown) {
        m_plot.plotLayout()->remove(m_scale);
        m_plot.plotLayout()->simplify();
        m_scale = nullptr;
        return;
    }
    m_scale = new QCPColorScale(&m_plot);
    m_plot.plotLayout()->addElement(1, 1, m_scale);
    m_plot.plotLayout()->setColumnStretchFactor(1, 0.001);
    auto* group = new QCPMarginGroup(&m_plot);
    m_plot.axisRect()->setMarginGroup(QCP::msTop | QCP::msBottom, group);
    m_scale->setMarginGroup(QCP::msTop | QCP::msBottom, group);
    m_scale->setBarWidth(10);
    m_scale->setRangeDrag(false);
    m_scale->setRangeZoom(false);
}

void ColourScale::update(const Grid2d& grid, const Theme& theme, const QFont& font) {
    if (!m_scale)
        return;
    m_scale->setGradient(gradientOf(theme.heat(grid.learnt)));
    m_scale->setDataRange(QCPRange(grid.rangeMin, grid.rangeMax));
    QCPAxis* axis = m_scale->axis();
    axis->setTicker(numberTicker());
    axis->setBasePen(Qt::NoPen);
    axis->setTickPen(Qt::NoPen);
    axis->setSubTicks(false);
    axis->setTickLabelFont(smallFont(font));
    axis->setTickLabelColor(theme.muted);
    axis->setLabelFont(smallFont(font));
    axis->setLabelColor(theme.muted);
    axis->setLabel(qstr(grid.unit));
    for (QCPAxis* frame : axis->axisRect()->axes())
        frame->setBasePen(Qt::NoPen);
}

}  // namespace scalescope::ui::detail
