// SPDX-License-Identifier: Apache-2.0
#include "ui/plots/scatter_plot.h"

#include "ui/base/convert.h"
#include "ui/plots/plot_parts.h"
#include "ui/plots/plot_tickers.h"

#include <qcustomplot.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace scalescope::ui {

namespace {

constexpr double kRadius = 5.0;
constexpr double kReachPx = 40.0;  // how near the cursor must be to a point

}  // namespace

ScatterPlot::ScatterPlot(QWidget* parent) : PlotWidget(parent) {
    plot()->axisRect()->setRangeDrag(Qt::Horizontal | Qt::Vertical);
    plot()->axisRect()->setRangeZoom(Qt::Horizontal | Qt::Vertical);
    detail::paintOn(*plot(), QStringLiteral("main"), detail::Clip::Axes, [this](QCPPainter& p) {
        if (isEmpty())
            return;
        detail::paintThresholds(p, *plot(), theme(), m_yLimits);
        detail::paintUprightThresholds(p, *plot(), theme(), m_xLimits);
        if (m_connected)
            paintLines(p);
        paintPoints(p);
        if (m_pointLabels)
            paintLabels(p);
    });
    detail::paintOn(*plot(), QStringLiteral("overlay"), detail::Clip::Axes, [this](QCPPainter& p) {
        paintMarked(p);
        paintCursor(p);
    });
}

void ScatterPlot::setData(const SeriesSet& set) {
    m_data = set;
    m_points = detail::finitePoints(m_data);
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

void ScatterPlot::setLimits(std::vector<std::pair<double, QString>> x,
                            std::vector<std::pair<double, QString>> y) {
    m_xLimits = std::move(x);
    m_yLimits = std::move(y);
    requestRebuild();
}

void ScatterPlot::setMarked(std::set<std::string> labels) {
    if (labels == m_marked)
        return;
    m_marked = std::move(labels);
    plot()->layer(QStringLiteral("overlay"))->replot();
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
        const bool plain = !series.column && detail::networkOf(series, 0);
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
        const bool ends = nice.first == 0 && range.first > 0;  // a point at 0 is drawn whole
        return std::pair{ends ? 0.0 : nice.first - air, nice.second + air};
    };
    const auto x = roomy(detail::withThresholds(detail::finiteRange(m_data, false), m_xLimits),
                         m_data.x.logarithmic);
    const auto y = roomy(detail::withThresholds(detail::finiteRange(m_data, true), m_yLimits),
                         m_data.y.logarithmic);
    setFullRange(x.first, x.second, y.first, y.second);
}

QPointF ScatterPlot::pixelOf(detail::SeriesPoint point) const {
    return detail::pixelOf(*plot(), m_data, point);
}

QColor ScatterPlot::colourOf(detail::SeriesPoint point) const {
    const auto series = static_cast<std::size_t>(point.series);
    const auto index = static_cast<std::size_t>(point.index);
    const Series& data = m_data.series[series];
    if (!data.column)
        if (const auto column = detail::networkOf(data, index))
            return theme().column(column);
    return detail::seriesColour(theme(), m_data, series);
}

bool ScatterPlot::isGhost(detail::SeriesPoint point) const {
    return m_data.series[static_cast<std::size_t>(point.series)].ghost;
}

void ScatterPlot::paintLines(QCPPainter& painter) const {
    std::vector<QPolygonF> lines(m_data.series.size());
    for (const detail::SeriesPoint point : m_points)
        lines[static_cast<std::size_t>(point.series)] << pixelOf(point);
    painter.setBrush(Qt::NoBrush);
    for (std::size_t s = 0; s < lines.size(); ++s) {
        const bool ghost = m_data.series[s].ghost;
        painter.setPen(QPen(theme().ghost, 1, ghost ? Qt::DotLine : Qt::SolidLine));
        painter.drawPolyline(lines[s]);
    }
}

void ScatterPlot::paintPoints(QCPPainter& painter) const {
    for (const bool ghosts : {true, false})
        for (const detail::SeriesPoint point : m_points) {
            if (isGhost(point) != ghosts)
                continue;
            const QColor colour = colourOf(point);
            painter.setPen(QPen(ghosts ? colour : theme().surface, ghosts ? 1.6 : 1.0));
            painter.setBrush(ghosts ? QBrush(theme().surface) : QBrush(colour));
            painter.drawEllipse(pixelOf(point), kRadius, kRadius);
        }
}

/// Beside the point where nothing else is: right, left, above, below; a ghost's label gives way.
void ScatterPlot::paintLabels(QCPPainter& painter) const {
    painter.setFont(smallFont(font()));
    const QFontMetrics metrics(painter.font());
    std::vector<QRectF> taken;
    for (const detail::SeriesPoint point : m_points)
        taken.push_back(
            QRectF(pixelOf(point) - QPointF(kRadius, kRadius), QSizeF(2 * kRadius, 2 * kRadius)));
    for (const bool ghosts : {false, true})
        for (const detail::SeriesPoint point : m_points) {
            const auto& labels = m_data.series[static_cast<std::size_t>(point.series)].labels;
            const auto index = static_cast<std::size_t>(point.index);
            if (isGhost(point) != ghosts || index >= labels.size())
                continue;
            const QString text = qstr(labels[index]);
            const auto box = freeBox(
                pixelOf(point), QSizeF(metrics.horizontalAdvance(text), metrics.height()), taken);
            if (!box)
                continue;
            taken.push_back(*box);
            painter.setPen(ghosts ? theme().muted : theme().text);
            painter.drawText(*box, Qt::AlignCenter, text);
        }
}

/// The first place around a point that is inside the axes and touches nothing that is taken.
std::optional<QRectF> ScatterPlot::freeBox(const QPointF& at, const QSizeF& size,
                                           const std::vector<QRectF>& taken) const {
    const QRectF area = plot()->axisRect()->rect();
    const double w = size.width(), h = size.height();
    const std::array<QPointF, 4> corners{QPointF(at.x() + kRadius + 4, at.y() - h / 2),
                                         QPointF(at.x() - kRadius - 4 - w, at.y() - h / 2),
                                         QPointF(at.x() - w / 2, at.y() - kRadius - 2 - h),
                                         QPointF(at.x() - w / 2, at.y() + kRadius + 2)};
    for (const QPointF& corner : corners) {
        const QRectF box(corner, size);
        if (area.contains(box) && std::none_of(taken.begin(), taken.end(),
                                               [&](const QRectF& r) { return r.intersects(box); }))
            return box;
    }
    return std::nullopt;
}

detail::SeriesPoint ScatterPlot::nearest(const QPointF& position) const {
    detail::SeriesPoint best;
    double bestDistance = kReachPx;
    for (const detail::SeriesPoint point : m_points) {
        const double distance = QLineF(pixelOf(point), position).length();
        if (distance < bestDistance) {
            best = point;
            bestDistance = distance;
        }
    }
    return best;
}

QString ScatterPlot::readoutAt(const QPointF& position) {
    return hover(nearest(position));
}

PlotWidget::KeyCursor ScatterPlot::arrowMoved(const QPointF& /*from*/, Arrow arrow) {
    const auto to =
        detail::arrowTarget(*plot(), m_data, m_hovered, arrow, detail::Steps::OverPoints);
    return {to ? pixelOf(to) : QPointF(), hover(to)};
}

QString ScatterPlot::hover(detail::SeriesPoint point) {
    const bool changed = point != m_hovered;
    m_hovered = point;
    if (!point)
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
    if (const auto point = nearest(position))
        Q_EMIT pointClicked(point.series, point.index);
}

void ScatterPlot::paintMarked(QCPPainter& painter) const {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme().accent, 1.8));
    for (const detail::SeriesPoint point : m_points) {
        const auto& labels = m_data.series[static_cast<std::size_t>(point.series)].labels;
        const auto index = static_cast<std::size_t>(point.index);
        if (index < labels.size() && m_marked.contains(labels[index]))
            painter.drawEllipse(pixelOf(point), kRadius + 2.5, kRadius + 2.5);
    }
}

void ScatterPlot::paintCursor(QCPPainter& painter) const {
    if (!m_hovered || isEmpty())
        return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme().text, 1.8));
    painter.drawEllipse(pixelOf(m_hovered), kRadius + 2.5, kRadius + 2.5);
}

}  // namespace scalescope::ui
