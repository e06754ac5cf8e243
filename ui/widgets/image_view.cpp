// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/image_view.h"

#include "ui/base/hatch.h"
#include "ui/base/save_file.h"
#include "ui/base/theme.h"
#include "ui/widgets/view_actions.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace scalescope::ui {

namespace {

constexpr double kCrispFromZoom = 4.0;  // enlarged pixels are shown as squares
constexpr double kWheelZoom = 1.0015;   // per eighth of a degree
constexpr double kPlainShare = 0.12;    // of the heat range: below, the picture shows through

}  // namespace

ImageView::ImageView(QWidget* parent)
    : QWidget(parent), m_placeholder(tr("There is no image yet.")) {
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Picture"));
    addActions();
}

void ImageView::addActions() {
    addViewAction(*this, tr("Copy picture"), {copyKeys()}, [this] { copyPicture(); });
    addViewAction(*this, tr("Save as PNG..."), {saveViewKeys()}, [this] { chooseAndSave(); });
    addZoomActions(
        *this, [this](double factor) { zoomBy(factor); }, [this] { showAll(); });
}

void ImageView::setImage(const QImage& image) {
    if (image.size() != m_image.size())
        m_zoom.reset();
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
    return m_zoom.over(fittedRect());
}

QRectF ImageView::fittedRect() const {
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
    paintImage(painter, area);
    paintOverlay(painter, area);
    if (m_frame)
        paintFrame(painter, area);
    if (hasFocus()) {
        painter.setPen(QPen(themeOf(palette()).accent, 1, Qt::DotLine));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

/// Enlarged, only the part that is seen is scaled: all of it might take gigabytes.
void ImageView::paintImage(QPainter& painter, const QRectF& area) {
    if (!m_zoom.isOn()) {
        const QSize pixels = (area.size() * devicePixelRatioF()).toSize().expandedTo(QSize(1, 1));
        painter.drawImage(area, scaledTo(pixels));
        return;
    }
    const double zoom = area.width() / m_image.width();
    painter.setRenderHint(QPainter::SmoothPixmapTransform, zoom < kCrispFromZoom);
    const QRectF seen = area.intersected(QRectF(rect()));
    painter.drawImage(seen, m_image,
                      QRectF((seen.topLeft() - area.topLeft()) / zoom, seen.size() / zoom));
}

void ImageView::paintOverlay(QPainter& painter, const QRectF& area) const {
    if (m_overlay.isNull())
        return;
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.setOpacity(m_opacity);
    painter.drawImage(area, m_overlay);
    painter.setOpacity(1.0);
    if (m_heat && !m_heat->learnt)
        paintHatch(painter, themeOf(palette()), area);
}

QImage ImageView::picture() const {
    QImage picture = m_image.convertToFormat(QImage::Format_ARGB32_Premultiplied);
    if (picture.isNull())
        return picture;
    QPainter painter(&picture);
    paintOverlay(painter, QRectF(picture.rect()));
    return picture;
}

void ImageView::copyPicture() const {
    if (!m_image.isNull())
        QApplication::clipboard()->setImage(picture());
}

void ImageView::chooseAndSave() {
    if (m_image.isNull())
        return;
    askAndSave(this,
               {.target = {tr("Save picture"), m_exportName, QStringLiteral("png")},
                .write =
                    [this](const QString& path) {
                        const QImage image = picture();
                        return writeAside(
                            path, [&](QIODevice& file) { return image.save(&file, "PNG"); });
                    },
                .saved = [this](const QString& path) { Q_EMIT exported(path); },
                .failed = [this](const QString& sentence) { Q_EMIT exportFailed(sentence); }});
}

void ImageView::zoomBy(double factor) {
    if (m_image.isNull())
        return;
    m_zoom.zoom(factor, QRectF(rect()).center(), fittedRect());
    update();
}

void ImageView::showAll() {
    m_zoom.reset();
    update();
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

void ImageView::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton)
        m_zoom.press(event->position());
    else
        QWidget::mousePressEvent(event);
}

void ImageView::mouseMoveEvent(QMouseEvent* event) {
    if (m_image.isNull())
        return;
    if (m_zoom.drag(event->position(), fittedRect()))
        update();
    Q_EMIT hovered(toPixel(event->position()));
}

void ImageView::mouseReleaseEvent(QMouseEvent* event) {
    const bool click = m_zoom.release() && event->button() == Qt::LeftButton;
    const QPointF pixel = m_image.isNull() ? QPointF(-1, -1) : toPixel(event->position());
    if (click && pixel.x() >= 0)
        Q_EMIT clicked(pixel);
}

void ImageView::wheelEvent(QWheelEvent* event) {
    if (m_image.isNull() || event->angleDelta().y() == 0 || !wheelIsFor(*this, *event))
        return event->ignore();
    m_zoom.zoom(std::pow(kWheelZoom, event->angleDelta().y()), event->position(), fittedRect());
    event->accept();
    update();
}

void ImageView::contextMenuEvent(QContextMenuEvent* event) {
    if (m_image.isNull())
        return;
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("pictureMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(actions());
    menu->popup(event->globalPos());
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
