// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/architecture/follow/follow_channel.h"

#include "ui/base/convert.h"
#include "ui/base/texts.h"
#include "ui/pages/architecture/follow/follow_texts.h"
#include "ui/pages/make.h"
#include "ui/pages/page_parts.h"
#include "ui/plots/histogram_plot.h"
#include "ui/widgets/image_view.h"

#include <QLabel>
#include <QVBoxLayout>

namespace scalescope::ui {

FollowChannel::FollowChannel(QWidget* parent) : QWidget(parent) {
    setMinimumWidth(170);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(4, 0, 0, 0);
    column->setSpacing(4);
    m_zoom = new ImageView;
    m_zoom->setObjectName(QStringLiteral("followZoom"));
    m_zoom->setMaximumZoom(64.0);
    m_zoom->setMinimumHeight(110);
    m_text = makeNote(this, QStringLiteral("followChannel"));
    m_histogram =
        make<HistogramPlot>({.name = "followHistogram", .exportName = "feature-maps-histogram"});
    m_histogram->setMinimumSize(160, 110);
    column->addWidget(m_zoom, 3);
    column->addWidget(m_text);
    column->addWidget(m_histogram, 2);
}

void FollowChannel::clear() {
    m_zoom->setImage({});
    m_zoom->setPlaceholder({});
    m_text->clear();
    m_histogram->setData({}, {});
}

void FollowChannel::show(const FeatureMapsResult& maps, const StageMaps& stage,
                         std::optional<std::size_t> channel, const QImage& map) {
    m_zoom->setImage(channel ? map : maps.fed ? toQImage(*maps.fed) : QImage());
    m_text->setText(channel ? channelText(maps.maps, stage.stage, *channel)
                            : tr("The picture as it is fed. Click a tile to zoom its map."));
    showHistogram(stage, channel, columnOf(maps.spec));
}

void FollowChannel::showHistogram(const StageMaps& stage, std::optional<std::size_t> channel,
                                  ColumnIndex column) {
    std::vector<HistogramPlot::Entry> entries;
    Histogram all = stage.histograms->of(std::nullopt);
    all.name = str(Texts::tr("all channels"));
    entries.push_back({std::move(all), std::nullopt});
    if (channel) {
        Histogram one = stage.histograms->of(*channel);
        one.name = str(Texts::tr("channel ")).append(std::to_string(*channel));
        entries.push_back({std::move(one), column});
    }
    m_histogram->setTitle(stage.stage == MapStage::Gated ? tr("Pre-activations before the gate")
                          : stage.preActivations()       ? tr("Pre-activations")
                                                         : tr("Values: no activation here"));
    m_histogram->setData(std::move(entries), countedText(stage.stage));
}

}  // namespace scalescope::ui
