// SPDX-License-Identifier: Apache-2.0
#include "ui/plots/plot_export.h"

#include "ui/base/save_file.h"
#include "ui/plots/plot_impl.h"
#include "ui/plots/plot_tickers.h"

#include <qcustomplot.h>

#include <QPageSize>
#include <QPdfWriter>
#include <QPicture>
#include <QSvgGenerator>

#include <algorithm>
#include <utility>

namespace scalescope::ui {

namespace {

constexpr int kCssDpi = 96;
constexpr QSize kUnshownSize{640, 400};  // of a chart that was never laid out

}  // namespace

PlotExport::PlotExport(const PlotWidget& of) : m_of(of), m_plot(*of.m_plot) {}

QSize PlotExport::sizeNow() const {
    const bool laidOut = m_of.testAttribute(Qt::WA_WState_Created) || m_of.isVisible();
    return laidOut ? m_plot.size() : kUnshownSize;
}

template <typename Draw>
void PlotExport::inLightColours(Draw&& draw) const {
    m_of.m_impl->exportPalette = lightPalette();
    m_of.buildNow();
    draw();
    m_of.m_impl->exportPalette.reset();
    m_of.buildNow();
}

void PlotExport::drawOn(QCPPainter& painter, const QSize& size) const {
    if (m_of.m_impl->dirty)
        m_of.buildNow();
    auto* self = const_cast<PlotWidget*>(&m_of);
    self->cursorLeft();  // its mark is of the screen, not of the picture
    PlotInput& input = m_of.m_impl->input;
    const bool focusShown = input.focusShown();
    input.setFocusShown(false);
    const QRect before = m_plot.viewport();
    m_plot.setViewport(QRect(QPoint(), size));
    detail::setTickCounts(m_plot, size);
    self->fitTo(size);
    // The layout of the axes depends on tick labels, which depend on the layout: twice settles it.
    m_plot.plotLayout()->update(QCPLayoutElement::upPreparation);
    m_plot.plotLayout()->update(QCPLayoutElement::upMargins);
    m_plot.plotLayout()->update(QCPLayoutElement::upLayout);
    m_plot.toPainter(&painter, size.width(), size.height());
    m_plot.setViewport(before);
    input.setFocusShown(focusShown);
    m_plot.replot(QCustomPlot::rpQueuedReplot);
}

QImage PlotExport::image(double scale) const {
    const QSize size = sizeNow();
    const double factor = std::clamp(scale, 0.25, 8.0);
    QImage image(size * factor, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(factor);
    if (image.isNull())
        return image;
    if (m_of.m_impl->dirty)
        m_of.buildNow();
    image.fill(m_of.m_impl->theme.surface);
    QCPPainter painter(&image);
    painter.setMode(QCPPainter::pmNoCaching);
    drawOn(painter, size);
    return image;
}

bool PlotExport::save(const QString& path, const QString& suffix, double scale) const {
    if (suffix == u"svg")
        return saveSvg(path);
    if (suffix == u"pdf")
        return savePdf(path);
    return suffix == u"png" ? savePng(path, scale) : writeAside(path, m_of.csv());
}

bool PlotExport::savePng(const QString& path, double scale) const {
    const QImage picture = image(scale);
    return !picture.isNull() &&
           writeAside(path, [&](QIODevice& file) { return picture.save(&file, "PNG"); });
}

bool PlotExport::paintVectors(QPaintDevice& device, const QSize& size) const {
    QCPPainter painter;
    if (!painter.begin(&device))
        return false;
    painter.setRenderHint(QPainter::LosslessImageRendering);  // cells of a heat map are pixels
    painter.setMode(QCPPainter::pmVectorized);
    painter.setMode(QCPPainter::pmNoCaching);
    drawOn(painter, size);
    return painter.end();
}

/// A file in light colours: it ends up on paper.
template <typename Write>
bool PlotExport::writeLight(const QString& path, Write&& write) const {
    const QSize size = m_of.isVisible() ? m_plot.size() : kUnshownSize;
    bool written = false;
    inLightColours(
        [&] { written = writeAside(path, [&](QIODevice& file) { return write(file, size); }); });
    return written;
}

bool PlotExport::saveSvg(const QString& path) const {
    return writeLight(path, [this](QIODevice& file, const QSize& size) {
        QSvgGenerator generator;
        generator.setOutputDevice(&file);
        generator.setResolution(kCssDpi);
        generator.setSize(size);
        generator.setViewBox(QRect(QPoint(), size));
        generator.setTitle(m_of.m_impl->header->title.isEmpty() ? m_of.m_impl->header->dataTitle
                                                                : m_of.m_impl->header->title);
        return paintVectors(generator, size);
    });
}

bool PlotExport::savePdf(const QString& path) const {
    return writeLight(path, [this](QIODevice& file, const QSize& size) {
        QPdfWriter writer(&file);
        writer.setResolution(kCssDpi);
        writer.setPageMargins(QMarginsF());
        writer.setPageSize(
            QPageSize(QSizeF(size) * 72.0 / kCssDpi, QPageSize::Point, {}, QPageSize::ExactMatch));
        writer.setTitle(m_of.m_impl->header->title);
        return paintVectors(writer, size);
    });
}

void PlotExport::draw(QPainter& painter, const QRectF& target) const {
    // As large as the paper is: texts keep their size, whatever the resolution of the device.
    const double dpi = std::max(1, painter.device()->logicalDpiX());
    const double factor = kCssDpi / dpi;
    const QSize size = (target.size() * factor).toSize().expandedTo(QSize(120, 80));
    QPicture picture;
    inLightColours([&] { paintVectors(picture, size); });
    painter.save();
    painter.translate(target.topLeft());
    // A picture knows its own resolution and scales itself to the device's.
    const double own = dpi / std::max(1, picture.logicalDpiX());
    painter.scale(target.width() / (size.width() * own), target.height() / (size.height() * own));
    painter.drawPicture(QPointF(), picture);
    painter.restore();
}

}  // namespace scalescope::ui
