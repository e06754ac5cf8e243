// SPDX-License-Identifier: Apache-2.0
// The feature maps of a stage as coloured tiles: how a tile looks, and all tiles as one picture.
#pragma once

#include "core/diagnostics/feature_maps/feature_maps.h"
#include "ui/base/theme.h"
#include "ui/widgets/diagram.h"

#include <QImage>
#include <QRect>

#include <memory>
#include <optional>
#include <vector>

class QPainter;
class QPixmap;

namespace scalescope::ui {

/// A tile keeps its map's shape; small maps are enlarged with crisp pixels. Values that are not
/// finite have the theme's fail colour.
struct MapSheet {
    static constexpr int kGap = 8, kGateBar = 6, kMargin = 6;
    struct Layout {
        int side = 0, columns = 1;
        QSize cell;
        [[nodiscard]] QRect at(std::size_t place) const;
    };

    std::shared_ptr<const FeatureMaps> maps;
    MapStage stage = MapStage::Depthwise;
    bool sharedScale = false;        ///< else each tile from its own smallest to its largest value
    bool learnt = true;              ///< false: of random weights, grey under a hatch
    std::vector<std::size_t> order;  ///< of the channels
    std::optional<std::size_t> marked;  ///< the chosen channel
    std::vector<QRgb> ramp;             ///< a colour per level, then that of no number

    void setColours(const Theme& theme);
    [[nodiscard]] const StageMaps* stageMaps() const;  ///< null without maps
    [[nodiscard]] bool gated() const;
    [[nodiscard]] Layout layoutFor(int width, int side, const QFont& font) const;
    /// What the colours mean.
    [[nodiscard]] DiagramLegend legend() const;
    /// A map in the size that is stored, in its colours.
    [[nodiscard]] QImage map(std::size_t channel) const;
    [[nodiscard]] QImage scaledMap(std::size_t channel, int side) const;
    void paintTile(QPainter& painter, const QRect& cell, int side, std::size_t channel,
                   const QPixmap& map, const Theme& theme) const;
    /// All tiles in their order, in light colours, with title and legend; a smaller size where it
    /// would be more than 32 million pixels. Null without tiles.
    [[nodiscard]] QImage picture(int side, const QString& title, const QFont& font) const;
};

}  // namespace scalescope::ui
