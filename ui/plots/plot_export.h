// SPDX-License-Identifier: Apache-2.0
// A chart as a picture, a file, a part of a page: in light colours where it ends up on paper.
#pragma once

#include "ui/plots/plot_widget.h"

namespace scalescope::ui {

/// Draws one chart elsewhere than on the screen, and puts it back as it was.
class PlotExport {
public:
    explicit PlotExport(const PlotWidget& of);

    /// As on the screen; null when it would be too large.
    [[nodiscard]] QImage image(double scale) const;
    /// suffix: "png", "svg", "pdf", "csv". False when the file could not be written; it is replaced
    /// only when complete.
    [[nodiscard]] bool save(const QString& path, const QString& suffix, double scale = 2.0) const;
    /// Into any painter; size in the painter's units.
    void draw(QPainter& painter, const QRectF& target) const;

private:
    void drawOn(QCPPainter& painter, const QSize& size) const;
    template <typename Draw>
    void inLightColours(Draw&& draw) const;
    template <typename Write>
    bool writeLight(const QString& path, Write&& write) const;
    bool paintVectors(QPaintDevice& device, const QSize& size) const;
    bool savePng(const QString& path, double scale) const;
    bool saveSvg(const QString& path) const;
    bool savePdf(const QString& path) const;
    [[nodiscard]] QSize sizeNow() const;

    const PlotWidget& m_of;
    QCustomPlot& m_plot;
};

}  // namespace scalescope::ui
