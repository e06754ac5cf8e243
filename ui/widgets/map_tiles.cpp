// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/map_tiles.h"

#include "ui/base/numbers.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace scalescope::ui {

namespace {

constexpr int kPixmapKilobytes = 24 << 10;

}  // namespace

MapTiles::MapTiles(QWidget* parent) : QAbstractScrollArea(parent), m_pixmaps(kPixmapKilobytes) {
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Feature maps"));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::StyledPanel);
    forgetPixmaps();
}

void MapTiles::setMaps(std::shared_ptr<const FeatureMaps> maps, MapStage stage) {
    if (maps == m_sheet.maps && stage == m_sheet.stage)
        return;
    const bool sameBlock =
        maps && m_sheet.maps && maps->block == m_sheet.maps->block && stage == m_sheet.stage;
    m_sheet.maps = std::move(maps);
    m_sheet.stage = stage;
    reorder();
    if (!sameBlock)
        verticalScrollBar()->setValue(0);
}

QImage MapTiles::picture() const {
    return m_sheet.picture(m_side, m_title, font());
}

void MapTiles::setOrder(MapOrder order) {
    m_orderBy = order;
    reorder();
}

void MapTiles::setSharedScale(bool shared) {
    m_sheet.sharedScale = shared;
    forgetPixmaps();
}

void MapTiles::setLearnt(bool learnt) {
    if (learnt == m_sheet.learnt)
        return;
    m_sheet.learnt = learnt;
    forgetPixmaps();
}

void MapTiles::setTileSide(int pixels) {
    const int side = std::clamp(pixels, kSmallestSide, kLargestSide);
    if (side == m_side)
        return;
    m_side = side;
    forgetPixmaps();
    updateScrollBar();
    if (m_sheet.marked)
        setChannel(m_sheet.marked);
    Q_EMIT tileSideChanged(side);
}

void MapTiles::setEmptyText(const QString& text) {
    m_emptyText = text;
    viewport()->update();
}

void MapTiles::reorder() {
    m_sheet.order = m_sheet.maps ? channelOrder(*m_sheet.maps, m_sheet.stage, m_orderBy)
                                 : std::vector<std::size_t>();
    forgetPixmaps();
    updateScrollBar();
}

/// The ramp is the theme's; pixmaps are made anew when they are painted next.
void MapTiles::forgetPixmaps() {
    m_sheet.setColours(themeOf(palette()));
    m_pixmaps.clear();
    viewport()->update();
}

MapSheet::Layout MapTiles::layoutFor(int width) const {
    return m_sheet.layoutFor(width, m_side, font());
}

void MapTiles::updateScrollBar() {
    const MapSheet::Layout layout = layoutFor(viewport()->width());
    const auto columns = static_cast<std::size_t>(layout.columns);
    const int rows = static_cast<int>((m_sheet.order.size() + columns - 1) / columns);
    const int height = 2 * MapSheet::kMargin + rows * layout.cell.height();
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(layout.cell.height() / 2);
    verticalScrollBar()->setRange(0, std::max(0, height - viewport()->height()));
}

std::optional<std::size_t> MapTiles::placeOf(std::size_t channel) const {
    const auto found = std::ranges::find(m_sheet.order, channel);
    if (found == m_sheet.order.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - m_sheet.order.begin());
}

std::optional<std::size_t> MapTiles::placeAt(const QPoint& position) const {
    const MapSheet::Layout layout = layoutFor(viewport()->width());
    const QPoint inside =
        position + QPoint(-MapSheet::kMargin, verticalScrollBar()->value() - MapSheet::kMargin);
    const int column = inside.x() / layout.cell.width();
    if (inside.x() < 0 || inside.y() < 0 || column >= layout.columns)
        return std::nullopt;
    const auto place =
        static_cast<std::size_t>(inside.y() / layout.cell.height() * layout.columns + column);
    return place < m_sheet.order.size() ? std::optional(place) : std::nullopt;
}

QRect MapTiles::tileRect(std::size_t channel) const {
    const auto place = placeOf(channel);
    return place ? layoutFor(viewport()->width())
                       .at(*place)
                       .translated(0, -verticalScrollBar()->value())
                 : QRect();
}

void MapTiles::setChannel(std::optional<std::size_t> channel) {
    m_sheet.marked = channel;
    viewport()->update();
    if (!channel || !placeOf(*channel))
        return;
    const QRect tile = tileRect(*channel);
    if (tile.top() < 0)
        verticalScrollBar()->setValue(verticalScrollBar()->value() + tile.top() -
                                      MapSheet::kMargin);
    else if (tile.bottom() > viewport()->height())
        verticalScrollBar()->setValue(verticalScrollBar()->value() + tile.bottom() -
                                      viewport()->height() + MapSheet::kMargin);
}

void MapTiles::paintEvent(QPaintEvent* event) {
    QPainter painter(viewport());
    const Theme theme = themeOf(palette());
    painter.fillRect(event->rect(), theme.surface);
    painter.setFont(smallFont(font()));
    if (m_sheet.order.empty()) {
        painter.setPen(theme.muted);
        painter.drawText(viewport()->rect().adjusted(20, 20, -20, -20),
                         Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
        return;
    }
    const MapSheet::Layout layout = layoutFor(viewport()->width());
    const int top = verticalScrollBar()->value();
    const int firstRow =
        std::max(0, (event->rect().top() + top - MapSheet::kMargin) / layout.cell.height());
    for (auto place = static_cast<std::size_t>(firstRow * layout.columns);
         place < m_sheet.order.size(); ++place) {
        const QRect cell = layout.at(place).translated(0, -top);
        if (cell.top() > event->rect().bottom())
            break;
        const std::size_t channel = m_sheet.order[place];
        QPixmap* pixmap = m_pixmaps.object(channel);
        if (!pixmap) {
            pixmap = new QPixmap(QPixmap::fromImage(m_sheet.scaledMap(channel, m_side)));
            m_pixmaps.insert(channel, pixmap, m_side * m_side * 4 / 1024 + 1);
        }
        m_sheet.paintTile(painter, cell, m_side, channel, *pixmap, theme);
    }
}

QString MapTiles::tip(std::size_t channel) const {
    const MapAtlas& atlas = m_sheet.stageMaps()->atlas;
    QString text =
        tr("Channel %1: values %2 to %3, energy %4")
            .arg(channel)
            .arg(significant(double{atlas.low[channel]}), significant(double{atlas.high[channel]}),
                 significant(atlas.energy[channel]));
    if (m_sheet.gated())
        text += tr(", gate %1").arg(significant(double{m_sheet.maps->gates[channel]}));
    return text;
}

bool MapTiles::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto place = placeAt(static_cast<QHelpEvent*>(event)->pos());
        viewport()->setToolTip(place ? tip(m_sheet.order[*place]) : QString());
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void MapTiles::mousePressEvent(QMouseEvent* event) {
    const auto place = placeAt(event->pos());
    if (event->button() == Qt::LeftButton && place)
        Q_EMIT channelChosen(m_sheet.order[*place]);
}

/// Goes on from the chosen tile, or starts at the first one.
void MapTiles::step(int by) {
    if (m_sheet.order.empty())
        return;
    const auto place = m_sheet.marked ? placeOf(*m_sheet.marked) : std::nullopt;
    const int last = static_cast<int>(m_sheet.order.size()) - 1;
    const int next = place ? std::clamp(static_cast<int>(*place) + by, 0, last) : 0;
    Q_EMIT channelChosen(m_sheet.order[static_cast<std::size_t>(next)]);
}

KeyGroup MapTiles::keys() {
    return {tr("In the maps of a block"),
            {{tr("Arrows"), tr("Go from channel to channel")}, {tr("+, −"), tr("Size the tiles")}}};
}

void MapTiles::keyPressEvent(QKeyEvent* event) {
    const int columns = layoutFor(viewport()->width()).columns;
    switch (event->key()) {
        case Qt::Key_Left:
            return step(-1);
        case Qt::Key_Right:
            return step(1);
        case Qt::Key_Up:
            return step(-columns);
        case Qt::Key_Down:
            return step(columns);
        case Qt::Key_Plus:
        case Qt::Key_Equal:
            return setTileSide(m_side * 5 / 4);
        case Qt::Key_Minus:
            return setTileSide(m_side * 4 / 5);
        default:
            QAbstractScrollArea::keyPressEvent(event);
    }
}

void MapTiles::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    updateScrollBar();
}

void MapTiles::changeEvent(QEvent* event) {
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        forgetPixmaps();
        updateScrollBar();
    }
}

}  // namespace scalescope::ui
