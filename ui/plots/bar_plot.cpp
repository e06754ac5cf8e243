// SPDX-License-Identifier: Apache-2.0
#include "ui/plots/bar_plot.h"

#include "ui/base/convert.h"
#include "ui/plots/plot_parts.h"
#include "ui/plots/plot_tickers.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

namespace scalescope::ui {

namespace {

constexpr double kGroupShare = 0.78;  // of a category's width; the rest is air

}  // namespace

BarPlot::BarPlot(QWidget* parent) : PlotWidget(parent) {
    const auto unlessEmpty = [this](auto&& paint) {
        return [this, paint](QCPPainter& p) {
            if (!isEmpty())
                paint(p);
        };
    };
    detail::paintOn(*plot(), QStringLiteral("main"), detail::Clip::Axes,
                    unlessEmpty([this](QCPPainter& p) { paintBars(p); }));
    detail::paintOn(*plot(), QStringLiteral("axes"), detail::Clip::Axes,
                    unlessEmpty([this](QCPPainter& p) {
                        detail::paintThresholds(p, *plot(), theme(), m_thresholds);
                        if (m_marker)
                            detail::paintMarker(p, *plot(), theme(), *m_marker);
                    }));
    detail::paintOn(*plot(), QStringLiteral("overlay"), detail::Clip::Axes,
                    unlessEmpty([this](QCPPainter& p) { paintCursor(p); }));
}

void BarPlot::setData(const SeriesSet& set, Arrangement arrangement) {
    m_data = set;
    m_arrangement = arrangement;
    m_hovered = {};
    requestRebuild();
}

void BarPlot::setThresholds(std::vector<std::pair<double, QString>> thresholds) {
    m_thresholds = std::move(thresholds);
    requestRebuild();
}

void BarPlot::setYRange(double low, double high) {
    m_yRange = {low, high};
    requestRebuild();
}

void BarPlot::setZoneColours(bool on) {
    m_zoneColours = on;
    requestRebuild();
}

void BarPlot::setMarker(std::optional<double> x) {
    m_marker = x;
    requestRebuild();
}

void BarPlot::setWhiskers(std::vector<std::pair<double, double>> lowHigh) {
    m_whiskers = std::move(lowHigh);
    requestRebuild();
}

void BarPlot::setBarTexts(std::vector<QString> texts) {
    m_texts = std::move(texts);
    requestRebuild();
}

std::string BarPlot::csv() const {
    return toCsv(m_data);
}
bool BarPlot::isEmpty() const {
    return !detail::hasPoints(m_data);
}

std::pair<double, double> BarPlot::valueRange() const {
    auto [low, high] = detail::finiteRange(m_data, true);
    if (m_arrangement == Arrangement::Stacked) {
        for (std::size_t s = 0; s < m_data.series.size(); ++s)
            for (std::size_t i = 0; i < m_data.series[s].y.size(); ++i)
                high = std::max(high, stackBase(s, i) + std::max(0.0, m_data.series[s].y[i]));
    }
    for (const auto& whisker : m_whiskers)
        if (std::isfinite(whisker.second))
            high = std::max(high, whisker.second);
    for (const auto& threshold : m_thresholds)
        high = std::max(high, threshold.first);
    return detail::niceRange({low, high}, m_data.y.logarithmic, true);
}

void BarPlot::rebuild() {
    QCPAxis* x = plot()->xAxis;
    detail::setAxisScale(*plot()->yAxis, m_data.y.logarithmic);
    const Series& first = m_data.series.front();
    if (first.labels.empty()) {
        detail::setAxisScale(*x, false, true);
    } else {
        std::vector<QString> labels;
        const QString prefix = qstr(m_data.x.title) + u' ';  // the axis says it already
        for (const std::string& label : first.labels) {
            const QString text = qstr(label);
            labels.push_back(text.startsWith(prefix) ? text.mid(prefix.size()) : text);
        }
        x->setTicker(detail::categoryTicker(*x, first.x, std::move(labels)));
    }
    x->setLabel(detail::axisText(m_data.x));
    setHeader(qstr(m_data.title), detail::axisText(m_data.y), legend());
    const auto ends = detail::finiteRange(m_data, false);
    auto [low, high] = valueRange();
    if (!m_texts.empty() && !m_data.y.logarithmic)
        high += 0.07 * (high - low);
    const auto range = m_yRange.value_or(std::pair{low, high});
    setFullRange(ends.first - 0.5, ends.second + 0.5, range.first, range.second);
}

std::vector<LegendEntry> BarPlot::legend() const {
    std::vector<LegendEntry> entries;
    if (m_data.series.size() < 2)
        return entries;
    const bool byCategory = variantOfCategory(0) && !m_data.series.front().variant;
    for (std::size_t s = 0; s < m_data.series.size(); ++s) {
        QColor colour = colourOf(s, 0);
        if (byCategory && !m_zoneColours)
            colour = blend(theme().muted, theme().surface, s == 0 ? 0.0 : 0.45);
        entries.push_back({qstr(m_data.series[s].name), colour, m_data.series[s].ghost});
    }
    return entries;
}

/// When the categories are networks.
std::optional<int> BarPlot::variantOfCategory(std::size_t index) const {
    return detail::networkOf(m_data.series.front(), index);
}

QColor BarPlot::colourOf(std::size_t series, std::size_t index) const {
    if (m_zoneColours)
        return theme().zone(static_cast<int>(series));
    if (!m_data.series[series].variant)
        if (const auto variant = variantOfCategory(index))
            return blend(theme().variant(variant), theme().surface,
                         series == 0 || m_data.series[series].ghost ? 0.0 : 0.5);
    return detail::seriesColour(theme(), m_data, series);
}

double BarPlot::slotPixels() const {
    const double category =
        std::abs(plot()->xAxis->coordToPixel(1.0) - plot()->xAxis->coordToPixel(0.0));
    const bool grouped = m_arrangement == Arrangement::Grouped;
    return category * kGroupShare / (grouped ? static_cast<double>(m_data.series.size()) : 1.0);
}

bool BarPlot::dense() const {
    return m_arrangement != Arrangement::Stacked && slotPixels() < 2.0;
}

double BarPlot::stackBase(std::size_t series, std::size_t index) const {
    double base = 0;
    for (std::size_t s = 0; s < series; ++s) {
        const Series& below = m_data.series[s];
        if (index < below.y.size() && std::isfinite(below.y[index]))
            base += std::max(0.0, below.y[index]);
    }
    return base;
}

/// In pixels, whichever way the value points.
QRectF BarPlot::rectOf(std::size_t series, std::size_t index) const {
    const Series& data = m_data.series[series];
    const double centre = plot()->xAxis->coordToPixel(data.x[index]);
    const double width = slotPixels();
    double left = centre - width / 2;
    if (m_arrangement == Arrangement::Grouped)
        left = centre + width * (static_cast<double>(series) -
                                 static_cast<double>(m_data.series.size()) / 2);
    const double base = m_arrangement == Arrangement::Stacked ? stackBase(series, index) : 0.0;
    const double bottomValue = m_data.y.logarithmic ? plot()->yAxis->range().lower : base;
    const double bottom = plot()->yAxis->coordToPixel(bottomValue);
    const double top = plot()->yAxis->coordToPixel(base + data.y[index]);
    const double gap = m_arrangement == Arrangement::Grouped && width > 6 ? 1.0 : 0.0;
    return QRectF(QPointF(left, top), QPointF(left + width - gap, bottom)).normalized();
}

int BarPlot::indexAt(const Series& series, double x) const {
    const auto next = std::lower_bound(series.x.begin(), series.x.end(), x - 0.5);
    if (next == series.x.end() || *next > x + 0.5)
        return -1;
    return static_cast<int>(next - series.x.begin());
}

BarPlot::Bar BarPlot::barAt(const QPointF& position) const {
    const double x = plot()->xAxis->pixelToCoord(position.x());
    Bar best;
    double bestDistance = 0;
    for (std::size_t s = 0; s < m_data.series.size(); ++s) {
        const int index = indexAt(m_data.series[s], x);
        if (index < 0 || !std::isfinite(m_data.series[s].y[static_cast<std::size_t>(index)]))
            continue;
        const QRectF rect = rectOf(s, static_cast<std::size_t>(index));
        double distance = std::abs(rect.center().x() - position.x());
        if (m_arrangement == Arrangement::Stacked)
            distance = std::abs(rect.center().y() - position.y()) - rect.height() / 2;
        else if (m_arrangement == Arrangement::Overlaid || dense())
            distance = std::abs(rect.top() - position.y());
        if (best.series < 0 || distance < bestDistance) {
            best = {static_cast<int>(s), index};
            bestDistance = distance;
        }
    }
    return best;
}

QString BarPlot::categoryName(const Series& series, std::size_t index) const {
    const auto& own = series.labels.empty() ? m_data.series.front().labels : series.labels;
    const QString title = qstr(m_data.x.title);
    const QString name =
        index < own.size() ? qstr(own[index]) : QString::number(qRound64(series.x[index]));
    return title.isEmpty() || name.startsWith(title) ? name : title + u' ' + name;
}

/// Several bars under one pixel: their range, so that the read-out hides nothing either.
QString BarPlot::neighbourText(const Series& series, double x) const {
    const double perPixel =
        1.0 / std::abs(plot()->xAxis->coordToPixel(1.0) - plot()->xAxis->coordToPixel(0.0));
    if (perPixel <= 1.0)
        return {};
    const double half = perPixel / 2;
    double low = 0, high = 0;
    int count = 0;
    const auto from = std::lower_bound(series.x.begin(), series.x.end(), x - half);
    for (auto at = from; at != series.x.end() && *at <= x + half; ++at) {
        const double y = series.y[static_cast<std::size_t>(at - series.x.begin())];
        if (!std::isfinite(y))
            continue;
        low = count ? std::min(low, y) : y;
        high = count ? std::max(high, y) : y;
        ++count;
    }
    if (count < 2)
        return {};
    return tr("\n%1 bars in this column: %2 to %3")
        .arg(QString::number(count), detail::valueText(low, m_data.y.unit),
             detail::valueText(high, m_data.y.unit));
}

QString BarPlot::readoutAt(const QPointF& position) {
    const Bar bar = barAt(position);
    const bool changed = bar.series != m_hovered.series || bar.index != m_hovered.index;
    m_hovered = bar;
    if (bar.series < 0)
        return {};
    if (changed)
        Q_EMIT barHovered(bar.series, bar.index);
    const Series& series = m_data.series[static_cast<std::size_t>(bar.series)];
    const auto i = static_cast<std::size_t>(bar.index);
    const QString name = series.name.empty() ? QString() : QString(qstr(series.name) + u'\n');
    QString text = name + categoryName(series, i) + u'\n' + qstr(m_data.y.title) + u": " +
                   detail::valueText(series.y[i], m_data.y.unit);
    if (bar.series == 0 && i < m_texts.size() && !m_texts[i].isEmpty())
        text += u'\n' + m_texts[i];
    if (dense())
        text += neighbourText(series, series.x[i]);
    return text;
}

void BarPlot::cursorLeft() {
    m_hovered = {};
}

void BarPlot::clickedAt(const QPointF& position) {
    if (!plot()->axisRect()->rect().contains(position.toPoint()))
        return;
    const Bar bar = barAt(position);
    if (bar.series >= 0)
        Q_EMIT barClicked(bar.series, bar.index);
}

}  // namespace scalescope::ui
