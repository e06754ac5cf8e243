// SPDX-License-Identifier: Apache-2.0
// Shows a diagram: pan, zoom, tooltips, clicks; out as SVG, PNG or text.
#pragma once

#include "ui/base/theme.h"
#include "ui/widgets/diagram.h"

#include <QGraphicsView>

class QPaintDevice;

namespace scalescope::ui {

/// Drag pans, the wheel zooms about the cursor, double click shows all, arrow keys pan. Its actions
/// are the context menu: copy, save, zoom.
class DiagramView : public QGraphicsView {
    Q_OBJECT
public:
    explicit DiagramView(QWidget* parent = nullptr);

    void setDiagram(Diagram diagram);  ///< keeps zoom and place while the user has chosen them
    [[nodiscard]] const Diagram& diagram() const { return m_diagram; }
    void setExportName(const QString& name);
    void setCopyText(const QString& text) { m_copyText = text; }
    void showAll();
    void zoomBy(double factor);

    /// In light colours, with the legend below; false when not written (an old file stays).
    [[nodiscard]] bool saveSvg(const QString& path) const;
    [[nodiscard]] bool savePng(const QString& path) const;
    void copyPicture() const;
    void chooseAndSave(const QString& suffix);

    [[nodiscard]] QSize minimumSizeHint() const override { return {200, 110}; }

Q_SIGNALS:
    void boxClicked(int group, int id);
    void resized();
    void exported(const QString& path);
    void exportFailed(const QString& sentence);

protected:
    void changeEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void drawForeground(QPainter* painter, const QRectF& rect) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    void addActions();
    void rebuild();
    [[nodiscard]] QSize pictureSize() const;
    [[nodiscard]] QImage picture() const;
    [[nodiscard]] bool paintPicture(QPaintDevice& device, double scale) const;

    Diagram m_diagram;
    QString m_exportName = QStringLiteral("drawing");
    QString m_copyText;
    QPoint m_pressed;
    bool m_chosenView = false;  ///< the user zoomed: a resize does not fit again
};

/// Draws a whole diagram in a theme's colours; coordinates are the diagram's.
void paintDiagram(QPainter& painter, const Diagram& diagram, const Theme& theme);
/// The colour ramp with its two ends and its title in one line, from the top left of area.
void paintLegend(QPainter& painter, const QRectF& area, const DiagramLegend& legend,
                 const Theme& theme);
/// Bounds of everything in it.
[[nodiscard]] QRectF boundsOf(const Diagram& diagram);

}  // namespace scalescope::ui
