// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/map_tiles.h"

#include "ui/widgets/diagram_paint.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace scalescope::ui {

namespace {

constexpr int kPixmapKilobytes = 24 << 10;

QString number(double value) {
    return QLocale().toString(value, 'g', 3);
}

}  // namespace

QRect MapTiles::Layout::at(std::size_t place) const {
    const int index = static_cast<int>(place);
    return {
        QPoint(kMargin + index % columns * cell.width(), kMargin + index / columns * cell.height()),
        cell - QSize(kGap, 0)};
}

MapTiles::MapTiles(QWidget* parent) : QAbstractScrollArea(parent), m_pixmaps(kPixmapKilobytes) {
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::StyledPanel);
    forgetPixmaps();
}

const StageMaps* MapTiles::stage() const {
    return m_maps ? m_maps->find(m_stage) : nullptr;
}

void MapTiles::setMaps(std::shared_ptr<const FeatureMaps> maps, MapStage stage) {
    if (maps == m_maps && stage == m_stage)
        return;
    const bool sameBlock = maps && m_maps && maps->block == m_maps->block && stage == m_stage;
    m_maps = std::move(maps);
    m_stage = stage;
    reorder();
    if (!sameBlock)
        verticalScrollBar()->setValue(0);
}

void MapTiles::setOrder(MapOrder order) {
    m_orderBy = order;
    reorder();
}

void MapTiles::setSharedScale(bool shared) {
    m_shared = shared;
    forgetPixmaps();
}

void MapTiles::setTileSide(int pixels) {
    const int side = std::clamp(pixels, kSmallestSide, kLargestSide);
    if (side == m_side)
        return;
    m_side = side;
    forgetPixmaps();
    updateScrollBar();
    if (m_channel)
        setChannel(m_channel);
    Q_EMIT tileSideChanged(side);
}

void MapTiles::setEmptyText(const QString& text) {
    m_emptyText = text;
    viewport()->update();
}

void MapTiles::reorder() {
    m_order = m_maps ? channelOrder(*m_maps, m_stage, m_orderBy) : std::vector<std::size_t>();
    forgetPixmaps();
    updateScrollBar();
}

/// The ramp is the theme's; pixmaps are made anew when they are painted next.
void MapTiles::forgetPixmaps() {
    const Theme theme = themeOf(palette());
    m_ramp.clear();
    for (int level = 0; level <= kTopLevel; ++level)
        m_ramp.push_back(detail::rampColour(theme, level / double{kTopLevel}).rgb());
    m_ramp.push_back(theme.fail.rgb());
    m_pixmaps.clear();
    viewport()->update();
}

MapTiles::Layout MapTiles::layoutFor(int width, int side) const {
    Layout layout;
    layout.side = side;
    layout.cell = QSize(side + kGap + (gated() ? kGateBar : 0),
                        side + QFontMetrics(smallFont(font())).height() + kGap);
    layout.columns = std::max(1, (width - 2 * kMargin + kGap) / layout.cell.width());
    return layout;
}

void MapTiles::updateScrollBar() {
    const Layout layout = layoutFor(viewport()->width(), m_side);
    const auto columns = static_cast<std::size_t>(layout.columns);
    const int rows = static_cast<int>((m_order.size() + columns - 1) / columns);
    const int height = 2 * kMargin + rows * layout.cell.height();
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(layout.cell.height() / 2);
    verticalScrollBar()->setRange(0, std::max(0, height - viewport()->height()));
}

std::optional<std::size_t> MapTiles::placeOf(std::size_t channel) const {
    const auto found = std::ranges::find(m_order, channel);
    if (found == m_order.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - m_order.begin());
}

std::optional<std::size_t> MapTiles::placeAt(const QPoint& position) const {
    const Layout layout = layoutFor(viewport()->width(), m_side);
    const QPoint inside = position + QPoint(-kMargin, verticalScrollBar()->value() - kMargin);
    const int column = inside.x() / layout.cell.width();
    if (inside.x() < 0 || inside.y() < 0 || column >= layout.columns)
        return std::nullopt;
    const auto place =
        static_cast<std::size_t>(inside.y() / layout.cell.height() * layout.columns + column);
    return place < m_order.size() ? std::optional(place) : std::nullopt;
}

QRect MapTiles::tileRect(std::size_t channel) const {
    const auto place = placeOf(channel);
    return place ? layoutFor(viewport()->width(), m_side)
                       .at(*place)
                       .translated(0, -verticalScrollBar()->value())
                 : QRect();
}

void MapTiles::setChannel(std::optional<std::size_t> channel) {
    m_channel = channel;
    viewport()->update();
    if (!channel || !placeOf(*channel))
        return;
    const QRect tile = tileRect(*channel);
    if (tile.top() < 0)
        verticalScrollBar()->setValue(verticalScrollBar()->value() + tile.top() - kMargin);
    else if (tile.bottom() > viewport()->height())
        verticalScrollBar()->setValue(verticalScrollBar()->value() + tile.bottom() -
                                      viewport()->height() + kMargin);
}

void MapTiles::paintEvent(QPaintEvent* event) {
    QPainter painter(viewport());
    const Theme theme = themeOf(palette());
    painter.fillRect(event->rect(), theme.surface);
    painter.setFont(smallFont(font()));
    if (m_order.empty()) {
        painter.setPen(theme.muted);
        painter.drawText(viewport()->rect().adjusted(20, 20, -20, -20),
                         Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
        return;
    }
    const Layout layout = layoutFor(viewport()->width(), m_side);
    const int top = verticalScrollBar()->value();
    const int firstRow = std::max(0, (event->rect().top() + top - kMargin) / layout.cell.height());
    for (auto place = static_cast<std::size_t>(firstRow * layout.columns); place < m_order.size();
         ++place) {
        const QRect cell = layout.at(place).translated(0, -top);
        if (cell.top() > event->rect().bottom())
            break;
        const std::size_t channel = m_order[place];
        QPixmap* pixmap = m_pixmaps.object(channel);
        if (!pixmap) {
            pixmap = new QPixmap(QPixmap::fromImage(scaledMap(channel, m_side)));
            m_pixmaps.insert(channel, pixmap, m_side * m_side * 4 / 1024 + 1);
        }
        paintTile(painter, cell, m_side, channel, *pixmap, theme);
    }
}

QString MapTiles::tip(std::size_t channel) const {
    const MapAtlas& atlas = stage()->atlas;
    QString text = tr("Channel %1: values %2 to %3, energy %4")
                       .arg(channel)
                       .arg(number(double{atlas.low[channel]}), number(double{atlas.high[channel]}),
                            number(atlas.energy[channel]));
    if (gated())
        text += tr(", gate %1").arg(number(double{m_maps->gates[channel]}));
    return text;
}

bool MapTiles::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto place = placeAt(static_cast<QHelpEvent*>(event)->pos());
        viewport()->setToolTip(place ? tip(m_order[*place]) : QString());
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void MapTiles::mousePressEvent(QMouseEvent* event) {
    const auto place = placeAt(event->pos());
    if (event->button() == Qt::LeftButton && place)
        Q_EMIT channelChosen(m_order[*place]);
}

/// Goes on from the chosen tile, or starts at the first one.
void MapTiles::step(int by) {
    if (m_order.empty())
        return;
    const auto place = m_channel ? placeOf(*m_channel) : std::nullopt;
    const int last = static_cast<int>(m_order.size()) - 1;
    const int next = place ? std::clamp(static_cast<int>(*place) + by, 0, last) : 0;
    Q_EMIT channelChosen(m_order[static_cast<std::size_t>(next)]);
}

void MapTiles::keyPressEvent(QKeyEvent* event) {
    const int columns = layoutFor(viewport()->width(), m_side).columns;
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
