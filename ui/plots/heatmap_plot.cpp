// SPDX-License-Identifier: Apache-2.0
#include "ui/plots/heatmap_plot.h"

#include "ui/base/convert.h"
#include "ui/base/hatch.h"
#include "ui/base/numbers.h"
#include "ui/plots/colour_scale.h"
#include "ui/plots/plot_parts.h"
#include "ui/plots/plot_tickers.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

namespace scalescope::ui {

namespace {

constexpr double kGapFromPx = 9.0;  // cells at least so large are set apart by a line
constexpr double kTextWidthPx = 34.0, kTextHeightPx = 14.0;
constexpr int kColourSteps = 256;

std::vector<double> positions(std::size_t count) {
    std::vector<double> result(count);
    for (std::size_t i = 0; i < count; ++i)
        result[i] = static_cast<double>(i);
    return result;
}

void setLabels(QCPAxis& axis, const std::vector<std::string>& labels) {
    if (labels.empty())
        return detail::setAxisScale(axis, false, true);
    std::vector<QString> texts;
    for (const std::string& text : labels)
        texts.push_back(qstr(text));
    axis.setTicker(detail::categoryTicker(axis, positions(labels.size()), std::move(texts)));
}

}  // namespace

HeatmapPlot::HeatmapPlot(QWidget* parent)
    : PlotWidget(parent), m_scale(std::make_unique<detail::ColourScale>(*plot())) {
    plot()->yAxis->setRangeReversed(true);
    detail::paintOn(*plot(), QStringLiteral("main"), detail::Clip::Axes, [this](QCPPainter& p) {
        if (isEmpty())
            return;
        paintCells(p);
        if (!m_data.learnt)
            paintHatch(p, theme(), gridRect() & QRectF(plot()->axisRect()->rect()));
        if (m_cellText)
            paintTexts(p);
    });
    detail::paintOn(*plot(), QStringLiteral("axes"), detail::Clip::Axes, [this](QCPPainter& p) {
        if (isEmpty() || !m_markedRow)
            return;
        p.setPen(QPen(theme().text, 2));
        p.setBrush(Qt::NoBrush);
        p.drawRect(rectOf(*m_markedRow, 0, static_cast<int>(m_data.columnCount)));
    });
    detail::paintOn(*plot(), QStringLiteral("overlay"), detail::Clip::Axes,
                    [this](QCPPainter& p) { paintCursor(p); });
}

HeatmapPlot::~HeatmapPlot() = default;

void HeatmapPlot::setData(const Grid2d& grid) {
    m_data = grid;
    if (m_data.values.size() < m_data.rowCount * m_data.columnCount)
        m_data.rowCount = m_data.columnCount = 0;
    m_hovered = {};
    requestRebuild();
}

void HeatmapPlot::setMarkedRow(std::optional<int> row) {
    m_markedRow = row;
    requestRebuild();
}

void HeatmapPlot::setCellText(bool on) {
    m_cellText = on;
    requestRebuild();
}

void HeatmapPlot::setGaps(bool on) {
    m_gaps = on;
    requestRebuild();
}

void HeatmapPlot::setColourScale(bool on) {
    m_colourScale = on;
    requestRebuild();
}

std::string HeatmapPlot::csv() const {
    return toCsv(m_data);
}
bool HeatmapPlot::isEmpty() const {
    return m_data.rowCount == 0 || m_data.columnCount == 0;
}

void HeatmapPlot::rebuild() {
    m_colours = theme().heat(m_data.learnt).steps(kColourSteps);
    setLabels(*plot()->xAxis, m_data.columnLabels);
    setLabels(*plot()->yAxis, m_data.rowLabels);
    plot()->xAxis->setLabel(detail::axisText(m_data.columns));
    plot()->yAxis->grid()->setVisible(false);
    setHeader(qstr(m_data.title), detail::axisText(m_data.rows), {});
    m_scale->setShown(m_colourScale);
    m_scale->update(m_data, theme(), font());
    setFullRange(-0.5, static_cast<double>(m_data.columnCount) - 0.5, -0.5,
                 static_cast<double>(m_data.rowCount) - 0.5);
}
QColor HeatmapPlot::colourOf(double value) const {
    const double span = m_data.rangeMax - m_data.rangeMin;
    const double share = span > 0 ? (value - m_data.rangeMin) / span : 0.5;
    const double at = std::clamp(share, 0.0, 1.0) * (kColourSteps - 1);
    return m_colours[static_cast<std::size_t>(std::lround(at))];
}

QRectF HeatmapPlot::rectOf(int row, int column, int columnCount) const {
    const QPointF topLeft(plot()->xAxis->coordToPixel(column - 0.5),
                          plot()->yAxis->coordToPixel(row - 0.5));
    const QPointF bottomRight(plot()->xAxis->coordToPixel(column + columnCount - 0.5),
                              plot()->yAxis->coordToPixel(row + 0.5));
    return QRectF(topLeft, bottomRight).normalized();
}

QRectF HeatmapPlot::gridRect() const {
    QRectF whole = rectOf(0, 0, static_cast<int>(m_data.columnCount));
    whole.setBottom(plot()->yAxis->coordToPixel(static_cast<double>(m_data.rowCount) - 0.5));
    return whole;
}

/// Columns [first, end) as a picture of that many pixels per row; several cells under a pixel are
/// averaged, no data stays transparent.
QImage HeatmapPlot::picture(int firstColumn, int endColumn, int pixels) const {
    QImage image(pixels, static_cast<int>(m_data.rowCount), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    const double perPixel = static_cast<double>(endColumn - firstColumn) / pixels;
    for (int row = 0; row < image.height(); ++row) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(row));
        for (int x = 0; x < pixels; ++x) {
            const int from = firstColumn + static_cast<int>(std::floor(x * perPixel));
            const int to =
                std::max(from + 1, firstColumn + static_cast<int>(std::floor((x + 1) * perPixel)));
            double sum = 0;
            int count = 0;
            for (int column = from; column < std::min(to, endColumn); ++column) {
                const double value = static_cast<double>(
                    m_data.at(static_cast<std::size_t>(row), static_cast<std::size_t>(column)));
                if (std::isnan(value))
                    continue;
                sum += value;
                ++count;
            }
            if (count > 0)
                line[x] = colourOf(sum / count).rgba();
        }
    }
    return image;
}

void HeatmapPlot::paintCells(QCPPainter& painter) const {
    if (isEmpty() || m_colours.empty())  // a resize replots between setData and rebuild
        return;
    const QCPRange range = plot()->xAxis->range();
    const int columns = static_cast<int>(m_data.columnCount);
    const int first = std::clamp(static_cast<int>(std::floor(range.lower + 0.5)), 0, columns - 1);
    const int end = std::clamp(static_cast<int>(std::ceil(range.upper + 0.5)), first + 1, columns);
    QRectF target = rectOf(0, first, end - first);
    target.setBottom(plot()->yAxis->coordToPixel(static_cast<double>(m_data.rowCount) - 0.5));
    const double scale = std::max(1.0, painter.device()->devicePixelRatioF());
    const int room = std::max(1, static_cast<int>(std::lround(target.width() * scale)));
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    painter.drawImage(target, picture(first, end, std::min(end - first, room)));
    const QRectF cell = rectOf(0, first);
    painter.setAntialiasing(false);
    painter.setPen(QPen(theme().surface, 1));
    if (m_gaps && cell.height() >= kGapFromPx)
        for (std::size_t row = 1; row < m_data.rowCount; ++row) {
            const double y = plot()->yAxis->coordToPixel(static_cast<double>(row) - 0.5);
            painter.drawLine(QLineF(target.left(), y, target.right(), y));
        }
    if (m_gaps && cell.width() >= kGapFromPx)
        for (int column = first + 1; column < end; ++column) {
            const double x = plot()->xAxis->coordToPixel(column - 0.5);
            painter.drawLine(QLineF(x, target.top(), x, target.bottom()));
        }
}

void HeatmapPlot::paintTexts(QCPPainter& painter) const {
    if (isEmpty() || m_colours.empty())
        return;
    const QRectF cell = rectOf(0, 0);
    if (cell.width() < kTextWidthPx || cell.height() < kTextHeightPx)
        return;
    painter.setFont(smallFont(font()));
    for (std::size_t row = 0; row < m_data.rowCount; ++row)
        for (std::size_t column = 0; column < m_data.columnCount; ++column) {
            const double value = static_cast<double>(m_data.at(row, column));
            if (std::isnan(value))
                continue;
            painter.setPen(readableOn(colourOf(value)));
            painter.drawText(rectOf(static_cast<int>(row), static_cast<int>(column)),
                             Qt::AlignCenter, significant(value));
        }
}

HeatmapPlot::Cell HeatmapPlot::cellAt(const QPointF& position) const {
    const int row = static_cast<int>(std::floor(plot()->yAxis->pixelToCoord(position.y()) + 0.5));
    const int column =
        static_cast<int>(std::floor(plot()->xAxis->pixelToCoord(position.x()) + 0.5));
    if (row < 0 || column < 0 || row >= static_cast<int>(m_data.rowCount) ||
        column >= static_cast<int>(m_data.columnCount))
        return {};
    return {row, column};
}

QString HeatmapPlot::label(bool ofRow, int index) const {
    const auto& labels = ofRow ? m_data.rowLabels : m_data.columnLabels;
    const QString title = qstr(ofRow ? m_data.rows.title : m_data.columns.title);
    const auto i = static_cast<std::size_t>(index);
    const QString name = i < labels.size() ? qstr(labels[i]) : QString::number(index);
    return name.startsWith(title) ? name : title + u' ' + name;
}

QString HeatmapPlot::readoutAt(const QPointF& position) {
    const Cell cell = cellAt(position);
    const bool changed = cell.row != m_hovered.row || cell.column != m_hovered.column;
    m_hovered = cell;
    if (cell.row < 0)
        return {};
    if (changed)
        Q_EMIT cellHovered(cell.row, cell.column);
    const double value = static_cast<double>(
        m_data.at(static_cast<std::size_t>(cell.row), static_cast<std::size_t>(cell.column)));
    return label(true, cell.row) + u'\n' + label(false, cell.column) + u'\n' +
           detail::valueText(value, m_data.unit);
}

void HeatmapPlot::cursorLeft() {
    m_hovered = {};
}

void HeatmapPlot::clickedAt(const QPointF& position) {
    const Cell cell = cellAt(position);
    if (cell.row >= 0 && plot()->axisRect()->rect().contains(position.toPoint()))
        Q_EMIT cellClicked(cell.row, cell.column);
}

void HeatmapPlot::paintCursor(QCPPainter& painter) const {
    if (m_hovered.row < 0 || isEmpty())
        return;
    QRectF cell = rectOf(m_hovered.row, m_hovered.column);
    if (cell.width() < 3)
        cell.adjust(-2, -1, 2, 1);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme().surface, 3));
    painter.drawRect(cell);
    painter.setPen(QPen(theme().text, 1.2));
    painter.drawRect(cell);
}

}  // namespace scalescope::ui
