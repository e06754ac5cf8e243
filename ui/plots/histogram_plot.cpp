// SPDX-License-Identifier: Apache-2.0
#include "ui/plots/histogram_plot.h"

#include "core/base/format.h"
#include "ui/base/convert.h"
#include "ui/base/hatch.h"
#include "ui/base/numbers.h"
#include "ui/plots/plot_parts.h"
#include "ui/plots/plot_tickers.h"

#include <qcustomplot.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace scalescope::ui {

namespace {

constexpr double kEmptyTailPercent = 1e-4;  // of all values: bins below do not widen the axis

double total(const Histogram& histogram) {
    double sum = static_cast<double>(histogram.underflow) + static_cast<double>(histogram.overflow);
    for (const std::uint64_t count : histogram.counts)
        sum += static_cast<double>(count);
    return sum;
}

bool usable(const Histogram& histogram) {
    return !histogram.counts.empty() && histogram.edges.size() == histogram.counts.size() + 1 &&
           total(histogram) > 0;
}

double percentOf(std::uint64_t count, const Histogram& histogram) {
    return 100.0 * static_cast<double>(count) / total(histogram);
}

}  // namespace

HistogramPlot::HistogramPlot(QWidget* parent) : PlotWidget(parent) {
    detail::paintOn(*plot(), QStringLiteral("main"), detail::Clip::Axes, [this](QCPPainter& p) {
        const bool learnt =
            std::ranges::any_of(m_data, [](const Entry& entry) { return entry.histogram.learnt; });
        if (!isEmpty() && !learnt)
            paintHatch(p, theme(), plot()->axisRect()->rect());
        for (std::size_t i = 0; i < m_data.size() && !isEmpty(); ++i)
            paintEntry(p, i);
    });
    detail::paintOn(*plot(), QStringLiteral("axes"), detail::Clip::Axes, [this](QCPPainter& p) {
        if (isEmpty())
            return;
        paintCuts(p);
        paintTails(p);
    });
    detail::paintOn(*plot(), QStringLiteral("overlay"), detail::Clip::Axes,
                    [this](QCPPainter& p) { paintCursor(p); });
}

void HistogramPlot::setData(std::vector<Entry> entries, const QString& xTitle) {
    m_data = std::move(entries);
    m_xTitle = xTitle;
    m_hoveredEntry = m_hoveredBin = -1;
    requestRebuild();
}

void HistogramPlot::setCuts(std::vector<std::pair<double, QString>> cuts) {
    m_cuts = std::move(cuts);
    requestRebuild();
}

bool HistogramPlot::isEmpty() const {
    return std::none_of(m_data.begin(), m_data.end(),
                        [](const Entry& entry) { return usable(entry.histogram); });
}

std::string HistogramPlot::csv() const {
    std::string text;
    for (const Entry& entry : m_data) {
        if (m_data.size() > 1)
            text += "# " + entry.histogram.name + "\n";
        text += toCsv(entry.histogram);
    }
    return text;
}

QColor HistogramPlot::colourOf(std::size_t entry) const {
    const QColor own = m_data[entry].column ? theme().column(m_data[entry].column)
                       : m_data.size() == 1 ? theme().accent
                                            : theme().category(static_cast<int>(entry));
    return m_data[entry].histogram.learnt ? own : theme().unlearnt(own);
}

double HistogramPlot::percent(std::size_t entry, std::size_t bin) const {
    const Histogram& histogram = m_data[entry].histogram;
    return percentOf(histogram.counts[bin], histogram);
}

/// From the first to the last bin that holds anything worth an axis.
std::pair<double, double> HistogramPlot::filledRange() const {
    double low = std::numeric_limits<double>::infinity(), high = -low;
    double first = low, last = high;  // beyond the edges there is nothing to show
    for (std::size_t e = 0; e < m_data.size(); ++e) {
        const Histogram& histogram = m_data[e].histogram;
        if (!usable(histogram))
            continue;
        first = std::min(first, histogram.edges.front());
        last = std::max(last, histogram.edges.back());
        for (std::size_t i = 0; i < histogram.counts.size(); ++i) {
            if (percent(e, i) <= kEmptyTailPercent)
                continue;
            low = std::min(low, histogram.edges[i]);
            high = std::max(high, histogram.edges[i + 1]);
        }
    }
    for (const auto& cut : m_cuts) {
        low = std::min(low, std::max(first, cut.first - 0.5));
        high = std::max(high, std::min(last, cut.first + 0.5));
    }
    return low < high ? std::pair{low, high} : std::pair{0.0, 1.0};
}

double HistogramPlot::highestPercent() const {
    double high = 0;
    for (std::size_t e = 0; e < m_data.size(); ++e)
        for (std::size_t i = 0;
             usable(m_data[e].histogram) && i < m_data[e].histogram.counts.size(); ++i)
            high = std::max(high, percent(e, i));
    return high > 0 ? high : 1.0;
}

void HistogramPlot::rebuild() {
    detail::setAxisScale(*plot()->xAxis, false);
    detail::setAxisScale(*plot()->yAxis, false);
    plot()->xAxis->setLabel(m_xTitle);
    std::vector<LegendEntry> legend;
    for (std::size_t i = 0; i < m_data.size() && m_data.size() > 1; ++i)
        legend.push_back({qstr(m_data[i].histogram.name), colourOf(i), false});
    setHeader(qstr(m_data.front().histogram.name), tr("share of values per bin (%)"),
              std::move(legend));
    const auto x = filledRange();
    const double top = highestPercent();
    // Room above the curves for the names of the zones.
    const double high = top * (m_cuts.empty() ? 1.08 : 1.22);
    setFullRange(x.first, x.second, 0.0, high);
}

double HistogramPlot::pixelY(double percent) const {
    return plot()->yAxis->coordToPixel(percent);
}

void HistogramPlot::paintEntry(QCPPainter& painter, std::size_t entry) const {
    const Histogram& histogram = m_data[entry].histogram;
    if (!usable(histogram))
        return;
    const double floor = plot()->axisRect()->rect().bottom() + 1.0;
    QPolygonF line;
    for (std::size_t i = 0; i < histogram.counts.size(); ++i) {
        const double y = histogram.counts[i] ? pixelY(percent(entry, i)) : floor;
        line << QPointF(plot()->xAxis->coordToPixel(histogram.edges[i]), y)
             << QPointF(plot()->xAxis->coordToPixel(histogram.edges[i + 1]), y);
    }
    QPolygonF area = line;
    area << QPointF(line.last().x(), floor) << QPointF(line.first().x(), floor);
    QColor fill = colourOf(entry);
    fill.setAlphaF(m_data.size() == 1 ? 0.28F : 0.08F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawPolygon(area);
    painter.setPen(detail::curvePen(colourOf(entry), 1.5, histogram.learnt));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(line);
}

/// Lines between zones. Each label names the zone to the right of its line and is whole: on a line
/// of its own where the first one has no room, left out where that has none either.
void HistogramPlot::paintCuts(QCPPainter& painter) const {
    const QRect area = plot()->axisRect()->rect();
    painter.setFont(smallFont(font()));
    const QFontMetrics metrics(painter.font());
    std::array<double, 2> taken{double(area.left()), double(area.left())};
    for (const auto& [value, zone] : m_cuts) {
        const double x = plot()->xAxis->coordToPixel(value);
        painter.setPen(QPen(theme().muted, 1, Qt::DashLine));
        painter.drawLine(QLineF(x, area.top(), x, area.bottom()));
    }
    painter.setPen(theme().muted);
    for (std::size_t i = 0; i < m_cuts.size(); ++i) {
        const double x = plot()->xAxis->coordToPixel(m_cuts[i].first) + 4;
        const double next =
            i + 1 < m_cuts.size() ? plot()->xAxis->coordToPixel(m_cuts[i + 1].first) : area.right();
        const double width = metrics.horizontalAdvance(m_cuts[i].second);
        const bool fits = x + width + 4 <= next;
        const std::size_t row = fits ? 0 : 1;
        const double left = std::min(x, area.right() - width);
        if (left < taken[row] || x >= area.right())
            continue;
        taken[row] = left + width + 8;
        const double top = area.top() + 1.0 + static_cast<double>(row) * metrics.height();
        const QRectF box(left, top, width, metrics.height());
        if (row > 0)
            painter.fillRect(box, theme().surface);  // a line may lie behind it
        painter.drawText(box, Qt::AlignLeft | Qt::AlignTop | Qt::TextDontClip, m_cuts[i].second);
    }
}

/// Values outside of the edges: named, because no bin shows them.
void HistogramPlot::paintTails(QCPPainter& painter) const {
    std::uint64_t under = 0, over = 0;
    double worstUnder = 0, worstOver = 0;
    for (const Entry& entry : m_data) {
        if (!usable(entry.histogram))
            continue;
        under += entry.histogram.underflow;
        over += entry.histogram.overflow;
        worstUnder = std::max(worstUnder, percentOf(entry.histogram.underflow, entry.histogram));
        worstOver = std::max(worstOver, percentOf(entry.histogram.overflow, entry.histogram));
    }
    const QRect area = plot()->axisRect()->rect().adjusted(4, 18, -4, 0);
    painter.setFont(smallFont(font()));
    painter.setPen(theme().warn);
    const auto text = [](double share, const QString& where) {
        return tr("up to %1 % %2").arg(significant(share, 2), where);
    };
    if (under > 0)
        painter.drawText(area, Qt::AlignLeft | Qt::AlignTop, text(worstUnder, tr("below")));
    if (over > 0)
        painter.drawText(area, Qt::AlignRight | Qt::AlignTop, text(worstOver, tr("above")));
}

QString HistogramPlot::readoutAt(const QPointF& position) {
    const double x = plot()->xAxis->pixelToCoord(position.x());
    m_hoveredEntry = m_hoveredBin = -1;
    double bestDistance = 0;
    for (std::size_t e = 0; e < m_data.size(); ++e) {
        const Histogram& histogram = m_data[e].histogram;
        if (!usable(histogram) || x < histogram.edges.front() || x >= histogram.edges.back())
            continue;
        const auto next = std::upper_bound(histogram.edges.begin(), histogram.edges.end(), x);
        const auto bin = static_cast<std::size_t>(next - histogram.edges.begin() - 1);
        const double distance = std::abs(pixelY(percent(e, bin)) - position.y());
        if (m_hoveredEntry >= 0 && distance >= bestDistance)
            continue;
        bestDistance = distance;
        m_hoveredEntry = static_cast<int>(e);
        m_hoveredBin = static_cast<int>(bin);
    }
    if (m_hoveredEntry < 0)
        return {};
    const auto e = static_cast<std::size_t>(m_hoveredEntry);
    const auto bin = static_cast<std::size_t>(m_hoveredBin);
    const Histogram& histogram = m_data[e].histogram;
    return tr("%1\n%2 to %3\n%4 % of values, %5 of them")
        .arg(qstr(histogram.name), detail::valueText(histogram.edges[bin], {}),
             detail::valueText(histogram.edges[bin + 1], histogram.unit),
             significant(percent(e, bin)),
             qstr(formatCount(static_cast<std::int64_t>(histogram.counts[bin]))));
}

void HistogramPlot::cursorLeft() {
    m_hoveredEntry = m_hoveredBin = -1;
}

void HistogramPlot::paintCursor(QCPPainter& painter) const {
    if (m_hoveredEntry < 0 || isEmpty())
        return;
    const auto e = static_cast<std::size_t>(m_hoveredEntry);
    const auto bin = static_cast<std::size_t>(m_hoveredBin);
    const auto& edges = m_data[e].histogram.edges;
    const double left = plot()->xAxis->coordToPixel(edges[bin]);
    const double right = plot()->xAxis->coordToPixel(edges[bin + 1]);
    QColor fill = colourOf(e);
    fill.setAlphaF(0.65F);
    const double bottom = plot()->axisRect()->rect().bottom() + 1.0;
    painter.fillRect(
        QRectF(QPointF(left, pixelY(percent(e, bin))), QPointF(std::max(right, left + 1), bottom)),
        fill);
}

}  // namespace scalescope::ui
