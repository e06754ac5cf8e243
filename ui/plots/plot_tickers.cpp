// SPDX-License-Identifier: Apache-2.0
#include "ui/plots/plot_tickers.h"

#include "ui/base/numbers.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

namespace scalescope::ui::detail {

namespace {

constexpr int kMostDecimals = 6;
constexpr qsizetype kFewestOfScale = 3;  // two labels do not tell how it bends
// What stands beside the axes: only an estimate is needed.
constexpr int kBesideAxes = 70;

int decimalsOf(double step) {
    for (int decimals = 0; decimals < kMostDecimals; ++decimals) {
        const double scaled = step * std::pow(10.0, decimals);
        if (std::abs(scaled - std::round(scaled)) < 1e-6 * std::max(1.0, scaled))
            return decimals;
    }
    return kMostDecimals;
}

class NumberTicker : public QCPAxisTicker {
public:
    explicit NumberTicker(bool integersOnly) : m_integersOnly(integersOnly) {}

protected:
    double getTickStep(const QCPRange& range) override {
        m_step = QCPAxisTicker::getTickStep(range);
        if (m_integersOnly)
            m_step = std::max(1.0, std::round(m_step));
        return m_step;
    }
    QString getTickLabel(double tick, const QLocale&, QChar, int) override {
        if (std::abs(tick) < m_step * 1e-6)
            tick = 0.0;
        if (m_step < 1e-5 || std::abs(tick) >= 1e7)
            return significant(tick);
        QString text = grouped(fixed(tick, decimalsOf(m_step)));
        return text.replace(u'-', QChar(0x2212));
    }

private:
    bool m_integersOnly;
    double m_step = 1.0;
};

/// 1, 2, 5 of each decade while there are few decades, else powers of ten. A short piece of a
/// decade may hold two of them at most: then even steps, so that an axis always says its scale.
class LogTicker : public QCPAxisTicker {
public:
    QVector<double> createTickVector(double, const QCPRange& range) override {
        QVector<double> ticks;
        const int first = static_cast<int>(std::floor(std::log10(range.lower)));
        const int last = static_cast<int>(std::ceil(std::log10(range.upper)));
        const int stride = std::max(1, (last - first) / 6);
        for (int decade = first; decade <= last; decade += stride)
            for (const double factor : {1.0, 2.0, 5.0}) {
                const double tick = factor * std::pow(10.0, decade);
                if (range.contains(tick) && (factor == 1.0 || last - first <= 3))
                    ticks.append(tick);
            }
        if (ticks.size() < kFewestOfScale)
            return QCPAxisTicker::createTickVector(QCPAxisTicker::getTickStep(range), range);
        return ticks;
    }
    QString getTickLabel(double tick, const QLocale&, QChar, int) override {
        if (tick >= 1e-4 && tick < 1e6)
            return grouped(significant(tick, 6));
        return QStringLiteral("1e%1").arg(std::lround(std::log10(tick)));
    }

protected:
    double getTickStep(const QCPRange&) override { return 1.0; }
};

/// A scale, as of percentiles or channels, is read with every second label as well; names are not.
bool areNumbers(const std::vector<QString>& labels) {
    return std::ranges::all_of(labels, [](const QString& label) {
        return !label.isEmpty() && (label.front().isDigit() || label.front() == u'-');
    });
}

/// Labels are whole: numbers that would touch are left out, names stand slanted; only a name that
/// is longer than the drawing has room for is cut in its middle.
class CategoryTicker : public QCPAxisTicker {
public:
    CategoryTicker(QCPAxis& axis, std::vector<double> positions, std::vector<QString> labels)
        : m_axis(axis),
          m_positions(std::move(positions)),
          m_labels(std::move(labels)),
          m_names(m_labels.size() <= kFew && !areNumbers(m_labels)) {
        // Measured once per drawing; thousands of labels would cost more than the bars.
        for (const QString& label : m_labels)
            if (label.size() > m_longest.size())
                m_longest = label;
    }

    /// Before the layout of a drawing at this size.
    void fit(const QSize& size) {
        const QFontMetrics metrics(m_axis.tickLabelFont());
        const int length = metrics.horizontalAdvance(m_longest);
        const double room = roomFor(m_axis.range());
        m_slanted = horizontal() && m_names && length > kShort && length + kGap > room;
        m_axis.setTickLabelRotation(m_slanted ? -kSlantDegrees : 0.0);
        const double down = kMostOfHeight * size.height() / std::sin(kSlant);
        const double left = (kLeftOfAxes + room / 2) / std::cos(kSlant);
        m_longestPx = static_cast<int>(std::max<double>(kLegiblePx, std::min(down, left)));
    }

    QVector<double> createTickVector(double, const QCPRange& range) override {
        QVector<double> ticks;
        const std::size_t stride = strideFor(range);
        for (std::size_t i = 0; i < m_positions.size(); i += stride)
            if (range.contains(m_positions[i]))
                ticks.append(m_positions[i]);
        return ticks;
    }
    QString getTickLabel(double tick, const QLocale&, QChar, int) override {
        for (std::size_t i = 0; i < m_positions.size() && i < m_labels.size(); ++i)
            if (std::abs(m_positions[i] - tick) < 1e-9)
                return m_slanted ? QFontMetrics(m_axis.tickLabelFont())
                                       .elidedText(m_labels[i], Qt::ElideMiddle, m_longestPx)
                                 : m_labels[i];
        return {};
    }

private:
    [[nodiscard]] bool horizontal() const { return m_axis.orientation() == Qt::Horizontal; }

    /// Every how manieth label fits without touching the next.
    [[nodiscard]] std::size_t strideFor(const QCPRange& range) const {
        const QFontMetrics metrics(m_axis.tickLabelFont());
        double need = metrics.height();
        if (m_slanted)
            need /= std::sin(kSlant);
        else if (horizontal())
            need = std::max<double>(need, metrics.horizontalAdvance(m_longest) + kGap);
        return static_cast<std::size_t>(std::max(1.0, std::ceil(need / roomFor(range))));
    }
    /// Pixels from one category to the next.
    [[nodiscard]] double roomFor(const QCPRange& range) const {
        const QRect view = m_axis.parentPlot()->viewport();
        const double room =
            std::max(40, (horizontal() ? view.width() : view.height()) - kBesideAxes);
        const double visible = static_cast<double>(std::max<std::ptrdiff_t>(
            1, std::count_if(m_positions.begin(), m_positions.end(),
                             [&](double x) { return range.contains(x); })));
        return room / visible;
    }

    static constexpr int kGap = 8, kShort = 28, kLegiblePx = 40;
    static constexpr double kSlantDegrees = 60.0, kSlant = kSlantDegrees * 3.14159265358979 / 180.0;
    static constexpr double kMostOfHeight = 0.4, kLeftOfAxes = 40.0;
    static constexpr std::size_t kFew = 16;

    QCPAxis& m_axis;
    std::vector<double> m_positions;
    std::vector<QString> m_labels;
    QString m_longest;
    bool m_names, m_slanted = false;
    int m_longestPx = 0;  ///< of a slanted label
};

}  // namespace

QSharedPointer<QCPAxisTicker> numberTicker(bool integersOnly) {
    return QSharedPointer<QCPAxisTicker>(new NumberTicker(integersOnly));
}

QSharedPointer<QCPAxisTicker> categoryTicker(QCPAxis& axis, std::vector<double> positions,
                                             std::vector<QString> labels) {
    return QSharedPointer<QCPAxisTicker>(
        new CategoryTicker(axis, std::move(positions), std::move(labels)));
}

void setTickCounts(QCustomPlot& plot, const QSize& size) {
    plot.xAxis->ticker()->setTickCount(std::clamp((size.width() - kBesideAxes) / 70, 2, 10));
    plot.yAxis->ticker()->setTickCount(std::clamp((size.height() - kBesideAxes) / 40, 2, 8));
    if (auto* categories = dynamic_cast<CategoryTicker*>(plot.xAxis->ticker().data()))
        categories->fit(size);
    else
        plot.xAxis->setTickLabelRotation(0.0);
}

void setAxisScale(QCPAxis& axis, bool logarithmic, bool integersOnly) {
    axis.setScaleType(logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    if (logarithmic) {
        axis.setTicker(QSharedPointer<QCPAxisTicker>(new LogTicker));
    } else {
        axis.setTicker(numberTicker(integersOnly));
    }
}

}  // namespace scalescope::ui::detail
