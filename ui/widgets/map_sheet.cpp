// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/map_sheet.h"

#include "ui/base/hatch.h"
#include "ui/base/numbers.h"
#include "ui/base/texts.h"
#include "ui/widgets/diagram_view.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace scalescope::ui {

namespace {

constexpr int kSheetLegendHeight = 24;
constexpr double kLargestPicture = 32e6;  // pixels

}  // namespace

const StageMaps* MapSheet::stageMaps() const {
    return maps ? maps->find(stage) : nullptr;
}

bool MapSheet::gated() const {
    return hasGates(stage);
}

void MapSheet::setColours(const Theme& theme) {
    ramp.clear();
    for (const QColor& colour : theme.heat(learnt).steps(kTopLevel + 1))
        ramp.push_back(colour.rgb());
    ramp.push_back(theme.fail.rgb());
}

QRect MapSheet::Layout::at(std::size_t place) const {
    const int index = static_cast<int>(place);
    return {
        QPoint(kMargin + index % columns * cell.width(), kMargin + index / columns * cell.height()),
        cell - QSize(kGap, 0)};
}

MapSheet::Layout MapSheet::layoutFor(int width, int side, const QFont& font) const {
    Layout layout;
    layout.side = side;
    layout.cell = QSize(side + kGap + (gated() ? kGateBar : 0),
                        side + QFontMetrics(smallFont(font)).height() + kGap);
    layout.columns = std::max(1, (width - 2 * kMargin + kGap) / layout.cell.width());
    return layout;
}

DiagramLegend MapSheet::legend() const {
    const StageMaps* shown = stageMaps();
    if (!shown)
        return {};
    const auto range = shown->atlas.range();
    if (!range)
        return {Texts::tr("No value is finite"), {}, {}};
    if (!sharedScale)
        return {Texts::tr("Each tile"), Texts::tr("its smallest"), Texts::tr("its largest value"),
                learnt};
    return {Texts::tr("All tiles"), significant(double{range->first}),
            significant(double{range->second}), learnt};
}

QImage MapSheet::map(std::size_t channel) const {
    const StageMaps* shown = stageMaps();
    if (!shown || channel >= shown->atlas.channels())
        return {};
    const MapAtlas& atlas = shown->atlas;
    const auto range = atlas.range().value_or(std::pair(0.0F, 1.0F));
    const double low = double{range.first}, width = double{range.second} - low;
    QList<QRgb> colours(ramp.begin(), ramp.end());
    if (sharedScale)
        for (int level = 0; level <= kTopLevel; ++level) {
            const double value = double{atlas.value(channel, static_cast<std::uint8_t>(level))};
            const double share = width > 0.0 ? std::clamp((value - low) / width, 0.0, 1.0) : 0.0;
            // A gate that is not a number leaves none in its map.
            colours[level] = std::isfinite(share)
                                 ? ramp[static_cast<std::size_t>(std::lround(share * kTopLevel))]
                                 : ramp.back();
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

QImage MapSheet::scaledMap(std::size_t channel, int side) const {
    const QImage image = map(channel);
    const bool smaller = image.width() > side || image.height() > side;
    return image.scaled(side, side, Qt::KeepAspectRatio,
                        smaller ? Qt::SmoothTransformation : Qt::FastTransformation);
}

void MapSheet::paintTile(QPainter& painter, const QRect& cell, int side, std::size_t channel,
                         const QPixmap& map, const Theme& theme) const {
    const QRect tile(cell.topLeft(), QSize(side, side));
    painter.drawPixmap(tile.topLeft() + QPoint((side - map.width()) / 2, (side - map.height()) / 2),
                       map);
    if (!learnt)
        paintHatch(painter, theme, tile);
    painter.setPen(theme.muted);
    const QRect caption(cell.left(), tile.bottom() + 1, side, cell.height() - side - kGap);
    painter.drawText(caption, Qt::AlignLeft | Qt::AlignTop, QString::number(channel));
    if (gated()) {
        const double gate = std::clamp(double{maps->gates[channel]}, 0.0, 1.0);
        const QRect bar(tile.right() + 2, tile.top(), kGateBar - 2, side);
        painter.fillRect(bar, blend(theme.surface, theme.text, 0.15));
        painter.fillRect(bar.adjusted(0, static_cast<int>(std::lround((1.0 - gate) * side)), 0, 0),
                         learnt ? theme.accent : theme.unlearnt(theme.accent));
        painter.setPen(theme.text);
        painter.drawText(caption, Qt::AlignRight | Qt::AlignTop, fixed(gate, 2));
    }
    if (marked == channel) {
        painter.setPen(QPen(theme.text, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(tile.adjusted(-2, -2, 2, 2));
    }
}

QImage MapSheet::picture(int wantedSide, const QString& title, const QFont& font) const {
    if (order.empty())
        return {};
    const auto layoutOf = [&](int side) {
        const Layout cell = layoutFor(0, side, font);
        const double tiles = static_cast<double>(order.size());
        const int columns =
            static_cast<int>(std::ceil(std::sqrt(tiles * cell.cell.height() / cell.cell.width())));
        return layoutFor(std::max(320, columns * cell.cell.width() + 2 * kMargin), side, font);
    };
    const auto sizeOf = [this](const Layout& layout) {
        const QRect last = layout.at(order.size() - 1);
        const QRect first =
            layout.at(std::min(order.size(), static_cast<std::size_t>(layout.columns)) - 1);
        return QSize(std::max(360, first.right() + kGap + kMargin),
                     last.bottom() + kMargin + 2 * kSheetLegendHeight);
    };
    int side = wantedSide;
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
    painter.setFont(font);
    painter.setPen(theme.text);
    painter.drawText(QRect(kMargin, 0, image.width() - kMargin, kSheetLegendHeight),
                     Qt::AlignVCenter, title);
    paintLegend(painter,
                QRectF(kMargin, kSheetLegendHeight, image.width() - kMargin, kSheetLegendHeight),
                legend(), theme);
    painter.setFont(smallFont(font));
    painter.translate(0, 2 * kSheetLegendHeight);
    for (std::size_t place = 0; place < order.size(); ++place)
        paintTile(painter, layout.at(place), side, order[place],
                  QPixmap::fromImage(scaledMap(order[place], side)), theme);
    return image;
}

}  // namespace scalescope::ui
