// SPDX-License-Identifier: Apache-2.0
#include "ui/plots/plot_parts.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

namespace scalescope::ui::detail {

namespace {

constexpr int kMostDecimals = 6;
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

/// Digits in groups of three with a thin space: 12 000.
QString grouped(const QString& number) {
    QString text = number;
    qsizetype end = text.indexOf(u'.');
    if (end < 0)
        end = text.size();
    const qsizetype start = text.startsWith(u'-') ? 1 : 0;
    if (end - start > 4)
        for (qsizetype at = end - 3; at > start; at -= 3)
            text.insert(at, QChar(0x2009));
    return text;
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
            return QString::number(tick, 'g', 3);
        QString text = grouped(QString::number(tick, 'f', decimalsOf(m_step)));
        return text.replace(u'-', QChar(0x2212));
    }

private:
    bool m_integersOnly;
    double m_step = 1.0;
};

/// 1, 2, 5 of each decade while there are few decades, else powers of ten.
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
        return ticks;
    }
    QString getTickLabel(double tick, const QLocale&, QChar, int) override {
        if (tick >= 1e-4 && tick < 1e6)
            return grouped(QString::number(tick, 'g', 6));
        return QStringLiteral("1e%1").arg(std::lround(std::log10(tick)));
    }

protected:
    double getTickStep(const QCPRange&) override { return 1.0; }
};

class CategoryTicker : public QCPAxisTicker {
public:
    CategoryTicker(const QCPAxis& axis, std::vector<double> positions, std::vector<QString> labels)
        : m_axis(axis), m_positions(std::move(positions)), m_labels(std::move(labels)) {
        // Measured once per drawing; thousands of labels would cost more than the bars.
        for (const QString& label : m_labels)
            if (label.size() > m_longest.size())
                m_longest = label;
    }

    QVector<double> createTickVector(double, const QCPRange& range) override {
        QVector<double> ticks;
        const std::size_t stride = strideFor(range);
        m_room = roomFor(range) * static_cast<double>(stride);
        for (std::size_t i = 0; i < m_positions.size(); i += stride)
            if (range.contains(m_positions[i]))
                ticks.append(m_positions[i]);
        return ticks;
    }
    QString getTickLabel(double tick, const QLocale&, QChar, int) override {
        for (std::size_t i = 0; i < m_positions.size() && i < m_labels.size(); ++i)
            if (std::abs(m_positions[i] - tick) < 1e-9)
                return horizontal() ? QFontMetrics(m_axis.tickLabelFont())
                                          .elidedText(m_labels[i], Qt::ElideMiddle,
                                                      static_cast<int>(m_room) - kGap)
                                    : m_labels[i];
        return {};
    }

private:
    bool horizontal() const { return m_axis.orientation() == Qt::Horizontal; }

    /// Every how manieth label fits without touching the next.
    std::size_t strideFor(const QCPRange& range) const {
        const QFontMetrics metrics(m_axis.tickLabelFont());
        int need = metrics.height();
        if (horizontal())
            need = std::max(need, metrics.horizontalAdvance(m_longest) + kGap);
        // A few long names, as of one's own networks, are rather cut than left out.
        if (horizontal() && m_labels.size() <= kFew)
            need = std::min(need, kShortest);
        return static_cast<std::size_t>(std::max(1.0, std::ceil(need / roomFor(range))));
    }
    /// Pixels from one category to the next.
    double roomFor(const QCPRange& range) const {
        const QRect view = m_axis.parentPlot()->viewport();
        const double room =
            std::max(40, (horizontal() ? view.width() : view.height()) - kBesideAxes);
        const double visible = static_cast<double>(std::max<std::ptrdiff_t>(
            1, std::count_if(m_positions.begin(), m_positions.end(),
                             [&](double x) { return range.contains(x); })));
        return room / visible;
    }

    static constexpr int kGap = 8, kShortest = 34;
    static constexpr std::size_t kFew = 16;

    const QCPAxis& m_axis;
    std::vector<double> m_positions;
    std::vector<QString> m_labels;
    QString m_longest;
    double m_room = 1e4;  ///< px for a label, since ticks were made
};

}  // namespace

QSharedPointer<QCPAxisTicker> numberTicker(bool integersOnly) {
    return QSharedPointer<QCPAxisTicker>(new NumberTicker(integersOnly));
}

QSharedPointer<QCPAxisTicker> categoryTicker(const QCPAxis& axis, std::vector<double> positions,
                                             std::vector<QString> labels) {
    return QSharedPointer<QCPAxisTicker>(
        new CategoryTicker(axis, std::move(positions), std::move(labels)));
}

void setTickCounts(QCustomPlot& plot, const QSize& size) {
    plot.xAxis->ticker()->setTickCount(std::clamp((size.width() - kBesideAxes) / 70, 2, 10));
    plot.yAxis->ticker()->setTickCount(std::clamp((size.height() - kBesideAxes) / 40, 2, 8));
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
