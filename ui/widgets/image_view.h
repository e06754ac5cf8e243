// SPDX-License-Identifier: Apache-2.0
// A picture, scaled smoothly with its aspect kept; a heat map or a second picture may lie over it.
#pragma once

#include "core/base/series.h"

#include <QImage>
#include <QWidget>

#include <optional>

namespace scalescope::ui {

class ImageView : public QWidget {
    Q_OBJECT
public:
    explicit ImageView(QWidget* parent = nullptr);

    void setImage(const QImage& image);  ///< null: the placeholder is shown
    [[nodiscard]] const QImage& image() const { return m_image; }
    void setPlaceholder(const QString& text);
    /// Stretched over the image: values in the grid's range become colours of the heat ramp, low
    /// values are transparent. Of random weights greys under a hatch. An empty grid clears it.
    void setHeat(const Grid2d& map);
    void clearOverlay();
    [[nodiscard]] bool hasOverlay() const { return !m_overlay.isNull(); }
    void setOverlayOpacity(double opacity);  ///< 0..1
    [[nodiscard]] double overlayOpacity() const { return m_opacity; }
    /// A frame in image pixels, outside of it dimmed: the crop that is fed. nullopt: none.
    void setFrame(const std::optional<QRectF>& pixels);
    /// Small pictures are not enlarged beyond this factor (default 16, with crisp pixels from 4).
    void setMaximumZoom(double factor);

    /// Where the image lies in the widget.
    [[nodiscard]] QRectF imageRect() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void clicked(const QPointF& pixel);  ///< in image pixels
    void hovered(const QPointF& pixel);  ///< (-1, -1) when the cursor leaves

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void rebuildHeat();
    [[nodiscard]] const QImage& scaledTo(const QSize& pixels);
    void paintPlaceholder(QPainter& painter) const;
    void paintFrame(QPainter& painter, const QRectF& area) const;
    [[nodiscard]] QPointF toPixel(const QPointF& position) const;

    QImage m_image, m_overlay;
    std::optional<Grid2d> m_heat;
    QString m_placeholder;
    std::optional<QRectF> m_frame;
    double m_opacity = 0.55, m_maximumZoom = 16.0;
    QImage m_scaled;  ///< cache of the smooth scaling
};

}  // namespace scalescope::ui
