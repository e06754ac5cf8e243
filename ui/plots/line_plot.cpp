// SPDX-License-Identifier: Apache-2.0
#include "ui/plots/line_plot.h"

#include "ui/base/convert.h"
#include "ui/base/hatch.h"
#include "ui/plots/plot_parts.h"
#include "ui/plots/plot_tickers.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

namespace scalescope::ui {

namespace {

constexpr std::size_t kDiscsUpTo = 16;  // points of a curve that are drawn one by one
constexpr std::size_t kThinFrom = 150;
constexpr int kAroundAxes = 64;  // header and x axis: an estimate

double lastFinite(const Series& series) {
    for (std::size_t i = series.y.size(); i-- > 0;)
        if (std::isfinite(series.y[i]))
            return series.y[i];
    return std::nan("");
}

QVector<double> vectorOf(const std::vector<double>& values) {
    return {values.begin(), values.end()};
}

}  // namespace

LinePlot::LinePlot(QWidget* parent) : PlotWidget(parent) {
    detail::paintOn(*plot(), QStringLiteral("grid"), detail::Clip::Axes, [this](QCPPainter& p) {
        if (isEmpty())
            return;
        if (detail::nothingLearnt(m_data))
            paintHatch(p, theme(), plot()->axisRect()->rect());
        detail::paintThresholds(p, *plot(), theme(), m_thresholds);
    });
    detail::paintOn(*plot(), QStringLiteral("axes"), detail::Clip::Axes, [this](QCPPainter& p) {
        if (!isEmpty() && m_marker)
            detail::paintMarker(p, *plot(), theme(), *m_marker);
    });
    detail::paintOn(*plot(), QStringLiteral("legend"), detail::Clip::None,
                    [this](QCPPainter& p) { paintEndLabels(p); });
    detail::paintOn(*plot(), QStringLiteral("overlay"), detail::Clip::Axes,
                    [this](QCPPainter& p) { paintCursor(p); });
}

void LinePlot::setData(const SeriesSet& set) {
    m_data = set;
    m_hovered = {};
    requestRebuild();
}

void LinePlot::setStepped(bool stepped) {
    m_stepped = stepped;
    requestRebuild();
}

void LinePlot::setMarker(std::optional<double> x) {
    m_marker = x;
    requestRebuild();
}

void LinePlot::setThresholds(std::vector<std::pair<double, QString>> thresholds) {
    m_thresholds = std::move(thresholds);
    requestRebuild();
}

void LinePlot::setNamed(bool on) {
    m_named = on;
    requestRebuild();
}

void LinePlot::setXRange(double low, double high) {
    m_xRange = {low, high};
    requestRebuild();
}

void LinePlot::setYRange(double low, double high) {
    m_yRange = {low, high};
    requestRebuild();
}

std::string LinePlot::csv() const {
    return toCsv(m_data);
}
bool LinePlot::isEmpty() const {
    return !detail::hasPoints(m_data);
}

void LinePlot::rebuild() {
    plot()->clearGraphs();
    detail::setAxisScale(*plot()->xAxis, m_data.x.logarithmic);
    detail::setAxisScale(*plot()->yAxis, m_data.y.logarithmic);
    const bool discs = !m_stepped && std::all_of(m_data.series.begin(), m_data.series.end(),
                                                 [](const Series& series) {
                                                     return series.x.size() <= kDiscsUpTo;
                                                 });
    // The first on top: small variants are not buried under the large ones.
    for (std::size_t i = m_data.series.size(); i-- > 0;) {
        const Series& series = m_data.series[i];
        const QColor colour = detail::seriesColour(theme(), m_data, i);
        QCPGraph* graph = plot()->addGraph();
        const double width = series.x.size() > kThinFrom ? 1.0 : 1.7;
        QPen pen = detail::curvePen(colour, width, series.learnt);
        if (series.ghost)
            pen.setStyle(Qt::DashLine);
        graph->setPen(pen);
        graph->setLineStyle(m_stepped ? QCPGraph::lsStepLeft : QCPGraph::lsLine);
        if (discs)
            graph->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, colour,
                                                   series.ghost ? theme().surface : colour, 5));
        const bool sorted = std::is_sorted(series.x.begin(), series.x.end());
        graph->setData(vectorOf(series.x), vectorOf(series.y), sorted);
    }
    if (!discs && !m_stepped)
        addIsolatedPoints();
    plot()->xAxis->setLabel(detail::axisText(m_data.x));
    setHeader(qstr(m_data.title), detail::axisText(m_data.y), {});
    const auto x = m_xRange.value_or(detail::finiteRange(m_data, false));
    auto y = detail::finiteRange(m_data, true);
    for (const auto& threshold : m_thresholds)
        y.second = std::max(y.second, threshold.first);
    y = m_yRange.value_or(detail::niceRange(y, m_data.y.logarithmic, false));
    const double half = x.second > x.first ? 0.0 : 0.5;
    setFullRange(x.first - half, x.second + half, y.first, y.second);
}

/// A line shows nothing of them.
void LinePlot::addIsolatedPoints() {
    for (const detail::SeriesPoint& point : detail::isolatedPoints(m_data)) {
        const QColor colour =
            detail::seriesColour(theme(), m_data, static_cast<std::size_t>(point.series));
        QCPGraph* graph = plot()->addGraph();
        graph->setLineStyle(QCPGraph::lsNone);
        graph->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, colour, colour, 5));
        graph->addData(detail::xOf(m_data, point), detail::yOf(m_data, point));
    }
}

/// Series with a visible end, and where it is as a share of the height from the top.
std::vector<std::pair<std::size_t, double>> LinePlot::curveEnds() const {
    std::vector<std::pair<std::size_t, double>> ends;
    const QCPRange range = plot()->yAxis->range();
    const bool logarithmic = m_data.y.logarithmic;
    for (std::size_t i = 0; i < m_data.series.size(); ++i) {
        const double y = lastFinite(m_data.series[i]);
        if (!std::isfinite(y) || !range.contains(y))
            continue;
        ends.emplace_back(i, logarithmic
                                 ? std::log(range.upper / y) / std::log(range.upper / range.lower)
                                 : (range.upper - y) / range.size());
    }
    return ends;
}

void LinePlot::fitTo(const QSize& size) {
    const QFontMetrics metrics(smallFont(font()));
    const double height = std::max(40, size.height() - kAroundAxes);
    std::vector<double> wanted;
    int width = 0;
    for (const auto& [index, share] : curveEnds()) {
        wanted.push_back(share * height);
        width = std::max(width, metrics.horizontalAdvance(qstr(m_data.series[index].name)));
    }
    const auto placed = detail::spread(wanted, metrics.height() - 2, 0, height);
    double moved = 0;
    for (std::size_t i = 0; i < placed.size(); ++i)
        moved = std::max(moved, std::abs(placed[i] - wanted[i]));
    m_endLabels = m_named && !isEmpty() && wanted.size() == m_data.series.size() &&
                  moved <= 1.5 * metrics.height() && width < size.width() / 4;
    plot()->axisRect()->setMinimumMargins(QMargins(8, 4, m_endLabels ? width + 20 : 12, 4));
    std::vector<LegendEntry> legend;
    for (std::size_t i = 0; i < m_data.series.size() && m_named && !m_endLabels && !isEmpty(); ++i)
        legend.push_back({qstr(m_data.series[i].name), detail::seriesColour(theme(), m_data, i),
                          m_data.series[i].ghost});
    setLegend(std::move(legend));
}

void LinePlot::paintEndLabels(QCPPainter& painter) const {
    if (!m_endLabels || isEmpty())
        return;
    const QRect area = plot()->axisRect()->rect();
    painter.setFont(smallFont(font()));
    const QFontMetrics metrics(painter.font());
    const auto ends = curveEnds();
    std::vector<double> wanted;
    for (const auto& end : ends)
        wanted.push_back(area.top() + end.second * area.height());
    const auto placed = detail::spread(wanted, metrics.height() - 2, area.top(), area.bottom());
    for (std::size_t i = 0; i < ends.size(); ++i) {
        const std::size_t index = ends[i].first;
        painter.setPen(QPen(detail::seriesColour(theme(), m_data, index), 1.7));
        painter.drawLine(QLineF(area.right() + 1, wanted[i], area.right() + 8, placed[i]));
        painter.setPen(theme().text);
        painter.drawText(QPointF(area.right() + 11, placed[i] + metrics.ascent() / 2.0 - 1),
                         qstr(m_data.series[index].name));
    }
}

int LinePlot::nearestIndex(const Series& series, const QPointF& position) const {
    const double at = plot()->xAxis->pixelToCoord(position.x());
    int best = -1;
    double bestDistance = 0;
    for (std::size_t i = 0; i < std::min(series.x.size(), series.y.size()); ++i) {
        if (!std::isfinite(series.y[i]) || (m_stepped && series.x[i] > at))
            continue;
        const double distance = std::abs(plot()->xAxis->coordToPixel(series.x[i]) - position.x());
        if (best < 0 || distance < bestDistance || (m_stepped && distance <= bestDistance)) {
            best = static_cast<int>(i);
            bestDistance = distance;
        }
    }
    return best;
}

detail::SeriesPoint LinePlot::nearest(const QPointF& position) const {
    detail::SeriesPoint best;
    double bestDistance = 0;
    for (std::size_t i = 0; i < m_data.series.size(); ++i) {
        const detail::SeriesPoint point{static_cast<int>(i),
                                        nearestIndex(m_data.series[i], position)};
        if (!point)
            continue;
        const QPointF away = detail::pixelOf(*plot(), m_data, point) - position;
        const double distance = m_stepped ? std::abs(away.y()) : std::hypot(away.x(), away.y());
        if (!best || distance < bestDistance) {
            best = point;
            bestDistance = distance;
        }
    }
    return best;
}

QString LinePlot::readoutAt(const QPointF& position) {
    return hover(nearest(position));
}

PlotWidget::KeyCursor LinePlot::arrowMoved(const QPointF& /*from*/, Arrow arrow) {
    const auto to =
        detail::arrowTarget(*plot(), m_data, m_hovered, arrow, detail::Steps::AlongCurves);
    return {to ? detail::pixelOf(*plot(), m_data, to) : QPointF(), hover(to)};
}

QString LinePlot::hover(detail::SeriesPoint point) {
    const bool changed = point != m_hovered;
    m_hovered = point;
    if (!point)
        return {};
    if (changed)
        Q_EMIT pointHovered(point.series, point.index);
    const Series& series = m_data.series[static_cast<std::size_t>(point.series)];
    const auto i = static_cast<std::size_t>(point.index);
    const QString where =
        i < series.labels.size()
            ? qstr(series.labels[i])
            : QString(qstr(m_data.x.title) + u' ' + detail::valueText(series.x[i], m_data.x.unit));
    return qstr(series.name) + u'\n' + where + u'\n' + qstr(m_data.y.title) + u": " +
           detail::valueText(series.y[i], m_data.y.unit);
}

void LinePlot::cursorLeft() {
    m_hovered = {};
}

void LinePlot::clickedAt(const QPointF& position) {
    if (!plot()->axisRect()->rect().contains(position.toPoint()))
        return;
    if (const auto point = nearest(position))
        Q_EMIT pointClicked(point.series, point.index);
}

void LinePlot::paintCursor(QCPPainter& painter) const {
    if (!m_hovered || isEmpty())
        return;
    const QRect area = plot()->axisRect()->rect();
    const QPointF at = detail::pixelOf(*plot(), m_data, m_hovered);
    painter.setPen(QPen(theme().muted, 1, Qt::DotLine));
    painter.drawLine(QLineF(at.x(), area.top(), at.x(), area.bottom()));
    painter.setPen(QPen(theme().surface, 1.5));
    painter.setBrush(
        detail::seriesColour(theme(), m_data, static_cast<std::size_t>(m_hovered.series)));
    painter.drawEllipse(at, 4.5, 4.5);
}

}  // namespace scalescope::ui
