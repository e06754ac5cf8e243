// SPDX-License-Identifier: Apache-2.0
#include "ui/base/convert.h"
#include "ui/base/save_file.h"
#include "ui/plots/plot_impl.h"
#include "ui/plots/plot_tickers.h"
#include "ui/plots/plot_widget.h"

#include <qcustomplot.h>

#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QMimeData>
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

template <typename Draw>
void PlotWidget::inLightColours(Draw&& draw) const {
    m_impl->exportPalette = lightPalette();
    buildNow();
    draw();
    m_impl->exportPalette.reset();
    buildNow();
}

void PlotWidget::drawOn(QCPPainter& painter, const QSize& size) const {
    if (m_impl->dirty)
        buildNow();
    auto* self = const_cast<PlotWidget*>(this);
    self->cursorLeft();  // its mark is of the screen, not of the picture
    const bool focusShown = std::exchange(m_impl->focusShown, false);
    const QRect before = m_plot->viewport();
    m_plot->setViewport(QRect(QPoint(), size));
    detail::setTickCounts(*m_plot, size);
    self->fitTo(size);
    // The layout of the axes depends on tick labels, which depend on the layout: twice settles it.
    m_plot->plotLayout()->update(QCPLayoutElement::upPreparation);
    m_plot->plotLayout()->update(QCPLayoutElement::upMargins);
    m_plot->plotLayout()->update(QCPLayoutElement::upLayout);
    m_plot->toPainter(&painter, size.width(), size.height());
    m_plot->setViewport(before);
    m_impl->focusShown = focusShown;
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

QImage PlotWidget::image(double scale) const {
    const QSize size =
        testAttribute(Qt::WA_WState_Created) || isVisible() ? m_plot->size() : kUnshownSize;
    const double factor = std::clamp(scale, 0.25, 8.0);
    QImage image(size * factor, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(factor);
    if (image.isNull())
        return image;
    if (m_impl->dirty)
        buildNow();
    image.fill(m_impl->theme.surface);
    QCPPainter painter(&image);
    painter.setMode(QCPPainter::pmNoCaching);
    drawOn(painter, size);
    return image;
}

bool PlotWidget::savePng(const QString& path, double scale) const {
    const QImage picture = image(scale);
    return !picture.isNull() &&
           writeAside(path, [&](QIODevice& file) { return picture.save(&file, "PNG"); });
}

bool PlotWidget::paintVectors(QPaintDevice& device, const QSize& size) const {
    QCPPainter painter;
    if (!painter.begin(&device))
        return false;
    painter.setMode(QCPPainter::pmVectorized);
    painter.setMode(QCPPainter::pmNoCaching);
    drawOn(painter, size);
    return painter.end();
}

/// A file in light colours: it ends up on paper.
template <typename Write>
bool PlotWidget::writeLight(const QString& path, Write&& write) const {
    const QSize size = isVisible() ? m_plot->size() : kUnshownSize;
    bool written = false;
    inLightColours(
        [&] { written = writeAside(path, [&](QIODevice& file) { return write(file, size); }); });
    return written;
}

bool PlotWidget::saveSvg(const QString& path) const {
    return writeLight(path, [this](QIODevice& file, const QSize& size) {
        QSvgGenerator generator;
        generator.setOutputDevice(&file);
        generator.setResolution(kCssDpi);
        generator.setSize(size);
        generator.setViewBox(QRect(QPoint(), size));
        generator.setTitle(m_impl->header->title.isEmpty() ? m_impl->header->dataTitle
                                                           : m_impl->header->title);
        return paintVectors(generator, size);
    });
}

bool PlotWidget::savePdf(const QString& path) const {
    return writeLight(path, [this](QIODevice& file, const QSize& size) {
        QPdfWriter writer(&file);
        writer.setResolution(kCssDpi);
        writer.setPageMargins(QMarginsF());
        writer.setPageSize(
            QPageSize(QSizeF(size) * 72.0 / kCssDpi, QPageSize::Point, {}, QPageSize::ExactMatch));
        writer.setTitle(m_impl->header->title);
        return paintVectors(writer, size);
    });
}

bool PlotWidget::saveCsv(const QString& path) const {
    return writeAside(path, csv());
}

void PlotWidget::draw(QPainter& painter, const QRectF& target) const {
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

void PlotWidget::showMenu(const QPoint& globalPosition) {
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("plotMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool full = !isEmpty();
    const auto add = [&](const QString& text, const QKeySequence& keys, auto&& action) {
        QAction* entry = menu->addAction(text);
        entry->setShortcut(keys);
        entry->setShortcutContext(Qt::WidgetShortcut);
        entry->setEnabled(full);
        connect(entry, &QAction::triggered, this, action);
    };
    add(tr("Copy image"), QKeySequence::Copy,
        [this] { QApplication::clipboard()->setImage(image(2.0)); });
    add(tr("Copy data as CSV"), {}, [this] { QApplication::clipboard()->setText(qstr(csv())); });
    menu->addSeparator();
    add(tr("Save as PNG..."), QKeySequence::Save, [this] { chooseAndSave(QStringLiteral("png")); });
    add(tr("Save as SVG..."), {}, [this] { chooseAndSave(QStringLiteral("svg")); });
    add(tr("Save as PDF..."), {}, [this] { chooseAndSave(QStringLiteral("pdf")); });
    add(tr("Save data as CSV..."), QKeySequence(QStringLiteral("Ctrl+Shift+S")),
        [this] { chooseAndSave(QStringLiteral("csv")); });
    menu->addSeparator();
    add(tr("Reset zoom"), QKeySequence(Qt::Key_Home), [this] { resetZoom(); });
    menu->popup(globalPosition);
}

void PlotWidget::chooseAndSave(const QString& suffix) {
    askAndSave(this,
               {.target = {tr("Save chart"), m_impl->exportName, suffix},
                .write =
                    [this, suffix](const QString& path) {
                        return suffix == u"png"   ? savePng(path)
                               : suffix == u"svg" ? saveSvg(path)
                               : suffix == u"pdf" ? savePdf(path)
                                                  : saveCsv(path);
                    },
                .saved = [this](const QString& path) { Q_EMIT exported(path); },
                .failed = [this](const QString& sentence) { Q_EMIT exportFailed(sentence); }});
}

}  // namespace scalescope::ui
