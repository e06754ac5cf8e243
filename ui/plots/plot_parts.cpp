// SPDX-License-Identifier: Apache-2.0
#include "ui/plots/plot_parts.h"

#include "core/base/format.h"
#include "core/model/variant.h"
#include "ui/base/convert.h"
#include "ui/base/texts.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace scalescope::ui::detail {

namespace {

/// A function on a layer.
class PaintItem : public QCPLayerable {
public:
    PaintItem(QCustomPlot& plot, const QString& layer, Clip clip,
              std::function<void(QCPPainter&)> paint)
        : QCPLayerable(&plot, layer), m_clip(clip), m_paint(std::move(paint)) {}

protected:
    QRect clipRect() const override {
        return m_clip == Clip::Axes ? mParentPlot->axisRect()->rect() : mParentPlot->viewport();
    }
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override {
        painter->setAntialiasing(true);
    }
    void draw(QCPPainter* painter) override { m_paint(*painter); }

private:
    Clip m_clip;
    std::function<void(QCPPainter&)> m_paint;
};

}  // namespace

void paintOn(QCustomPlot& plot, const QString& layer, Clip clip,
             std::function<void(QCPPainter&)> paint) {
    new PaintItem(plot, layer, clip, std::move(paint));  // owned by the plot
}

void styleAxes(QCustomPlot& plot, const Theme& theme, const QFont& font) {
    plot.setBackground(QBrush(theme.surface));
    const QFont small = smallFont(font);
    for (QCPAxis* axis : {plot.xAxis, plot.yAxis}) {
        axis->setBasePen(QPen(blend(theme.surface, theme.text, 0.35), 1));
        axis->setTickPen(QPen(blend(theme.surface, theme.text, 0.35), 1));
        axis->setSubTickPen(Qt::NoPen);
        axis->setSubTicks(false);
        axis->setTickLengthIn(0);
        axis->setTickLengthOut(axis == plot.xAxis ? 4 : 0);
        axis->setTickLabelColor(theme.muted);
        axis->setTickLabelFont(small);
        axis->setTickLabelPadding(axis == plot.xAxis ? 3 : 6);
        axis->setLabelColor(theme.muted);
        axis->setLabelFont(small);
        axis->setLabelPadding(2);
        axis->grid()->setPen(QPen(theme.grid, 1));
        axis->grid()->setZeroLinePen(Qt::NoPen);
        axis->grid()->setSubGridVisible(false);
    }
    plot.yAxis->setBasePen(Qt::NoPen);
    plot.xAxis->grid()->setVisible(false);
}

QString axisText(const Axis& axis) {
    const QString title = qstr(axis.title);
    return axis.unit.empty() ? title : title + u" (" + qstr(axis.unit) + u')';
}

QString valueText(double value, const std::string& unit) {
    if (std::isnan(value))
        return Texts::tr("no data");
    const bool whole = value == std::round(value) && std::abs(value) < 1e9;
    const QString number =
        whole ? QString::number(static_cast<qint64>(value)) : qstr(formatReal(value));
    return unit.empty() ? number : number + u' ' + qstr(unit);
}

namespace {

/// Position among the series that have colours by order: ghosts come after the others, so that
/// these look the same with and without them.
int colourPosition(const SeriesSet& set, std::size_t index) {
    const bool ghost = set.series[index].ghost;
    int position = 0;
    for (std::size_t i = 0; i < set.series.size(); ++i) {
        const Series& other = set.series[i];
        const bool before = other.ghost == ghost ? i < index : !other.ghost;
        position += !other.column && before ? 1 : 0;
    }
    return position;
}

QColor ownColour(const Theme& theme, const SeriesSet& set, std::size_t index) {
    const Series& series = set.series[index];
    if (series.column)
        return theme.column(series.column);
    const auto plain = std::ranges::count_if(
        set.series, [](const Series& other) { return !other.column && !other.ghost; });
    // Several ghosts are told apart by colours of their own; they stay hollow.
    if (series.ghost && std::ranges::count(set.series, true, &Series::ghost) < 2)
        return theme.ghost;
    return plain < 2 && !series.ghost ? theme.accent : theme.category(colourPosition(set, index));
}

}  // namespace

QColor seriesColour(const Theme& theme, const SeriesSet& set, std::size_t index) {
    const QColor own = ownColour(theme, set, index);
    return set.series[index].learnt ? own : theme.unlearnt(own);
}

QPen curvePen(const QColor& colour, double width, bool learnt) {
    QPen pen(colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    if (!learnt) {
        pen.setCapStyle(Qt::FlatCap);  // round ends would close the gaps
        pen.setDashPattern({2.0, 2.5});
    }
    return pen;
}

bool nothingLearnt(const SeriesSet& set) {
    return !set.series.empty() && std::ranges::none_of(set.series, &Series::learnt);
}

std::optional<ColumnIndex> networkOf(const Series& series, std::size_t index) {
    if (index < series.columns.size())
        return series.columns[index];
    if (index >= series.labels.size())
        return std::nullopt;
    const std::optional<int> variant = variantIndex(series.labels[index]);
    return variant ? std::optional(ColumnIndex(*variant)) : std::nullopt;
}

bool hasPoints(const SeriesSet& set) {
    return std::any_of(set.series.begin(), set.series.end(), [](const Series& series) {
        return std::any_of(series.y.begin(), series.y.end(),
                           [](double y) { return std::isfinite(y); });
    });
}

std::pair<double, double> finiteRange(const SeriesSet& set, bool ofY) {
    double low = std::numeric_limits<double>::infinity(), high = -low;
    for (const Series& series : set.series)
        for (std::size_t i = 0; i < std::min(series.x.size(), series.y.size()); ++i) {
            const double value = ofY ? series.y[i] : series.x[i];
            if (!std::isfinite(value))
                continue;
            low = std::min(low, value);
            high = std::max(high, value);
        }
    return low <= high ? std::pair{low, high} : std::pair{0.0, 1.0};
}

std::pair<double, double> niceRange(std::pair<double, double> range, bool logarithmic,
                                    bool fromZero) {
    auto [low, high] = range;
    if (logarithmic) {
        high = std::max(high, 1e-12);
        low = low > 0 ? low : high * 1e-6;
        const double air = std::max(1.15, std::pow(high / low, 0.06));
        return {low / air, high * air};
    }
    if (low >= 0 && (fromZero || low < 0.5 * high))
        low = 0;
    else if (high <= 0 && fromZero)
        high = 0;
    double span = high - low;
    if (!(span > 0)) {
        span = std::max(std::abs(high), 1.0) * 0.1;
        return {low == 0 ? 0.0 : low - span, high + span};
    }
    return {low == 0 ? 0.0 : low - 0.06 * span, high == 0 ? 0.0 : high + 0.06 * span};
}

std::vector<double> spread(std::vector<double> wanted, double gap, double low, double high) {
    std::vector<std::size_t> order(wanted.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return wanted[a] < wanted[b]; });
    double floor = low;
    for (const std::size_t i : order) {
        wanted[i] = std::max(wanted[i], floor);
        floor = wanted[i] + gap;
    }
    double ceiling = high;
    for (auto i = order.rbegin(); i != order.rend(); ++i) {
        wanted[*i] = std::min(wanted[*i], ceiling);
        ceiling = wanted[*i] - gap;
    }
    return wanted;
}

void paintThresholds(QCPPainter& painter, const QCustomPlot& plot, const Theme& theme,
                     const Thresholds& thresholds) {
    const QRect area = plot.axisRect()->rect();
    painter.setFont(plot.yAxis->tickLabelFont());
    for (const auto& [value, label] : thresholds) {
        const double y = plot.yAxis->coordToPixel(value);
        const bool fails = label.contains(QLatin1String("fail"));
        const QColor colour = fails ? theme.fail : theme.warn;
        painter.setPen(QPen(colour, 1, Qt::DashLine));
        painter.drawLine(QLineF(area.left(), y, area.right(), y));
        const QFontMetrics metrics(painter.font());
        const bool above = y - metrics.height() - 2 >= area.top();
        const QRectF box(area.left() + 3, above ? y - metrics.height() - 2 : y + 2,
                         metrics.horizontalAdvance(label) + 4, metrics.height());
        QColor ground = theme.surface;  // bars may lie behind the label
        ground.setAlphaF(0.8F);
        painter.fillRect(box, ground);
        painter.setPen(colour);
        painter.drawText(box, Qt::AlignCenter, label);
    }
}

void paintUprightThresholds(QCPPainter& painter, const QCustomPlot& plot, const Theme& theme,
                            const Thresholds& thresholds) {
    const QRect area = plot.axisRect()->rect();
    painter.setFont(plot.yAxis->tickLabelFont());
    const QFontMetrics metrics(painter.font());
    for (const auto& [value, label] : thresholds) {
        const double x = plot.xAxis->coordToPixel(value);
        painter.setPen(QPen(theme.warn, 1, Qt::DashLine));
        painter.drawLine(QLineF(x, area.top(), x, area.bottom()));
        const double width = metrics.horizontalAdvance(label) + 4;
        const double left = x + width + 2 <= area.right() ? x + 2 : x - width - 2;
        painter.drawText(QRectF(left, area.top() + 1, width, metrics.height()), Qt::AlignCenter,
                         label);
    }
}

std::pair<double, double> withThresholds(std::pair<double, double> range,
                                         const Thresholds& thresholds) {
    for (const auto& threshold : thresholds) {
        range.first = std::min(range.first, threshold.first);
        range.second = std::max(range.second, threshold.first);
    }
    return range;
}

void paintMarker(QCPPainter& painter, const QCustomPlot& plot, const Theme& theme, double x) {
    const QRect area = plot.axisRect()->rect();
    const double at = plot.xAxis->coordToPixel(x);
    const QLineF line(at, area.top(), at, area.bottom());
    painter.setPen(QPen(theme.surface, 3.5));  // apart from whatever lies below
    painter.drawLine(line);
    painter.setPen(QPen(theme.text, 1.3));
    painter.drawLine(line);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.text);
    const double top = area.top();
    painter.drawPolygon(QPolygonF({{at - 4, top}, {at + 4, top}, {at, top + 6}}));
}

}  // namespace scalescope::ui::detail
