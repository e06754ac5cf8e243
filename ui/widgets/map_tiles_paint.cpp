// SPDX-License-Identifier: Apache-2.0
// How a tile looks, and all tiles as one picture.
#include "ui/widgets/diagram_view.h"
#include "ui/widgets/map_tiles.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace scalescope::ui {

namespace {

constexpr int kLegendHeight = 24;
constexpr double kLargestPicture = 32e6;  // pixels

QString number(double value) {
    return QLocale().toString(value, 'g', 3);
}

}  // namespace

DiagramLegend MapTiles::legend() const {
    const StageMaps* shown = stage();
    if (!shown)
        return {};
    const auto range = shown->atlas.range();
    if (!range)
        return {tr("No value is finite"), {}, {}};
    if (!m_shared)
        return {tr("Each tile"), tr("its smallest"), tr("its largest value")};
    return {tr("All tiles"), number(double{range->first}), number(double{range->second})};
}

QImage MapTiles::map(std::size_t channel) const {
    const StageMaps* shown = stage();
    if (!shown || channel >= shown->atlas.channels())
        return {};
    const MapAtlas& atlas = shown->atlas;
    const auto range = atlas.range().value_or(std::pair(0.0F, 1.0F));
    const double low = double{range.first}, width = double{range.second} - low;
    QList<QRgb> colours(m_ramp.begin(), m_ramp.end());
    if (m_shared)
        for (int level = 0; level <= kTopLevel; ++level) {
            const double value = double{atlas.value(channel, static_cast<std::uint8_t>(level))};
            const double share = width > 0.0 ? std::clamp((value - low) / width, 0.0, 1.0) : 0.0;
            // A gate that is not a number leaves none in its map.
            colours[level] = std::isfinite(share)
                                 ? m_ramp[static_cast<std::size_t>(std::lround(share * kTopLevel))]
                                 : m_ramp.back();
        }
    const int w = static_cast<int>(atlas.width), h = static_cast<int>(atlas.height);
    QImage image(w, h, QImage::Format_RGB32);
    const auto levels = atlas.map(channel);
    for (int y = 0; y < h; ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < w; ++x)
            line[x] = colours[levels[static_cast<std::size_t>(y * w + x)]];
    }
    return image;
}

QImage MapTiles::scaledMap(std::size_t channel, int side) const {
    const QImage image = map(channel);
    const bool smaller = image.width() > side || image.height() > side;
    return image.scaled(side, side, Qt::KeepAspectRatio,
                        smaller ? Qt::SmoothTransformation : Qt::FastTransformation);
}

void MapTiles::paintTile(QPainter& painter, const QRect& cell, int side, std::size_t channel,
                         const QPixmap& map, const Theme& theme) const {
    const QRect tile(cell.topLeft(), QSize(side, side));
    painter.drawPixmap(tile.topLeft() + QPoint((side - map.width()) / 2, (side - map.height()) / 2),
                       map);
    painter.setPen(theme.muted);
    const QRect caption(cell.left(), tile.bottom() + 1, side, cell.height() - side - kGap);
    painter.drawText(caption, Qt::AlignLeft | Qt::AlignTop, QString::number(channel));
    if (gated()) {
        const double gate = std::clamp(double{m_maps->gates[channel]}, 0.0, 1.0);
        const QRect bar(tile.right() + 2, tile.top(), kGateBar - 2, side);
        painter.fillRect(bar, blend(theme.surface, theme.text, 0.15));
        painter.fillRect(bar.adjusted(0, static_cast<int>(std::lround((1.0 - gate) * side)), 0, 0),
                         theme.accent);
        painter.setPen(theme.text);
        painter.drawText(caption, Qt::AlignRight | Qt::AlignTop, QLocale().toString(gate, 'f', 2));
    }
    if (m_channel == channel) {
        painter.setPen(QPen(theme.text, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(tile.adjusted(-2, -2, 2, 2));
    }
}

QImage MapTiles::picture() const {
    if (m_order.empty())
        return {};
    const auto layoutOf = [this](int side) {
        const Layout cell = layoutFor(0, side);
        const double tiles = static_cast<double>(m_order.size());
        const int columns =
            static_cast<int>(std::ceil(std::sqrt(tiles * cell.cell.height() / cell.cell.width())));
        return layoutFor(std::max(320, columns * cell.cell.width() + 2 * kMargin), side);
    };
    const auto sizeOf = [this](const Layout& layout) {
        const QRect last = layout.at(m_order.size() - 1);
        const QRect first =
            layout.at(std::min(m_order.size(), static_cast<std::size_t>(layout.columns)) - 1);
        return QSize(std::max(360, first.right() + kGap + kMargin),
                     last.bottom() + kMargin + 2 * kLegendHeight);
    };
    int side = m_side;
    while (side > 8 &&
           1.0 * sizeOf(layoutOf(side)).width() * sizeOf(layoutOf(side)).height() > kLargestPicture)
        --side;
    const Layout layout = layoutOf(side);
    const Theme theme = themeOf(lightPalette());
    QImage image(sizeOf(layout), QImage::Format_RGB32);
    if (image.isNull())
        return image;
    image.fill(theme.surface);
    QPainter painter(&image);
    painter.setFont(font());
    painter.setPen(theme.text);
    painter.drawText(QRect(kMargin, 0, image.width() - kMargin, kLegendHeight), Qt::AlignVCenter,
                     m_title);
    paintLegend(painter, QRectF(kMargin, kLegendHeight, image.width() - kMargin, kLegendHeight),
                legend(), theme);
    painter.setFont(smallFont(font()));
    painter.translate(0, 2 * kLegendHeight);
    for (std::size_t place = 0; place < m_order.size(); ++place)
        paintTile(painter, layout.at(place), side, m_order[place],
                  QPixmap::fromImage(scaledMap(m_order[place], side)), theme);
    return image;
}

}  // namespace scalescope::ui
