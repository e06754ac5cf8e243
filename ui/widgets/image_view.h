// SPDX-License-Identifier: Apache-2.0
// A picture, scaled smoothly with its aspect kept; a heat map or a second picture may lie over it.
// It can be enlarged, moved, copied and saved.
#pragma once

#include "core/base/series.h"
#include "ui/widgets/picture_zoom.h"

#include <QImage>
#include <QWidget>

#include <optional>

namespace scalescope::ui {

/// The wheel zooms about the cursor (inside a scroll area with the focus or Ctrl only), drag moves,
/// double click shows all. Its actions are the context menu.
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

    void setExportName(const QString& name) { m_exportName = name; }  ///< base name of saved files

    /// Where the image lies in the widget; zoomed, more than the widget.
    [[nodiscard]] QRectF imageRect() const;
    void zoomBy(double factor);
    void showAll();
    /// The image in its own pixels with what lies over it.
    [[nodiscard]] QImage picture() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {64, 64}; }

Q_SIGNALS:
    void clicked(const QPointF& pixel);  ///< in image pixels
    void hovered(const QPointF& pixel);  ///< (-1, -1) when the cursor leaves
    void exported(const QString& path);
    void exportFailed(const QString& sentence);

protected:
    void paintEvent(QPaintEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* /*event*/) override { showAll(); }
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void addActions();
    void copyPicture() const;
    void chooseAndSave();
    void rebuildHeat();
    [[nodiscard]] QRectF fittedRect() const;
    [[nodiscard]] const QImage& scaledTo(const QSize& pixels);
    void paintImage(QPainter& painter, const QRectF& area);
    void paintOverlay(QPainter& painter, const QRectF& area) const;
    void paintPlaceholder(QPainter& painter) const;
    void paintFrame(QPainter& painter, const QRectF& area) const;
    [[nodiscard]] QPointF toPixel(const QPointF& position) const;

    QImage m_image, m_overlay;
    std::optional<Grid2d> m_heat;
    QString m_placeholder;
    std::optional<QRectF> m_frame;
    double m_opacity = 0.55, m_maximumZoom = 16.0;
    QImage m_scaled;  ///< cache of the smooth scaling
    PictureZoom m_zoom;
    QString m_exportName = QStringLiteral("picture");
};

}  // namespace scalescope::ui
