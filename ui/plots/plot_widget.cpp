// SPDX-License-Identifier: Apache-2.0
#include "ui/plots/plot_widget.h"

#include "ui/base/convert.h"
#include "ui/base/numbers.h"
#include "ui/base/texts.h"
#include "ui/plots/plot_impl.h"
#include "ui/plots/plot_tickers.h"

#include <qcustomplot.h>

#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace scalescope::ui {

namespace {

constexpr double kMostZoom = 5000.0;  // times the full range
constexpr double kDragDistancePx = 4.0;

QString readoutStyle(const Theme& theme) {
    return Texts::tr(
               "background: %1; color: %2; border: 1px solid %3; border-radius: 3px; padding: 4px;")
        .arg(blend(theme.surface, theme.text, theme.dark ? 0.12 : 0.03).name(), theme.text.name(),
             blend(theme.surface, theme.text, 0.35).name());
}

QLabel* makeReadoutLabel(QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setAttribute(Qt::WA_TransparentForMouseEvents);
    label->setTextFormat(Qt::PlainText);
    label->hide();
    return label;
}

}  // namespace

PlotWidget::PlotWidget(QWidget* parent)
    : QWidget(parent), m_plot(new QCustomPlot), m_impl(std::make_unique<Impl>()) {
    m_plot->setLocale(numberLocale());  // it has set its own already, so it inherits none
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_plot);
    m_plot->setObjectName(QStringLiteral("plot"));
    m_plot->setMinimumSize(16, 16);  // without an area there is nothing to paint into: Qt warns
    m_plot->setFocusPolicy(Qt::StrongFocus);
    m_plot->setMouseTracking(true);
    m_plot->setNoAntialiasingOnDrag(false);
    setFocusProxy(m_plot);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    m_impl->headerElement = detail::addHeader(*m_plot, m_impl->header);
    m_impl->readout = makeReadoutLabel(m_plot);
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
            [this] { keepInside(); });
    connect(m_plot->yAxis, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this,
            [this] { keepInside(); });
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
    setAccessibleName(title);
    requestRebuild();
}

void PlotWidget::setEmptyText(const QString& text) {
    m_impl->emptyText = text;
    requestRebuild();
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
    m_impl->cursor.reset();
    self->showReadout({}, {});
    showLayers(true);
    m_impl->readout->setStyleSheet(readoutStyle(m_impl->theme));
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
    m_impl->full = {xLow, xHigh, yLow, yHigh};
    const QCPRange x = m_plot->xAxis->range(), y = m_plot->yAxis->range();
    const bool stays = m_impl->zoomed && x.lower >= xLow && x.upper <= xHigh && y.lower >= yLow &&
                       y.upper <= yHigh;
    if (!stays)
        resetZoom();
}

void PlotWidget::resetZoom() {
    m_impl->settingRange = true;
    m_plot->xAxis->setRange(m_impl->full.xLow, m_impl->full.xHigh);
    m_plot->yAxis->setRange(m_impl->full.yLow, m_impl->full.yHigh);
    m_impl->settingRange = false;
    m_impl->zoomed = false;
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

/// After the user moved an axis: never beyond the data, never into nothing.
void PlotWidget::keepInside() {
    if (m_impl->settingRange)
        return;
    m_impl->settingRange = true;
    const auto clampAxis = [](QCPAxis* axis, double low, double high) {
        const QCPRange range = axis->range();
        if (axis->scaleType() == QCPAxis::stLogarithmic) {
            axis->setRange(std::max(low, range.lower), std::min(high, range.upper));
            return;
        }
        const double span = std::clamp(range.size(), (high - low) / kMostZoom, high - low);
        const double start = std::clamp(range.lower, low, high - span);
        axis->setRange(start, start + span);
    };
    clampAxis(m_plot->xAxis, m_impl->full.xLow, m_impl->full.xHigh);
    clampAxis(m_plot->yAxis, m_impl->full.yLow, m_impl->full.yHigh);
    m_impl->zoomed = true;
    m_impl->settingRange = false;
}

void PlotWidget::showReadout(const QPoint& at, const QString& text) {
    QLabel* label = m_impl->readout;
    label->setVisible(!text.isEmpty());
    if (!text.isEmpty()) {
        label->setText(text);
        label->adjustSize();
        QPoint place = at + QPoint(14, 16);
        if (place.x() + label->width() > m_plot->width())
            place.setX(at.x() - label->width() - 10);
        if (place.y() + label->height() > m_plot->height())
            place.setY(at.y() - label->height() - 10);
        const int most = std::max(0, m_plot->width() - label->width());
        label->move(std::clamp(place.x(), 0, most), std::max(0, place.y()));
    }
    if (m_impl->lastReadout == text)
        return;
    m_impl->lastReadout = text;
    Q_EMIT readout(QString(text).replace(u'\n', QStringLiteral("  ")));
}

bool PlotWidget::eventFilter(QObject* watched, QEvent* event) {
    if (watched != m_plot)
        return QWidget::eventFilter(watched, event);
    switch (event->type()) {
        case QEvent::MouseButtonPress:
        case QEvent::MouseButtonRelease:
        case QEvent::MouseButtonDblClick:
        case QEvent::MouseMove:
        case QEvent::Leave:
            mouseEvent(event);
            return false;
        case QEvent::Wheel:
            return wheelEventTaken(event);
        case QEvent::FocusIn:
        case QEvent::FocusOut:
            focusMoved(static_cast<QFocusEvent*>(event));
            return false;
        case QEvent::ShortcutOverride:
            return keyTaken(event, false);
        case QEvent::KeyPress:
            return keyTaken(event, true);
        case QEvent::ContextMenu:
            showMenu(static_cast<QContextMenuEvent*>(event)->globalPos());
            return true;
        case QEvent::ToolTip: {
            auto* help = static_cast<QHelpEvent*>(event);
            const bool onHeader = m_impl->headerElement->outerRect().contains(help->pos());
            const QString tip = onHeader ? definitionTip(m_impl->definitionKey) : QString();
            QToolTip::showText(help->globalPos(), tip, m_plot);
            return true;
        }
        default:
            return false;
    }
}

void PlotWidget::mouseEvent(QEvent* event) {
    Impl& d = *m_impl;
    const auto update = [this](const QPointF& at, bool inside) {
        QString text;
        if (inside && !isEmpty() && m_plot->axisRect()->rect().contains(at.toPoint()))
            text = readoutAt(at);
        showCursor(at, text);
    };
    if (event->type() == QEvent::Leave)
        return update({}, false);
    const auto* mouse = static_cast<QMouseEvent*>(event);
    const QPointF at = mouse->position();
    if (event->type() == QEvent::MouseButtonDblClick) {
        d.doubleClicked = true;
        resetZoom();
    } else if (event->type() == QEvent::MouseButtonPress) {
        d.pressed = mouse->button() == Qt::LeftButton;
        d.dragged = d.doubleClicked = false;
        d.pressedAt = at;
    } else if (event->type() == QEvent::MouseButtonRelease) {
        if (d.pressed && !d.dragged && !d.doubleClicked && !isEmpty())
            clickedAt(at);
        d.pressed = false;
    } else {
        d.dragged |= d.pressed && QLineF(at, d.pressedAt).length() > kDragDistancePx;
        update(at, !(d.pressed && d.dragged));
    }
}

/// True: the chart does not get the wheel, because a scroll area around it does.
bool PlotWidget::wheelEventTaken(QEvent* event) const {
    const auto* wheel = static_cast<QWheelEvent*>(event);
    if (isEmpty()) {
        event->ignore();
        return true;
    }
    if (m_plot->hasFocus() || wheel->modifiers().testFlag(Qt::ControlModifier))
        return false;
    for (const QWidget* parent = parentWidget(); parent; parent = parent->parentWidget()) {
        const auto* area = qobject_cast<const QScrollArea*>(parent);
        if (area && area->verticalScrollBar()->maximum() > 0) {
            event->ignore();
            return true;
        }
    }
    return false;
}

}  // namespace scalescope::ui
