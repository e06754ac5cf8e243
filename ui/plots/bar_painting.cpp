// SPDX-License-Identifier: Apache-2.0
#include "ui/plots/bar_plot.h"
#include "ui/plots/plot_parts.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace scalescope::ui {

namespace {

/// Smallest and largest value of the bars that touch one column of pixels.
struct ColumnRange {
    double low = std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();
    [[nodiscard]] bool empty() const { return low > high; }
    void add(double value) {
        low = std::min(low, value);
        high = std::max(high, value);
    }
};

std::vector<ColumnRange> columnsOf(const Series& series, const QCPAxis& axis, const QRect& area) {
    std::vector<ColumnRange> columns(static_cast<std::size_t>(std::max(1, area.width())));
    const int last = static_cast<int>(columns.size()) - 1;
    for (std::size_t i = 0; i < std::min(series.x.size(), series.y.size()); ++i) {
        if (!std::isfinite(series.y[i]))
            continue;
        const double from = axis.coordToPixel(series.x[i] - 0.5) - area.left();
        const double to = axis.coordToPixel(series.x[i] + 0.5) - area.left();
        if (to < 0 || from > area.width())
            continue;
        const int begin = std::clamp(static_cast<int>(std::floor(from)), 0, last);
        const int end = std::clamp(static_cast<int>(std::ceil(to)) - 1, begin, last);
        for (int column = begin; column <= end; ++column)
            columns[static_cast<std::size_t>(column)].add(series.y[i]);
    }
    return columns;
}

}  // namespace

void BarPlot::paintBars(QCPPainter& painter) const {
    for (std::size_t s = 0; s < m_data.series.size(); ++s) {
        if (dense())
            paintDense(painter, s);
        else
            paintSparse(painter, s);
    }
    if (!dense()) {
        paintWhiskers(painter);
        paintTexts(painter);
    }
    const QRect area = plot()->axisRect()->rect();
    const double zero = plot()->yAxis->coordToPixel(0.0);
    if (!m_data.y.logarithmic && zero > area.top() && zero < area.bottom()) {
        painter.setPen(QPen(theme().muted, 1));
        painter.drawLine(QLineF(area.left(), zero, area.right(), zero));
    }
}

void BarPlot::paintDense(QCPPainter& painter, std::size_t series) const {
    const QRect area = plot()->axisRect()->rect();
    const auto columns = columnsOf(m_data.series[series], *plot()->xAxis, area);
    const QColor colour = colourOf(series, 0);
    const bool several = m_data.series.size() > 1;
    QColor faint = colour;
    faint.setAlphaF(several ? 0.30 : 0.42);
    const double floor = m_data.y.logarithmic ? plot()->yAxis->range().lower : 0.0;
    painter.setAntialiasing(false);
    painter.setPen(Qt::NoPen);
    QPolygonF outline;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].empty())
            continue;
        const double x = area.left() + static_cast<double>(i);
        // Between the values of a column: light. From the axis to the nearest of them: full.
        const double nearEnd = columns[i].low >= floor    ? columns[i].low
                               : columns[i].high <= floor ? columns[i].high
                                                          : floor;
        const double base = plot()->yAxis->coordToPixel(floor);
        const double near = plot()->yAxis->coordToPixel(nearEnd);
        const double top = plot()->yAxis->coordToPixel(columns[i].high);
        const double bottom = plot()->yAxis->coordToPixel(columns[i].low);
        if (!several)
            painter.fillRect(QRectF(QPointF(x, near), QPointF(x + 1, base)).normalized(), colour);
        painter.fillRect(QRectF(QPointF(x, top), QPointF(x + 1, std::max(bottom, top + 1))), faint);
        outline << QPointF(x, top) << QPointF(x + 1, top);
    }
    if (several) {
        painter.setAntialiasing(true);
        painter.setPen(QPen(colour, 1.3));
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(outline);
    }
}

void BarPlot::paintSparse(QCPPainter& painter, std::size_t series) const {
    const Series& data = m_data.series[series];
    const bool overlaid = m_arrangement == Arrangement::Overlaid && m_data.series.size() > 1;
    for (std::size_t i = 0; i < std::min(data.x.size(), data.y.size()); ++i) {
        if (!std::isfinite(data.y[i]))
            continue;
        const QRectF rect = rectOf(series, i);
        const QColor colour = colourOf(series, i);
        if (data.ghost || overlaid) {
            QColor fill = colour;
            fill.setAlphaF(data.ghost ? 0.0F : 0.22F);
            painter.setPen(QPen(colour, 1.3));
            painter.setBrush(fill);
            painter.drawRect(rect.adjusted(0.65, 0.65, -0.65, 0));
        } else {
            painter.fillRect(rect, colour);
        }
    }
}

void BarPlot::paintWhiskers(QCPPainter& painter) const {
    const Series& data = m_data.series.front();
    for (std::size_t i = 0; i < std::min({m_whiskers.size(), data.x.size(), data.y.size()}); ++i) {
        if (!std::isfinite(m_whiskers[i].first) || !std::isfinite(m_whiskers[i].second))
            continue;
        const double x = rectOf(0, i).center().x();
        const double low = plot()->yAxis->coordToPixel(m_whiskers[i].first);
        const double high = plot()->yAxis->coordToPixel(m_whiskers[i].second);
        const double cap = std::min(5.0, slotPixels() / 4);
        // A light edge keeps it readable inside a dark bar.
        for (const QPen& pen : {QPen(theme().surface, 3.2), QPen(theme().text, 1.3)}) {
            painter.setPen(pen);
            painter.drawLine(QLineF(x, low, x, high));
            painter.drawLine(QLineF(x - cap, high, x + cap, high));
            painter.drawLine(QLineF(x - cap, low, x + cap, low));
        }
    }
}

void BarPlot::paintTexts(QCPPainter& painter) const {
    const Series& data = m_data.series.front();
    painter.setFont(smallFont(font()));
    painter.setPen(theme().text);
    const QFontMetrics metrics(painter.font());
    const double category =
        std::abs(plot()->xAxis->coordToPixel(1.0) - plot()->xAxis->coordToPixel(0.0));
    for (std::size_t i = 0; i < std::min({m_texts.size(), data.x.size(), data.y.size()}); ++i) {
        QString text = m_texts[i];
        if (metrics.horizontalAdvance(text) + 4 > category)
            text = text.section(u' ', 0, 0);  // the number without its unit or verdict
        const int width = metrics.horizontalAdvance(text);
        if (!std::isfinite(data.y[i]) || width + 2 > category)
            continue;
        double top = rectOf(0, i).top();
        for (std::size_t s = 1; s < m_data.series.size(); ++s)
            if (i < m_data.series[s].y.size() && std::isfinite(m_data.series[s].y[i]))
                top = std::min(top, rectOf(s, i).top());
        if (i < m_whiskers.size() && std::isfinite(m_whiskers[i].second))
            top = std::min(top, plot()->yAxis->coordToPixel(m_whiskers[i].second));
        const double x = plot()->xAxis->coordToPixel(data.x[i]);
        painter.drawText(QPointF(x - width / 2.0, top - 4), text);
    }
}

void BarPlot::paintCursor(QCPPainter& painter) const {
    if (m_hovered.series < 0)
        return;
    const auto s = static_cast<std::size_t>(m_hovered.series);
    const auto i = static_cast<std::size_t>(m_hovered.index);
    const QRectF rect = rectOf(s, i);
    painter.setBrush(Qt::NoBrush);
    if (dense()) {
        const QRect area = plot()->axisRect()->rect();
        painter.setPen(QPen(theme().muted, 1, Qt::DotLine));
        painter.drawLine(QLineF(rect.center().x(), area.top(), rect.center().x(), area.bottom()));
        painter.setPen(QPen(theme().text, 1));
        painter.setBrush(theme().surface);
        const double tip = plot()->yAxis->coordToPixel(m_data.series[s].y[i]);
        painter.drawEllipse(QPointF(rect.center().x(), tip), 3.5, 3.5);
        return;
    }
    painter.setPen(QPen(theme().text, 1.5));
    painter.drawRect(rect);
}

}  // namespace scalescope::ui
