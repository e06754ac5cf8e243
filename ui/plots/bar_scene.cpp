// SPDX-License-Identifier: Apache-2.0
#include "ui/plots/bar_scene.h"

#include "ui/base/hatch.h"
#include "ui/plots/plot_parts.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace scalescope::ui {

namespace {

constexpr double kGroupShare = 0.78;  // of a category's width; the rest is air

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

int indexAt(const Series& series, double x) {
    const auto next = std::lower_bound(series.x.begin(), series.x.end(), x - 0.5);
    if (next == series.x.end() || *next > x + 0.5)
        return -1;
    return static_cast<int>(next - series.x.begin());
}

}  // namespace

double BarScene::categoryPixels() const {
    return std::abs(m_plot.xAxis->coordToPixel(1.0) - m_plot.xAxis->coordToPixel(0.0));
}

double BarScene::yPixel(double value) const {
    return m_plot.yAxis->coordToPixel(value);
}

QColor BarScene::colourOf(std::size_t series, std::size_t index) const {
    const auto shown = [&](const QColor& colour) {
        return m_data.set.series[series].learnt ? colour : m_theme.unlearnt(colour);
    };
    if (m_data.zoneColours)
        return shown(m_theme.zone(static_cast<int>(series)));
    if (!m_data.set.series[series].column)
        if (const auto column = detail::networkOf(m_data.set.series.front(), index))
            return shown(blend(m_theme.column(column), m_theme.surface,
                               series == 0 || m_data.set.series[series].ghost ? 0.0 : 0.5));
    return detail::seriesColour(m_theme, m_data.set, series);
}

double BarScene::slotPixels() const {
    const bool grouped = m_data.arrangement == BarArrangement::Grouped;
    return categoryPixels() * kGroupShare /
           (grouped ? static_cast<double>(m_data.set.series.size()) : 1.0);
}

bool BarScene::dense() const {
    return m_data.arrangement != BarArrangement::Stacked && slotPixels() < 2.0;
}

double stackBase(const SeriesSet& set, std::size_t series, std::size_t index) {
    double base = 0;
    for (std::size_t s = 0; s < series; ++s) {
        const Series& below = set.series[s];
        if (index < below.y.size() && std::isfinite(below.y[index]))
            base += std::max(0.0, below.y[index]);
    }
    return base;
}

/// In pixels, whichever way the value points.
QRectF BarScene::rectOf(std::size_t series, std::size_t index) const {
    const Series& data = m_data.set.series[series];
    const double centre = m_plot.xAxis->coordToPixel(data.x[index]);
    const double width = slotPixels();
    double left = centre - width / 2;
    if (m_data.arrangement == BarArrangement::Grouped)
        left = centre + width * (static_cast<double>(series) -
                                 static_cast<double>(m_data.set.series.size()) / 2);
    const double base =
        m_data.arrangement == BarArrangement::Stacked ? stackBase(m_data.set, series, index) : 0.0;
    const double bottomValue = m_data.set.y.logarithmic ? m_plot.yAxis->range().lower : base;
    const double bottom = yPixel(bottomValue);
    const double top = yPixel(base + data.y[index]);
    const double gap = m_data.arrangement == BarArrangement::Grouped && width > 6 ? 1.0 : 0.0;
    return QRectF(QPointF(left, top), QPointF(left + width - gap, bottom)).normalized();
}

Bar BarScene::barAt(const QPointF& position) const {
    const double x = m_plot.xAxis->pixelToCoord(position.x());
    Bar best;
    double bestDistance = 0;
    for (std::size_t s = 0; s < m_data.set.series.size(); ++s) {
        const int index = indexAt(m_data.set.series[s], x);
        if (index < 0 || !std::isfinite(m_data.set.series[s].y[static_cast<std::size_t>(index)]))
            continue;
        const QRectF rect = rectOf(s, static_cast<std::size_t>(index));
        double distance = std::abs(rect.center().x() - position.x());
        if (m_data.arrangement == BarArrangement::Stacked)
            distance = std::abs(rect.center().y() - position.y()) - rect.height() / 2;
        else if (m_data.arrangement == BarArrangement::Overlaid || dense())
            distance = std::abs(rect.top() - position.y());
        if (best.series < 0 || distance < bestDistance) {
            best = {static_cast<int>(s), index};
            bestDistance = distance;
        }
    }
    return best;
}

void BarScene::paint(QCPPainter& painter) const {
    for (std::size_t s = 0; s < m_data.set.series.size(); ++s) {
        if (dense())
            paintDense(painter, s);
        else
            paintSparse(painter, s);
    }
    const QRect area = m_plot.axisRect()->rect();
    if (!dense()) {
        paintWhiskers(painter);
        paintTexts(painter);
    } else if (detail::nothingLearnt(m_data.set)) {
        paintHatch(painter, m_theme, area);  // single bars are too narrow for it
    }
    const double zero = yPixel(0.0);
    if (!m_data.set.y.logarithmic && zero > area.top() && zero < area.bottom()) {
        painter.setPen(QPen(m_theme.muted, 1));
        painter.drawLine(QLineF(area.left(), zero, area.right(), zero));
    }
}

void BarScene::paintDense(QCPPainter& painter, std::size_t series) const {
    const QRect area = m_plot.axisRect()->rect();
    const auto columns = columnsOf(m_data.set.series[series], *m_plot.xAxis, area);
    const QColor colour = colourOf(series, 0);
    const bool several = m_data.set.series.size() > 1;
    QColor faint = colour;
    faint.setAlphaF(several ? 0.30 : 0.42);
    const double floor = m_data.set.y.logarithmic ? m_plot.yAxis->range().lower : 0.0;
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
        const double base = yPixel(floor);
        const double near = yPixel(nearEnd);
        const double top = yPixel(columns[i].high);
        const double bottom = yPixel(columns[i].low);
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

void BarScene::paintSparse(QCPPainter& painter, std::size_t series) const {
    const Series& data = m_data.set.series[series];
    const bool overlaid =
        m_data.arrangement == BarArrangement::Overlaid && m_data.set.series.size() > 1;
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
        if (!data.learnt)
            paintHatch(painter, m_theme, rect & QRectF(m_plot.axisRect()->rect()));
    }
}

void BarScene::paintWhiskers(QCPPainter& painter) const {
    const Series& data = m_data.set.series.front();
    for (std::size_t i = 0; i < std::min({m_data.whiskers.size(), data.x.size(), data.y.size()});
         ++i) {
        if (!std::isfinite(m_data.whiskers[i].first) || !std::isfinite(m_data.whiskers[i].second))
            continue;
        const double x = rectOf(0, i).center().x();
        const double low = yPixel(m_data.whiskers[i].first);
        const double high = yPixel(m_data.whiskers[i].second);
        const double cap = std::min(5.0, slotPixels() / 4);
        // A light edge keeps it readable inside a dark bar.
        for (const QPen& pen : {QPen(m_theme.surface, 3.2), QPen(m_theme.text, 1.3)}) {
            painter.setPen(pen);
            painter.drawLine(QLineF(x, low, x, high));
            painter.drawLine(QLineF(x - cap, high, x + cap, high));
            painter.drawLine(QLineF(x - cap, low, x + cap, low));
        }
    }
}

/// Of the highest bar or whisker of a category.
double BarScene::topOver(std::size_t index) const {
    double top = rectOf(0, index).top();
    for (std::size_t s = 1; s < m_data.set.series.size(); ++s)
        if (index < m_data.set.series[s].y.size() && std::isfinite(m_data.set.series[s].y[index]))
            top = std::min(top, rectOf(s, index).top());
    if (index < m_data.whiskers.size() && std::isfinite(m_data.whiskers[index].second))
        top = std::min(top, yPixel(m_data.whiskers[index].second));
    return top;
}

void BarScene::paintTexts(QCPPainter& painter) const {
    const Series& data = m_data.set.series.front();
    painter.setFont(smallFont(m_plot.font()));
    painter.setPen(m_theme.text);
    const QFontMetrics metrics(painter.font());
    const double category = categoryPixels();
    for (std::size_t i = 0; i < std::min({m_data.texts.size(), data.x.size(), data.y.size()});
         ++i) {
        QString text = m_data.texts[i];
        if (metrics.horizontalAdvance(text) + 4 > category)
            text = text.section(u' ', 0, 0);  // the number without its unit or verdict
        const int width = metrics.horizontalAdvance(text);
        if (!std::isfinite(data.y[i]) || width + 2 > category)
            continue;
        const double x = m_plot.xAxis->coordToPixel(data.x[i]) - width / 2.0;
        const QRectF bar = rectOf(0, i);
        const bool whiskered = i < m_data.whiskers.size();
        const bool fits = bar.width() >= width + 2 && bar.height() >= metrics.height() + 4;
        if (whiskered && fits) {  // at the end of a whisker it would read as that one's value
            painter.setPen(readableOn(colourOf(0, i)));
            painter.drawText(QPointF(x, bar.bottom() - metrics.descent() - 2), text);
            painter.setPen(m_theme.text);
        } else {
            painter.drawText(QPointF(x, topOver(i) - 4), text);
        }
    }
}

void BarScene::paintCursor(QCPPainter& painter, const Bar& bar) const {
    if (bar.series < 0)
        return;
    const auto s = static_cast<std::size_t>(bar.series);
    const auto i = static_cast<std::size_t>(bar.index);
    const QRectF rect = rectOf(s, i);
    painter.setBrush(Qt::NoBrush);
    if (dense()) {
        const QRect area = m_plot.axisRect()->rect();
        painter.setPen(QPen(m_theme.muted, 1, Qt::DotLine));
        painter.drawLine(QLineF(rect.center().x(), area.top(), rect.center().x(), area.bottom()));
        painter.setPen(QPen(m_theme.text, 1));
        painter.setBrush(m_theme.surface);
        const double tip = yPixel(m_data.set.series[s].y[i]);
        painter.drawEllipse(QPointF(rect.center().x(), tip), 3.5, 3.5);
        return;
    }
    painter.setPen(QPen(m_theme.text, 1.5));
    painter.drawRect(rect);
}

}  // namespace scalescope::ui
