// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/image_view.h"

#include "ui/base/hatch.h"
#include "ui/base/theme.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace scalescope::ui {

namespace {

constexpr double kCrispFromZoom = 4.0;  // enlarged pixels are shown as squares
constexpr double kPlainShare = 0.12;    // of the heat range: below, the picture shows through

}  // namespace

ImageView::ImageView(QWidget* parent)
    : QWidget(parent), m_placeholder(tr("There is no image yet.")) {
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void ImageView::setImage(const QImage& image) {
    m_image = image;
    m_scaled = {};
    updateGeometry();
    update();
}

void ImageView::setPlaceholder(const QString& text) {
    m_placeholder = text;
    update();
}

void ImageView::setHeat(const Grid2d& map) {
    if (map.values.empty() || map.values.size() < map.rowCount * map.columnCount)
        return clearOverlay();
    m_heat = map;
    rebuildHeat();
    update();
}

void ImageView::clearOverlay() {
    m_heat.reset();
    m_overlay = {};
    update();
}

void ImageView::setOverlayOpacity(double opacity) {
    m_opacity = std::clamp(opacity, 0.0, 1.0);
    update();
}

void ImageView::setFrame(const std::optional<QRectF>& pixels) {
    m_frame = pixels;
    update();
}

void ImageView::setMaximumZoom(double factor) {
    m_maximumZoom = std::max(0.01, factor);
    update();
}

void ImageView::rebuildHeat() {
    const Ramp ramp = themeOf(palette()).heat(m_heat->learnt);
    const double span = m_heat->rangeMax - m_heat->rangeMin;
    QImage image(static_cast<int>(m_heat->columnCount), static_cast<int>(m_heat->rowCount),
                 QImage::Format_ARGB32);
    for (int row = 0; row < image.height(); ++row)
        for (int column = 0; column < image.width(); ++column) {
            const double value = static_cast<double>(
                m_heat->at(static_cast<std::size_t>(row), static_cast<std::size_t>(column)));
            const double share = span > 0 ? (value - m_heat->rangeMin) / span : 0.0;
            QColor colour = ramp.at(std::isfinite(share) ? share : 0.0);
            const double visible = std::isfinite(share) ? share / kPlainShare : 0.0;
            colour.setAlphaF(static_cast<float>(std::clamp(visible, 0.0, 1.0)));
            image.setPixelColor(column, row, colour);
        }
    m_overlay = image;
}

QRectF ImageView::imageRect() const {
    if (m_image.isNull())
        return {};
    QSizeF size = QSizeF(m_image.size()).scaled(QSizeF(this->size()), Qt::KeepAspectRatio);
    const QSizeF most = QSizeF(m_image.size()) * m_maximumZoom;
    if (size.width() > most.width())
        size = most;
    return {QPointF((width() - size.width()) / 2, (height() - size.height()) / 2), size};
}

QSize ImageView::sizeHint() const {
    return m_image.isNull() ? QSize(320, 240)
                            : m_image.size().scaled(360, 360, Qt::KeepAspectRatio);
}

QSize ImageView::minimumSizeHint() const {
    return {64, 64};
}

/// Smooth at any reduction: a filter over all pixels, not the nearest four.
const QImage& ImageView::scaledTo(const QSize& pixels) {
    const bool crisp = pixels.width() >= m_image.width() * kCrispFromZoom;
    if (m_scaled.size() != pixels)
        m_scaled = m_image.scaled(pixels, Qt::IgnoreAspectRatio,
                                  crisp ? Qt::FastTransformation : Qt::SmoothTransformation);
    return m_scaled;
}

void ImageView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    if (m_image.isNull())
        return paintPlaceholder(painter);
    const QRectF area = imageRect();
    const QSize pixels = (area.size() * devicePixelRatioF()).toSize().expandedTo(QSize(1, 1));
    painter.drawImage(area, scaledTo(pixels));
    if (!m_overlay.isNull()) {
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.setOpacity(m_opacity);
        painter.drawImage(area, m_overlay);
        painter.setOpacity(1.0);
        if (m_heat && !m_heat->learnt)
            paintHatch(painter, themeOf(palette()), area);
    }
    if (m_frame)
        paintFrame(painter, area);
}

void ImageView::paintPlaceholder(QPainter& painter) const {
    const Theme theme = themeOf(palette());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.grid, 1.5, Qt::DashLine));
    painter.drawRoundedRect(QRectF(rect()).adjusted(2, 2, -2, -2), 6, 6);
    painter.setPen(theme.muted);
    painter.drawText(rect().adjusted(10, 6, -10, -6), Qt::AlignCenter | Qt::TextWordWrap,
                     m_placeholder);
}

void ImageView::paintFrame(QPainter& painter, const QRectF& area) const {
    const double scale = area.width() / m_image.width();
    const QRectF frame(area.topLeft() + m_frame->topLeft() * scale, m_frame->size() * scale);
    QPainterPath outside;
    outside.addRect(area);
    QPainterPath inside;
    inside.addRect(frame);
    painter.fillPath(outside.subtracted(inside), QColor(0, 0, 0, 120));
    painter.setPen(QPen(Qt::white, 1.5));
    painter.drawRect(frame.adjusted(0.75, 0.75, -0.75, -0.75));
}

QPointF ImageView::toPixel(const QPointF& position) const {
    const QRectF area = imageRect();
    if (!area.contains(position))
        return {-1, -1};
    return (position - area.topLeft()) * (m_image.width() / area.width());
}

void ImageView::mouseMoveEvent(QMouseEvent* event) {
    if (!m_image.isNull())
        Q_EMIT hovered(toPixel(event->position()));
}

void ImageView::mouseReleaseEvent(QMouseEvent* event) {
    const QPointF pixel = m_image.isNull() ? QPointF(-1, -1) : toPixel(event->position());
    if (event->button() == Qt::LeftButton && pixel.x() >= 0)
        Q_EMIT clicked(pixel);
}

void ImageView::leaveEvent(QEvent*) {
    Q_EMIT hovered(QPointF(-1, -1));
}

void ImageView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_heat)
        rebuildHeat();
}

}  // namespace scalescope::ui
