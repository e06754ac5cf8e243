// SPDX-License-Identifier: Apache-2.0
#include "ui/plots/bar_plot.h"

#include "ui/base/convert.h"
#include "ui/plots/plot_parts.h"
#include "ui/plots/plot_tickers.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

namespace scalescope::ui {

BarPlot::BarPlot(QWidget* parent) : PlotWidget(parent) {
    const auto unlessEmpty = [this](auto&& paint) {
        return [this, paint](QCPPainter& p) {
            if (!isEmpty())
                paint(p);
        };
    };
    detail::paintOn(*plot(), QStringLiteral("main"), detail::Clip::Axes,
                    unlessEmpty([this](QCPPainter& p) { scene().paint(p); }));
    detail::paintOn(*plot(), QStringLiteral("axes"), detail::Clip::Axes,
                    unlessEmpty([this](QCPPainter& p) {
                        detail::paintThresholds(p, *plot(), theme(), m_thresholds);
                        if (m_marker)
                            detail::paintMarker(p, *plot(), theme(), *m_marker);
                    }));
    detail::paintOn(*plot(), QStringLiteral("overlay"), detail::Clip::Axes,
                    unlessEmpty([this](QCPPainter& p) { scene().paintCursor(p, m_hovered); }));
}

void BarPlot::setData(const SeriesSet& set, Arrangement arrangement) {
    m_data.set = set;
    m_data.arrangement = arrangement;
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
    m_data.zoneColours = on;
    requestRebuild();
}

void BarPlot::setMarker(std::optional<double> x) {
    m_marker = x;
    requestRebuild();
}

void BarPlot::setWhiskers(std::vector<std::pair<double, double>> lowHigh) {
    m_data.whiskers = std::move(lowHigh);
    requestRebuild();
}

void BarPlot::setBarTexts(std::vector<QString> texts) {
    m_data.texts = std::move(texts);
    requestRebuild();
}

std::string BarPlot::csv() const {
    return toCsv(m_data.set);
}
bool BarPlot::isEmpty() const {
    return !detail::hasPoints(m_data.set);
}

std::pair<double, double> BarPlot::valueRange() const {
    auto [low, high] = detail::finiteRange(m_data.set, true);
    if (m_data.arrangement == Arrangement::Stacked) {
        for (std::size_t s = 0; s < m_data.set.series.size(); ++s)
            for (std::size_t i = 0; i < m_data.set.series[s].y.size(); ++i)
                high = std::max(
                    high, stackBase(m_data.set, s, i) + std::max(0.0, m_data.set.series[s].y[i]));
    }
    for (const auto& whisker : m_data.whiskers)
        if (std::isfinite(whisker.second))
            high = std::max(high, whisker.second);
    for (const auto& threshold : m_thresholds)
        high = std::max(high, threshold.first);
    return detail::niceRange({low, high}, m_data.set.y.logarithmic, true);
}

void BarPlot::rebuild() {
    QCPAxis* x = plot()->xAxis;
    detail::setAxisScale(*plot()->yAxis, m_data.set.y.logarithmic);
    const Series& first = m_data.set.series.front();
    if (first.labels.empty()) {
        detail::setAxisScale(*x, false, true);
    } else {
        std::vector<QString> labels;
        const QString prefix = qstr(m_data.set.x.title) + u' ';  // the axis says it already
        for (const std::string& label : first.labels) {
            const QString text = qstr(label);
            labels.push_back(text.startsWith(prefix) ? text.mid(prefix.size()) : text);
        }
        x->setTicker(detail::categoryTicker(*x, first.x, std::move(labels)));
    }
    x->setLabel(detail::axisText(m_data.set.x));
    setHeader(qstr(m_data.set.title), detail::axisText(m_data.set.y), legend());
    const auto ends = detail::finiteRange(m_data.set, false);
    auto [low, high] = valueRange();
    if (!m_data.texts.empty() && !m_data.set.y.logarithmic)
        high += 0.07 * (high - low);
    const auto range = m_yRange.value_or(std::pair{low, high});
    setFullRange(ends.first - 0.5, ends.second + 0.5, range.first, range.second);
}

std::vector<LegendEntry> BarPlot::legend() const {
    std::vector<LegendEntry> entries;
    if (m_data.set.series.size() < 2)
        return entries;
    const bool byCategory =
        detail::networkOf(m_data.set.series.front(), 0) && !m_data.set.series.front().column;
    for (std::size_t s = 0; s < m_data.set.series.size(); ++s) {
        QColor colour = scene().colourOf(s, 0);
        if (byCategory && !m_data.zoneColours)
            colour = blend(theme().muted, theme().surface, s == 0 ? 0.0 : 0.45);
        entries.push_back({qstr(m_data.set.series[s].name), colour, m_data.set.series[s].ghost});
    }
    return entries;
}

BarScene BarPlot::scene() const {
    return {m_data, *plot(), theme()};
}

QString BarPlot::categoryName(const Series& series, std::size_t index) const {
    const auto& own = series.labels.empty() ? m_data.set.series.front().labels : series.labels;
    const QString title = qstr(m_data.set.x.title);
    const QString name =
        index < own.size() ? qstr(own[index]) : QString::number(qRound64(series.x[index]));
    return title.isEmpty() || name.startsWith(title) ? name : title + u' ' + name;
}

/// Several bars under one pixel: their range, so that the read-out hides nothing either.
QString BarPlot::neighbourText(const Series& series, double x) const {
    const double perPixel = 1.0 / scene().categoryPixels();
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
        .arg(QString::number(count), detail::valueText(low, m_data.set.y.unit),
             detail::valueText(high, m_data.set.y.unit));
}

QString BarPlot::readoutAt(const QPointF& position) {
    const Bar bar = scene().barAt(position);
    const bool changed = bar != m_hovered;
    m_hovered = bar;
    if (bar.series < 0)
        return {};
    if (changed)
        Q_EMIT barHovered(bar.series, bar.index);
    const Series& series = m_data.set.series[static_cast<std::size_t>(bar.series)];
    const auto i = static_cast<std::size_t>(bar.index);
    const QString name = series.name.empty() ? QString() : QString(qstr(series.name) + u'\n');
    QString text = name + categoryName(series, i) + u'\n' + qstr(m_data.set.y.title) + u": " +
                   detail::valueText(series.y[i], m_data.set.y.unit);
    if (bar.series == 0 && i < m_data.texts.size() && !m_data.texts[i].isEmpty())
        text += u'\n' + m_data.texts[i];
    if (scene().dense())
        text += neighbourText(series, series.x[i]);
    return text;
}

void BarPlot::cursorLeft() {
    m_hovered = {};
}

void BarPlot::clickedAt(const QPointF& position) {
    if (!plot()->axisRect()->rect().contains(position.toPoint()))
        return;
    const Bar bar = scene().barAt(position);
    if (bar.series >= 0)
        Q_EMIT barClicked(bar.series, bar.index);
}

}  // namespace scalescope::ui
