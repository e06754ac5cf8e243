// SPDX-License-Identifier: Apache-2.0
// The feature maps of a block as tiles, each beside its gate; only what is visible is drawn.
#pragma once

#include "core/diagnostics/feature_maps/feature_maps.h"
#include "ui/base/theme.h"
#include "ui/widgets/diagram.h"

#include <QAbstractScrollArea>
#include <QCache>
#include <QMouseEvent>
#include <QPixmap>

#include <memory>
#include <optional>
#include <vector>

namespace scalescope::ui {

/// Click or arrow keys choose a tile, + and - change the size of all. A tile keeps its map's shape;
/// small maps are enlarged with crisp pixels. Values that are not finite have the theme's fail
/// colour.
class MapTiles : public QAbstractScrollArea {
    Q_OBJECT
public:
    static constexpr int kSmallestSide = 32, kLargestSide = 300, kUsualSide = 64;

    explicit MapTiles(QWidget* parent = nullptr);

    void setMaps(std::shared_ptr<const FeatureMaps> maps, MapStage stage);  ///< null: no tiles
    void setOrder(MapOrder order);
    /// One colour scale for all tiles; else each tile from its own smallest to its largest value.
    void setSharedScale(bool shared);
    void setTileSide(int pixels);
    void setChannel(std::optional<std::size_t> channel);  ///< scrolls to it
    void setEmptyText(const QString& text);
    void setTitle(const QString& title) { m_title = title; }  ///< of a saved picture

    [[nodiscard]] const std::vector<std::size_t>& order() const { return m_order; }
    [[nodiscard]] int tileSide() const { return m_side; }
    /// What the colours mean.
    [[nodiscard]] DiagramLegend legend() const;
    /// A map in the size that is stored, in its colours.
    [[nodiscard]] QImage map(std::size_t channel) const;
    /// All tiles in their order, in light colours, with title and legend; a smaller size where it
    /// would be more than 32 million pixels. Null without tiles.
    [[nodiscard]] QImage picture() const;
    /// Where a tile is, in the viewport.
    [[nodiscard]] QRect tileRect(std::size_t channel) const;

Q_SIGNALS:
    void channelChosen(std::size_t channel);
    void tileSideChanged(int pixels);

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override { event->accept(); }
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    static constexpr int kGap = 8, kGateBar = 6, kMargin = 6;
    struct Layout {
        int side = 0, columns = 1;
        QSize cell;
        [[nodiscard]] QRect at(std::size_t place) const;
    };
    [[nodiscard]] const StageMaps* stage() const;
    [[nodiscard]] bool gated() const { return hasGates(m_stage); }
    [[nodiscard]] Layout layoutFor(int width, int side) const;
    [[nodiscard]] std::optional<std::size_t> placeAt(const QPoint& position) const;
    [[nodiscard]] std::optional<std::size_t> placeOf(std::size_t channel) const;
    [[nodiscard]] QImage scaledMap(std::size_t channel, int side) const;
    [[nodiscard]] QString tip(std::size_t channel) const;
    void paintTile(QPainter& painter, const QRect& cell, int side, std::size_t channel,
                   const QPixmap& map, const Theme& theme) const;
    void reorder();
    void forgetPixmaps();
    void updateScrollBar();
    void step(int by);

    std::shared_ptr<const FeatureMaps> m_maps;
    MapStage m_stage = MapStage::Depthwise;
    MapOrder m_orderBy = MapOrder::Index;
    bool m_shared = false;
    int m_side = kUsualSide;
    std::optional<std::size_t> m_channel;
    std::vector<std::size_t> m_order;
    std::vector<QRgb> m_ramp;  ///< a colour per level
    QString m_emptyText, m_title;
    QCache<std::size_t, QPixmap> m_pixmaps;  ///< of visible tiles, by channel
};

}  // namespace scalescope::ui
