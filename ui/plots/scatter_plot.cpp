// SPDX-License-Identifier: Apache-2.0
#include "ui/plots/scatter_plot.h"

#include <qcustomplot.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "core/model/variant.h"
#include "ui/convert.h"
#include "ui/plots/plot_parts.h"

namespace scalescope::ui {

namespace {

constexpr double kRadius = 5.0;
constexpr double kReachPx = 40.0;  // how near the cursor must be to a point

std::size_t pointCount(const Series& series) {
    return std::min(series.x.size(), series.y.size());
}

}  // namespace

ScatterPlot::ScatterPlot(QWidget* parent) : PlotWidget(parent) {
    plot()->axisRect()->setRangeDrag(Qt::Horizontal | Qt::Vertical);
    plot()->axisRect()->setRangeZoom(Qt::Horizontal | Qt::Vertical);
    detail::paintOn(*plot(), QStringLiteral("main"), detail::Clip::Axes, [this](QCPPainter& p) {
        if (isEmpty())
            return;
        if (m_connected)
            paintLines(p);
        paintPoints(p);
        if (m_pointLabels)
            paintLabels(p);
    });
    detail::paintOn(*plot(), QStringLiteral("overlay"), detail::Clip::Axes,
                    [this](QCPPainter& p) { paintCursor(p); });
}

void ScatterPlot::setData(const SeriesSet& set) {
    m_data = set;
    m_hovered = {};
    requestRebuild();
}

void ScatterPlot::setConnected(bool on) {
    m_connected = on;
    requestRebuild();
}

void ScatterPlot::setPointLabels(bool on) {
    m_pointLabels = on;
    requestRebuild();
}

std::string ScatterPlot::csv() const {
    return toCsv(m_data);
}
bool ScatterPlot::isEmpty() const {
    return !detail::hasPoints(m_data);
}

void ScatterPlot::rebuild() {
    detail::setAxisScale(*plot()->xAxis, m_data.x.logarithmic);
    detail::setAxisScale(*plot()->yAxis, m_data.y.logarithmic);
    plot()->xAxis->grid()->setVisible(true);
    plot()->xAxis->setLabel(detail::axisText(m_data.x));
    std::vector<LegendEntry> legend;
    for (std::size_t i = 0; i < m_data.series.size() && m_data.series.size() > 1; ++i) {
        const Series& series = m_data.series[i];
        const bool plain = !series.variant &&
                           variantIndex(series.labels.empty() ? std::string() : series.labels[0]);
        legend.push_back({qstr(series.name),
                          plain ? theme().muted : detail::seriesColour(theme(), m_data, i),
                          series.ghost});
    }
    setHeader(qstr(m_data.title), detail::axisText(m_data.y), std::move(legend));
    // Twice the usual air: points and their labels must not touch the frame.
    const auto roomy = [](std::pair<double, double> range, bool logarithmic) {
        const auto nice = detail::niceRange(range, logarithmic, false);
        if (logarithmic)
            return std::pair{nice.first / 1.15, nice.second * 1.15};
        const double air = 0.06 * (nice.second - nice.first);
        return std::pair{nice.first == 0 ? 0.0 : nice.first - air, nice.second + air};
    };
    const auto x = roomy(detail::finiteRange(m_data, false), m_data.x.logarithmic);
    const auto y = roomy(detail::finiteRange(m_data, true), m_data.y.logarithmic);
    setFullRange(x.first, x.second, y.first, y.second);
}

bool ScatterPlot::drawable(std::size_t series, std::size_t index) const {
    return std::isfinite(m_data.series[series].x[index]) &&
           std::isfinite(m_data.series[series].y[index]);
}

QPointF ScatterPlot::pixelOf(std::size_t series, std::size_t index) const {
    return {plot()->xAxis->coordToPixel(m_data.series[series].x[index]),
            plot()->yAxis->coordToPixel(m_data.series[series].y[index])};
}

QColor ScatterPlot::colourOf(std::size_t series, std::size_t index) const {
    const Series& data = m_data.series[series];
    if (!data.variant && index < data.labels.size())
        if (const auto variant = variantIndex(data.labels[index]))
            return theme().variant(variant);
    return detail::seriesColour(theme(), m_data, series);
}

void ScatterPlot::paintLines(QCPPainter& painter) const {
    painter.setBrush(Qt::NoBrush);
    for (std::size_t s = 0; s < m_data.series.size(); ++s) {
        QPolygonF line;
        for (std::size_t i = 0; i < pointCount(m_data.series[s]); ++i)
            if (drawable(s, i))
                line << pixelOf(s, i);
        const bool ghost = m_data.series[s].ghost;
        painter.setPen(QPen(theme().ghost, 1, ghost ? Qt::DotLine : Qt::SolidLine));
        painter.drawPolyline(line);
    }
}

void ScatterPlot::paintPoints(QCPPainter& painter) const {
    for (const bool ghosts : {true, false})
        for (std::size_t s = 0; s < m_data.series.size(); ++s) {
            if (m_data.series[s].ghost != ghosts)
                continue;
            for (std::size_t i = 0; i < pointCount(m_data.series[s]); ++i) {
                if (!drawable(s, i))
                    continue;
                const QColor colour = colourOf(s, i);
                painter.setPen(QPen(ghosts ? colour : theme().surface, ghosts ? 1.6 : 1.0));
                painter.setBrush(ghosts ? QBrush(theme().surface) : QBrush(colour));
                painter.drawEllipse(pixelOf(s, i), kRadius, kRadius);
            }
        }
}

/// Beside the point where nothing else is: right, left, above, below; a ghost's label gives way.
void ScatterPlot::paintLabels(QCPPainter& painter) const {
    painter.setFont(smallFont(font()));
    const QFontMetrics metrics(painter.font());
    const QRectF area = plot()->axisRect()->rect();
    std::vector<QRectF> taken;
    for (std::size_t s = 0; s < m_data.series.size(); ++s)
        for (std::size_t i = 0; i < pointCount(m_data.series[s]); ++i)
            if (drawable(s, i))
                taken.push_back(QRectF(pixelOf(s, i) - QPointF(kRadius, kRadius),
                                       QSizeF(2 * kRadius, 2 * kRadius)));
    for (const bool ghosts : {false, true})
        for (std::size_t s = 0; s < m_data.series.size(); ++s) {
            const Series& series = m_data.series[s];
            if (series.ghost != ghosts)
                continue;
            for (std::size_t i = 0; i < std::min(pointCount(series), series.labels.size()); ++i) {
                if (!drawable(s, i))
                    continue;
                const QPointF at = pixelOf(s, i);
                const QString text = qstr(series.labels[i]);
                const double w = metrics.horizontalAdvance(text), h = metrics.height();
                const std::array<QPointF, 4> corners{
                    QPointF(at.x() + kRadius + 4, at.y() - h / 2),
                    QPointF(at.x() - kRadius - 4 - w, at.y() - h / 2),
                    QPointF(at.x() - w / 2, at.y() - kRadius - 2 - h),
                    QPointF(at.x() - w / 2, at.y() + kRadius + 2)};
                for (const QPointF& corner : corners) {
                    const QRectF box(corner, QSizeF(w, h));
                    const bool free =
                        area.contains(box) &&
                        std::none_of(taken.begin(), taken.end(),
                                     [&](const QRectF& r) { return r.intersects(box); });
                    if (!free)
                        continue;
                    taken.push_back(box);
                    painter.setPen(ghosts ? theme().muted : theme().text);
                    painter.drawText(box, Qt::AlignCenter, text);
                    break;
                }
            }
        }
}

ScatterPlot::Point ScatterPlot::nearest(const QPointF& position) const {
    Point best;
    double bestDistance = kReachPx;
    for (std::size_t s = 0; s < m_data.series.size(); ++s)
        for (std::size_t i = 0; i < pointCount(m_data.series[s]); ++i) {
            if (!drawable(s, i))
                continue;
            const double distance = QLineF(pixelOf(s, i), position).length();
            if (distance < bestDistance) {
                best = {static_cast<int>(s), static_cast<int>(i)};
                bestDistance = distance;
            }
        }
    return best;
}

QString ScatterPlot::readoutAt(const QPointF& position) {
    const Point point = nearest(position);
    const bool changed = point.series != m_hovered.series || point.index != m_hovered.index;
    m_hovered = point;
    if (point.series < 0)
        return {};
    if (changed)
        Q_EMIT pointHovered(point.series, point.index);
    const Series& series = m_data.series[static_cast<std::size_t>(point.series)];
    const auto i = static_cast<std::size_t>(point.index);
    const QString label =
        i < series.labels.size() ? QString(qstr(series.labels[i]) + u", ") : QString();
    return label + qstr(series.name) + u'\n' + qstr(m_data.x.title) + u": " +
           detail::valueText(series.x[i], m_data.x.unit) + u'\n' + qstr(m_data.y.title) + u": " +
           detail::valueText(series.y[i], m_data.y.unit);
}

void ScatterPlot::cursorLeft() {
    m_hovered = {};
}

void ScatterPlot::clickedAt(const QPointF& position) {
    const Point point = nearest(position);
    if (point.series >= 0)
        Q_EMIT pointClicked(point.series, point.index);
}

void ScatterPlot::paintCursor(QCPPainter& painter) const {
    if (m_hovered.series < 0 || isEmpty())
        return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme().text, 1.8));
    painter.drawEllipse(pixelOf(static_cast<std::size_t>(m_hovered.series),
                                static_cast<std::size_t>(m_hovered.index)),
                        kRadius + 2.5, kRadius + 2.5);
}

}  // namespace scalescope::ui
