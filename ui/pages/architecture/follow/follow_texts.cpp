// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/architecture/follow/follow_texts.h"

#include "ui/base/convert.h"
#include "ui/base/numbers.h"
#include "ui/base/texts.h"
#include "ui/models/graph_overlay.h"

namespace scalescope::ui {

namespace {

QString number(double value) {
    return significant(value);
}

QString inputText(const BlockSpec& block) {
    if (block.index == 0)
        return Texts::tr(
                   "What the stem made of the picture: %1 maps of edges and colours, after its "
                   "SiLU. The "
                   "block filters them as they are, it has nothing to expand.")
            .arg(block.inChannels);
    return Texts::tr(
               "The %1 thin maps that the blocks before hand on. They may be negative: a block "
               "ends without an activation, which would destroy information in so few channels.")
        .arg(block.inChannels);
}

QString gatedText(const FeatureMaps& maps) {
    const auto [low, high] = std::ranges::minmax(maps.gates);
    return Texts::tr(
               "Each depthwise map times its gate, here %1 to %2. A gate scales a whole map: "
               "coloured each by itself nothing seems to change, with one scale for all tiles "
               "closed maps go dark.")
        .arg(number(double{low}), number(double{high}));
}

}  // namespace

QString stageTitle(MapStage stage) {
    return QString::fromLatin1(mapStageName(stage));
}

QString stageText(MapStage stage, const FeatureMaps& maps, const BlockSpec& block) {
    switch (stage) {
        case MapStage::Input:
            return inputText(block);
        case MapStage::Expanded:
            return Texts::tr(
                       "Every map is a mixture of all %1 input maps (1×1, batch norm, SiLU). Wide "
                       "inside and thin at both ends: this makes the residual an inverted one.")
                .arg(block.inChannels);
        case MapStage::Depthwise:
            return Texts::tr(
                       "Each map filtered by its own %1×%1 kernel, stride %2; maps do not meet. "
                       "The bar beside a tile is its gate, computed from the means of all maps: "
                       "squeeze-and-excitation decides for this picture which maps count.")
                .arg(block.kernel)
                .arg(block.stride);
        case MapStage::Gated:
            return gatedText(maps);
        case MapStage::Projected:
            return Texts::tr(
                       "All gated maps mixed down to %1 thin ones, without an "
                       "activation. %2")
                .arg(block.outChannels)
                .arg(block.residual ? Texts::tr("They are the block's correction: the "
                                                "residual adds the input to them.")
                                    : Texts::tr("They are the output: shapes changed, so "
                                                "there is no residual."));
        case MapStage::Output:
            return Texts::tr(
                "Input plus projected maps, channel by channel. Compare with the input: a residual "
                "block changes its maps a little, it does not replace them.");
    }
    return {};
}

QString channelText(const FeatureMaps& maps, MapStage stage, std::size_t channel) {
    const StageMaps* shown = maps.find(stage);
    if (!shown || channel >= shown->atlas.channels())
        return {};
    const MapAtlas& atlas = shown->atlas;
    QString text = Texts::tr("Channel %1: values %2 to %3, energy %4")
                       .arg(channel)
                       .arg(number(double{atlas.low[channel]}), number(double{atlas.high[channel]}),
                            number(atlas.energy[channel]));
    if (hasGates(stage))
        text += Texts::tr(", gate %1").arg(number(double{maps.gates[channel]}));
    if (atlas.reduction > 1)
        text += Texts::tr("; each point is the mean of %1 × %1 values").arg(atlas.reduction);
    return text + u'.';
}

QString countedText(MapStage stage) {
    return hasGates(stage) ? Texts::tr("pre-activation") : Texts::tr("value");
}

MapStage nearestStage(const FeatureMaps& maps, MapStage wanted) {
    if (maps.find(wanted))
        return wanted;
    return wanted == MapStage::Expanded ? MapStage::Input : MapStage::Projected;
}

std::optional<MapStage> stageOfNode(NodeKind kind) {
    switch (kind) {
        case NodeKind::ExpandConv:
            return MapStage::Expanded;
        case NodeKind::DepthwiseConv:
            return MapStage::Depthwise;
        case NodeKind::GateScale:
            return MapStage::Gated;
        case NodeKind::ProjectConv:
            return MapStage::Projected;
        case NodeKind::ResidualAdd:
            return MapStage::Output;
        default:
            return std::nullopt;
    }
}

}  // namespace scalescope::ui
