// SPDX-License-Identifier: Apache-2.0
// The feature maps of a block as tiles, each beside its gate; only what is visible is drawn.
#pragma once

#include "ui/base/key_use.h"
#include "ui/widgets/map_sheet.h"

#include <QAbstractScrollArea>
#include <QCache>
#include <QMouseEvent>
#include <QPixmap>

#include <memory>
#include <optional>
#include <vector>

namespace scalescope::ui {

/// Click or arrow keys choose a tile, + and - change the size of all.
class MapTiles : public QAbstractScrollArea {
    Q_OBJECT
public:
    static constexpr int kSmallestSide = 32, kLargestSide = 300, kUsualSide = 64;

    explicit MapTiles(QWidget* parent = nullptr);

    void setMaps(std::shared_ptr<const FeatureMaps> maps, MapStage stage);  ///< null: no tiles
    void setOrder(MapOrder order);
    /// One colour scale for all tiles; else each tile from its own smallest to its largest value.
    void setSharedScale(bool shared);
    void setLearnt(bool learnt);  ///< false: of random weights, grey under a hatch
    void setTileSide(int pixels);
    void setChannel(std::optional<std::size_t> channel);  ///< scrolls to it
    void setEmptyText(const QString& text);
    [[nodiscard]] static KeyGroup keys();
    void setTitle(const QString& title) { m_title = title; }  ///< of a saved picture

    [[nodiscard]] const std::vector<std::size_t>& order() const { return m_sheet.order; }
    [[nodiscard]] int tileSide() const { return m_side; }
    /// What the colours mean.
    [[nodiscard]] DiagramLegend legend() const { return m_sheet.legend(); }
    /// A map in the size that is stored, in its colours.
    [[nodiscard]] QImage map(std::size_t channel) const { return m_sheet.map(channel); }
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
    [[nodiscard]] MapSheet::Layout layoutFor(int width) const;
    [[nodiscard]] std::optional<std::size_t> placeAt(const QPoint& position) const;
    [[nodiscard]] std::optional<std::size_t> placeOf(std::size_t channel) const;
    [[nodiscard]] QString tip(std::size_t channel) const;
    void reorder();
    void forgetPixmaps();
    void updateScrollBar();
    void step(int by);

    MapSheet m_sheet;
    MapOrder m_orderBy = MapOrder::Index;
    int m_side = kUsualSide;
    QString m_emptyText, m_title;
    QCache<std::size_t, QPixmap> m_pixmaps;  ///< of visible tiles, by channel
};

}  // namespace scalescope::ui
