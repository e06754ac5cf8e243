// SPDX-License-Identifier: Apache-2.0
#include "ui/plots/plot_widget.h"

#include "ui/base/convert.h"
#include "ui/base/numbers.h"
#include "ui/base/save_file.h"
#include "ui/plots/plot_export.h"
#include "ui/plots/plot_impl.h"
#include "ui/plots/plot_tickers.h"

#include <qcustomplot.h>

#include <QApplication>
#include <QClipboard>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace scalescope::ui {

PlotWidget::PlotWidget(QWidget* parent)
    : QWidget(parent), m_plot(new QCustomPlot), m_impl(std::make_unique<Impl>(*this)) {
    m_plot->setLocale(numberLocale());  // it has set its own already, so it inherits none
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_plot);
    m_plot->setObjectName(QStringLiteral("plot"));
    m_plot->setMinimumSize(16, 16);  // without an area there is nothing to paint into: Qt warns
    m_plot->setFocusPolicy(Qt::StrongFocus);
    m_plot->setAccessibleName(tr("Chart"));
    m_plot->setMouseTracking(true);
    m_plot->setNoAntialiasingOnDrag(false);
    setFocusProxy(m_plot);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    m_impl->headerElement = detail::addHeader(*m_plot, m_impl->header);
    m_impl->readout = new ReadoutLabel(m_plot);
    m_impl->theme = themeOf(palette());
    connectPlot();
    showLayers(false);
}

PlotWidget::~PlotWidget() = default;

/// Nothing is painted before the first build: a resize replots earlier than that.
void PlotWidget::showLayers(bool on) const {
    for (int i = 0; i < m_plot->layerCount(); ++i)
        m_plot->layer(i)->setVisible(on);
}

void PlotWidget::connectPlot() {
    m_plot->installEventFilter(this);
    m_plot->setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    m_plot->axisRect()->setRangeDrag(Qt::Horizontal);
    m_plot->axisRect()->setRangeZoom(Qt::Horizontal);
    m_plot->axisRect()->setMinimumMargins(QMargins(8, 4, 10, 4));
    connect(m_plot->xAxis, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this,
            [this] { m_impl->zoom.keepInside(); });
    connect(m_plot->yAxis, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this,
            [this] { m_impl->zoom.keepInside(); });
    connect(m_plot, &QCustomPlot::beforeReplot, this, [this] {
        detail::setTickCounts(*m_plot, m_plot->size());
        fitTo(m_plot->size());
    });
    detail::paintOn(*m_plot, QStringLiteral("overlay"), detail::Clip::None,
                    [this](QCPPainter& painter) {
                        paintEmptyText(painter);
                        paintFocus(painter);
                    });
}

void PlotWidget::setTitle(const QString& title) {
    m_impl->header->title = title;
    nameForReaders();
    requestRebuild();
}

void PlotWidget::setEmptyText(const QString& text) {
    m_impl->emptyText = text;
    requestRebuild();
}

QString PlotWidget::definitionKey() const {
    return qstr(m_impl->definitionKey);
}

void PlotWidget::setDefinition(const std::string& key) {
    m_impl->definitionKey = key;
    m_impl->header->explained = !key.empty();
    requestRebuild();
}

void PlotWidget::setExportName(const QString& name) {
    m_impl->exportName = name;
}

QSize PlotWidget::sizeHint() const {
    return {420, 260};
}
QSize PlotWidget::minimumSizeHint() const {
    return {160, 110};
}

const Theme& PlotWidget::theme() const {
    return m_impl->theme;
}

void PlotWidget::setAxisTitles(bool on) {
    m_impl->axisTitles = on;
    requestRebuild();
}

void PlotWidget::setHeader(const QString& dataTitle, const QString& yTitle,
                           std::vector<LegendEntry> legend) {
    m_impl->header->dataTitle = dataTitle;
    m_impl->header->yTitle = yTitle;
    m_impl->header->legend = std::move(legend);
    nameForReaders();
}

/// The drawing area has the focus, so it has the name as well.
void PlotWidget::nameForReaders() {
    const detail::HeaderState& header = *m_impl->header;
    const QString title = header.title.isEmpty() ? header.dataTitle : header.title;
    const QString name = title.isEmpty() ? tr("Chart") : title;
    setAccessibleName(name);
    m_plot->setAccessibleName(name);
}

void PlotWidget::setLegend(std::vector<LegendEntry> legend) {
    m_impl->header->legend = std::move(legend);
}

void PlotWidget::requestRebuild() {
    m_impl->dirty = true;
    if (m_impl->scheduled || !isVisible())
        return;
    m_impl->scheduled = true;
    QTimer::singleShot(0, this, [this] {
        m_impl->scheduled = false;
        if (m_impl->dirty && isVisible())
            buildNow();
    });
}

void PlotWidget::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (m_impl->dirty)
        buildNow();
}

void PlotWidget::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange ||
        event->type() == QEvent::StyleChange)
        requestRebuild();
}

/// const because exports of a hidden chart build it too: only the drawing changes, not the data.
void PlotWidget::buildNow() const {
    auto* self = const_cast<PlotWidget*>(this);
    m_impl->dirty = false;
    m_impl->theme = themeOf(m_impl->exportPalette.value_or(palette()));
    m_impl->header->theme = m_impl->theme;
    m_impl->header->font = font();
    m_impl->input.forgetCursor();
    self->showReadout({}, {});
    showLayers(true);
    m_impl->readout->setTheme(m_impl->theme);
    detail::styleAxes(*m_plot, m_impl->theme, font());
    if (isEmpty())
        self->setHeader({}, {}, {});
    else
        self->rebuild();
    if (!m_impl->axisTitles && !m_impl->exportPalette) {
        m_plot->xAxis->setLabel({});
        m_impl->header->yTitle.clear();
    }
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void PlotWidget::paintEmptyText(QCPPainter& painter) const {
    if (!isEmpty())
        return;
    QRect area = m_plot->viewport();
    if (!m_impl->header->title.isEmpty())  // else the axes would peek out beside an empty header
        area.setTop(m_impl->headerElement->outerRect().bottom() + 1);
    painter.fillRect(area, m_impl->theme.surface);
    painter.setFont(font());
    painter.setPen(m_impl->theme.muted);
    painter.drawText(area.adjusted(12, 4, -12, -4), Qt::AlignCenter | Qt::TextWordWrap,
                     m_impl->emptyText);
}

void PlotWidget::setFullRange(double xLow, double xHigh, double yLow, double yHigh) {
    m_impl->zoom.setFull(xLow, xHigh, yLow, yHigh);
}

void PlotWidget::resetZoom() {
    m_impl->zoom.reset();
}

void PlotWidget::showReadout(const QPoint& at, const QString& text) {
    m_impl->readout->showAt(at, text);
    if (m_impl->lastReadout == text)
        return;
    m_impl->lastReadout = text;
    Q_EMIT readout(QString(text).replace(u'\n', QStringLiteral("  ")));
}

bool PlotWidget::eventFilter(QObject* watched, QEvent* event) {
    return watched == m_plot ? m_impl->input.takes(event) : QWidget::eventFilter(watched, event);
}

void PlotWidget::run(PlotCommand command) {
    switch (command) {
        case PlotCommand::CopyImage:
            return QApplication::clipboard()->setImage(image(2.0));
        case PlotCommand::CopyCsv:
            return QApplication::clipboard()->setText(qstr(csv()));
        case PlotCommand::SavePng:
            return chooseAndSave(QStringLiteral("png"));
        case PlotCommand::SaveSvg:
            return chooseAndSave(QStringLiteral("svg"));
        case PlotCommand::SavePdf:
            return chooseAndSave(QStringLiteral("pdf"));
        case PlotCommand::SaveCsv:
            return chooseAndSave(QStringLiteral("csv"));
        case PlotCommand::ResetZoom:
            return resetZoom();
        case PlotCommand::Click:
            return clickedAt(m_impl->input.cursor().value());
    }
}

PlotWidget::KeyCursor PlotWidget::arrowMoved(const QPointF& from, Arrow arrow) {
    const QRectF area = m_plot->axisRect()->rect();
    const QPointF step = onePixel(arrow);
    const QString before = area.contains(from) ? readoutAt(from) : QString();
    for (QPointF at = from + step; area.contains(at); at += step)
        if (const QString text = readoutAt(at); !text.isEmpty() && text != before)
            return {at, text};
    return {from, before.isEmpty() ? QString() : readoutAt(from)};
}

/// Where the keyboard is, must be seen.
void PlotWidget::paintFocus(QCPPainter& painter) const {
    if (!m_impl->input.focusShown())
        return;
    painter.setAntialiasing(false);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(m_impl->theme.accent, 1));
    painter.drawRect(m_plot->viewport().adjusted(0, 0, -1, -1));
}

void PlotWidget::draw(QPainter& painter, const QRectF& target) const {
    PlotExport(*this).draw(painter, target);
}
QImage PlotWidget::image(double scale) const {
    return PlotExport(*this).image(scale);
}

void PlotWidget::chooseAndSave(const QString& suffix) {
    askAndSave(this,
               {.target = {tr("Save chart"), m_impl->exportName, suffix},
                .write = [this, suffix](
                             const QString& path) { return PlotExport(*this).save(path, suffix); },
                .saved = [this](const QString& path) { Q_EMIT exported(path); },
                .failed = [this](const QString& sentence) { Q_EMIT exportFailed(sentence); }});
}

}  // namespace scalescope::ui
