// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/diagram_view.h"

#include "ui/base/save_file.h"
#include "ui/widgets/diagram_paint.h"
#include "ui/widgets/view_actions.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGraphicsItem>
#include <QMenu>
#include <QScrollBar>
#include <QSvgGenerator>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace scalescope::ui {

namespace {

constexpr double kSmallestZoom = 0.15, kLargestZoom = 6.0, kLargestFit = 1.5;
constexpr double kLegendHeight = 20.0;

class BoxItem final : public QGraphicsItem {
public:
    BoxItem(const DiagramBox& box, const Theme& theme) : m_box(box), m_theme(theme) {
        setToolTip(box.tip);
        if (box.id >= 0)
            setCursor(Qt::PointingHandCursor);
    }
    [[nodiscard]] const DiagramBox& box() const { return m_box; }
    [[nodiscard]] QRectF boundingRect() const override { return m_box.rect.adjusted(-4, -4, 4, 4); }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override {
        detail::paintBox(*painter, m_box, m_theme);
    }

private:
    DiagramBox m_box;
    Theme m_theme;
};

class LinkItem final : public QGraphicsItem {
public:
    LinkItem(const DiagramLink& link, const Theme& theme) : m_link(link), m_theme(theme) {
        setToolTip(link.tip);
        setZValue(-1);
    }
    [[nodiscard]] QRectF boundingRect() const override {
        const double m = detail::kDiagramMargin;
        return m_link.path.boundingRect().adjusted(-m, -m, m, m);
    }
    [[nodiscard]] QPainterPath shape() const override {
        QPainterPathStroker stroker;
        stroker.setWidth(8);
        return stroker.createStroke(m_link.path);
    }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override {
        detail::paintLink(*painter, m_link, m_theme);
    }

private:
    DiagramLink m_link;
    Theme m_theme;
};

class TextItem final : public QGraphicsItem {
public:
    TextItem(const DiagramText& text, const Theme& theme) : m_text(text), m_theme(theme) {
        setToolTip(text.tip);
    }
    [[nodiscard]] QRectF boundingRect() const override { return m_text.rect; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override {
        detail::paintText(*painter, m_text, m_theme);
    }

private:
    DiagramText m_text;
    Theme m_theme;
};

}  // namespace

DiagramView::DiagramView(QWidget* parent) : QGraphicsView(parent) {
    setScene(new QGraphicsScene(this));
    setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    setDragMode(QGraphicsView::ScrollHandDrag);
    setTransformationAnchor(QGraphicsView::AnchorUnderMouse);
    // The legend stays where it is while the drawing moves: what scrolls is drawn anew.
    setViewportUpdateMode(QGraphicsView::FullViewportUpdate);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::StyledPanel);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Drawing"));
    addActions();
}

void DiagramView::addActions() {
    addViewAction(*this, tr("Copy as text"), {copyKeys()},
                  [this] { QApplication::clipboard()->setText(m_copyText); });
    addViewAction(*this, tr("Copy as picture"), {}, [this] { copyPicture(); });
    addViewAction(*this, tr("Save as SVG..."), {saveViewKeys()},
                  [this] { chooseAndSave(QStringLiteral("svg")); });
    addViewAction(*this, tr("Save as PNG..."), {},
                  [this] { chooseAndSave(QStringLiteral("png")); });
    addZoomActions(
        *this, [this](double factor) { zoomBy(factor); }, [this] { showAll(); });
}

void DiagramView::setExportName(const QString& name) {
    m_exportName = name;
}

void DiagramView::setDiagram(Diagram diagram) {
    const QRectF before = boundsOf(m_diagram);
    m_diagram = std::move(diagram);
    const bool otherSize = boundsOf(m_diagram) != before;
    rebuild();
    if (otherSize && !m_chosenView)
        showAll();
}

void DiagramView::rebuild() {
    const Theme theme = themeOf(palette());
    setBackgroundBrush(theme.surface);
    scene()->clear();
    for (const DiagramLink& link : m_diagram.links)
        scene()->addItem(new LinkItem(link, theme));
    for (const DiagramBox& box : m_diagram.boxes)
        scene()->addItem(new BoxItem(box, theme));
    for (const DiagramText& text : m_diagram.texts)
        scene()->addItem(new TextItem(text, theme));
    // Room around it, so that any part can be drawn to the middle.
    const QRectF bounds = boundsOf(m_diagram);
    scene()->setSceneRect(bounds.adjusted(-bounds.width() / 2, -bounds.height() / 2,
                                          bounds.width() / 2, bounds.height() / 2));
    viewport()->update();
}

void DiagramView::showAll() {
    m_chosenView = false;
    const QRectF bounds = boundsOf(m_diagram);
    if (bounds.isEmpty() || viewport()->height() < 2 * kLegendHeight)
        return;
    const double legend = m_diagram.legend.title.isEmpty() ? 0.0 : kLegendHeight;
    const double scale = std::clamp(std::min(viewport()->width() / bounds.width(),
                                             (viewport()->height() - legend) / bounds.height()),
                                    kSmallestZoom, kLargestFit);
    setTransform(QTransform::fromScale(scale, scale));
    centerOn(bounds.center() - QPointF(0, legend / 2 / scale));
}

void DiagramView::zoomBy(double factor) {
    const double now = transform().m11();
    const double next = std::clamp(now * factor, kSmallestZoom, kLargestZoom);
    m_chosenView = true;
    scale(next / now, next / now);
}

void DiagramView::wheelEvent(QWheelEvent* event) {
    if (event->angleDelta().y() != 0)
        zoomBy(std::pow(1.0015, event->angleDelta().y()));
    event->accept();
}

void DiagramView::mousePressEvent(QMouseEvent* event) {
    m_pressed = event->pos();
    QGraphicsView::mousePressEvent(event);
}

void DiagramView::mouseReleaseEvent(QMouseEvent* event) {
    QGraphicsView::mouseReleaseEvent(event);
    const int moved = (event->pos() - m_pressed).manhattanLength();
    if (event->button() != Qt::LeftButton || moved >= QApplication::startDragDistance()) {
        m_chosenView = m_chosenView || moved >= QApplication::startDragDistance();
        return;
    }
    const QList<QGraphicsItem*> under = items(event->pos());
    for (const QGraphicsItem* item : under)
        if (const auto* box = dynamic_cast<const BoxItem*>(item); box && box->box().id >= 0) {
            // The slot may replace every item: nothing of this one is used afterwards.
            const int group = box->box().group, id = box->box().id;
            Q_EMIT boxClicked(group, id);
            return;
        }
}

void DiagramView::mouseDoubleClickEvent(QMouseEvent* /*event*/) {
    showAll();
}

void DiagramView::resizeEvent(QResizeEvent* event) {
    QGraphicsView::resizeEvent(event);
    if (!m_chosenView)
        showAll();
    Q_EMIT resized();
}

void DiagramView::changeEvent(QEvent* event) {
    QGraphicsView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        rebuild();
}

void DiagramView::contextMenuEvent(QContextMenuEvent* event) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(actions());
    menu->popup(event->globalPos());
}

void DiagramView::drawForeground(QPainter* painter, const QRectF& /*rect*/) {
    if (m_diagram.legend.title.isEmpty())
        return;
    const Theme theme = themeOf(palette());
    painter->save();
    painter->resetTransform();
    const QRectF area(0, 0, viewport()->width(), kLegendHeight);
    painter->fillRect(area, theme.surface);
    paintLegend(*painter, area.adjusted(8, 0, -8, 0), m_diagram.legend, theme);
    painter->restore();
}

QSize DiagramView::pictureSize() const {
    const QRectF bounds = boundsOf(m_diagram);
    return QSizeF(std::max(bounds.width(), 360.0), bounds.height() + kLegendHeight).toSize();
}

bool DiagramView::paintPicture(QPaintDevice& device, double scale) const {
    const Theme theme = themeOf(lightPalette());
    QPainter painter;
    if (!painter.begin(&device))
        return false;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(scale, scale);
    painter.fillRect(QRectF(QPointF(), pictureSize()), theme.surface);
    paintLegend(painter, QRectF(8, 0, pictureSize().width() - 8, kLegendHeight), m_diagram.legend,
                theme);
    painter.translate(-boundsOf(m_diagram).topLeft() + QPointF(0, kLegendHeight));
    paintDiagram(painter, m_diagram, theme);
    return painter.end();
}

bool DiagramView::saveSvg(const QString& path) const {
    return writeAside(path, [this](QIODevice& file) {
        QSvgGenerator generator;
        generator.setOutputDevice(&file);
        generator.setResolution(96);
        generator.setSize(pictureSize());
        generator.setViewBox(QRect(QPoint(), pictureSize()));
        generator.setTitle(m_exportName);
        return paintPicture(generator, 1.0);
    });
}

/// Null where there is no memory for it.
QImage DiagramView::picture() const {
    constexpr double kScale = 2.0;
    QImage picture(pictureSize() * kScale, QImage::Format_ARGB32_Premultiplied);
    return !picture.isNull() && paintPicture(picture, kScale) ? picture : QImage();
}

bool DiagramView::savePng(const QString& path) const {
    const QImage image = picture();
    return !image.isNull() &&
           writeAside(path, [&](QIODevice& file) { return image.save(&file, "PNG"); });
}

void DiagramView::copyPicture() const {
    QApplication::clipboard()->setImage(picture());
}

void DiagramView::chooseAndSave(const QString& suffix) {
    askAndSave(this,
               {.target = {tr("Save drawing"), m_exportName, suffix},
                .write =
                    [this, suffix](const QString& path) {
                        return suffix == u"svg" ? saveSvg(path) : savePng(path);
                    },
                .saved = [this](const QString& path) { Q_EMIT exported(path); },
                .failed = [this](const QString& sentence) { Q_EMIT exportFailed(sentence); }});
}

}  // namespace scalescope::ui
