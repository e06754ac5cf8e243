// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/architecture/follow/follow_panel.h"

#include "core/base/format.h"
#include "ui/base/convert.h"
#include "ui/base/save_file.h"
#include "ui/base/texts.h"
#include "ui/models/graph_overlay.h"
#include "ui/pages/architecture/follow/follow_texts.h"
#include "ui/plots/histogram_plot.h"
#include "ui/widgets/image_view.h"
#include "ui/widgets/map_tiles.h"
#include "ui/widgets/ramp_legend.h"

#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QSlider>
#include <QSplitter>
#include <QToolButton>

namespace scalescope::ui {

namespace {

MapStage stageAt(std::size_t index) {
    return static_cast<MapStage>(index);
}

}  // namespace

FollowPanel::FollowPanel(Study& study, Selection& selection, QWidget* parent)
    : Panel(study, selection, parent) {
    buildLayout();
    connectWidgets();
    keep(
        QStringLiteral("follow/stage"), [this] { return QVariant(static_cast<int>(m_stage)); },
        [this](const QVariant& saved) {
            m_stage = stageAt(std::min<std::size_t>(saved.toUInt(), kStages - 1));
        });
    keep(QStringLiteral("follow/order"), m_order);
    keep(QStringLiteral("follow/scale"), m_scale);
    keep(QStringLiteral("follow/size"), m_size);
    keep(QStringLiteral("follow/columns"), m_columns);
}

void FollowPanel::connectWidgets() {
    connect(m_previous, &QToolButton::clicked, this, [this] { step(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { step(1); });
    const auto onKey = [this](Qt::Key key, int by) {
        auto* shortcut = new QShortcut(QKeySequence(key), this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, [this, by] { step(by); });
    };
    onKey(Qt::Key_P, -1);
    onKey(Qt::Key_N, 1);
    connect(m_order, &QComboBox::currentIndexChanged, this,
            [this](int index) { m_tiles->setOrder(static_cast<MapOrder>(index)); });
    connect(m_scale, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_tiles->setSharedScale(index == 1);
        showTiles();
    });
    connect(m_size, &QSlider::valueChanged, m_tiles, &MapTiles::setTileSide);
    connect(m_tiles, &MapTiles::tileSideChanged, m_size, &QSlider::setValue);
    connect(m_tiles, &MapTiles::channelChosen, this, &FollowPanel::chooseChannel);
    connect(m_save, &QPushButton::clicked, this, &FollowPanel::chooseAndSave);
    connect(&m_selection, &Selection::channelChanged, this, &FollowPanel::showChannel);
}

int FollowPanel::wantedBlock() const {
    return focusedGraph(m_study, m_selection)->blockAtDepth(shownDepth(m_selection));
}

std::shared_ptr<const FeatureMapsResult> FollowPanel::result() const {
    const FollowedBlock& followed = m_study.followed();
    return followed.resultVariant == m_selection.focus() ? followed.result : nullptr;
}

MapStage FollowPanel::shownStage(const FeatureMaps& maps) const {
    return nearestStage(maps, m_stage);
}

/// The gated stages share the channel that all pages look at.
std::optional<std::size_t> FollowPanel::shownChannel(const StageMaps& stage) const {
    std::optional<std::size_t> channel = m_thin;
    if (hasGates(stage.stage))
        channel = m_selection.channel()
                      ? std::optional(static_cast<std::size_t>(std::max(0, *m_selection.channel())))
                      : std::nullopt;
    return channel && *channel < stage.atlas.channels() ? channel : std::nullopt;
}

void FollowPanel::step(int by) {
    const auto shown = focusedGraph(m_study, m_selection);
    const int last = static_cast<int>(shown->architecture.blocks.size()) - 1;
    m_selection.setDepth(shown->relativeDepth(std::clamp(wantedBlock() + by, 0, last)));
}

void FollowPanel::refresh() {
    if (isVisible())
        m_study.requestFeatureMaps(m_selection.focus(), wantedBlock());
    const auto shown = focusedGraph(m_study, m_selection);
    const int block = wantedBlock();
    const auto& blocks = shown->architecture.blocks;
    m_previous->setEnabled(block > 0);
    m_next->setEnabled(block + 1 < static_cast<int>(blocks.size()));
    const auto maps = result();
    const bool there = maps && maps->maps.block == block;
    m_where->setText(tr("<b>%1 block %2</b> (%3 of %4)%5")
                         .arg(qstr(displayName(shown->architecture.spec)).toHtmlEscaped(),
                              qstr(blocks[static_cast<std::size_t>(block)].name()))
                         .arg(block + 1)
                         .arg(blocks.size())
                         .arg(there  ? QStringLiteral(", ") + qstr(maps->imageName).toHtmlEscaped()
                              : maps ? tr(" is on its way")
                                     : QString()));
    showTiles();
}

void FollowPanel::showStage(MapStage stage) {
    m_stage = stage;
    showTiles();
}

void FollowPanel::showTiles() {
    const auto shown = result();
    m_save->setEnabled(shown != nullptr);
    m_tiles->setEmptyText(missing());
    for (std::size_t i = 0; i < kStages; ++i) {
        const StageMaps* stage = shown ? shown->maps.find(stageAt(i)) : nullptr;
        m_stages[i]->setEnabled(stage != nullptr);
        m_stages[i]->setText(stageTitle(stageAt(i)) + u'\n' +
                             (stage ? shapeText(stage->atlas.shape) : QString()));
        m_stages[i]->setChecked(shown && shownStage(shown->maps) == stageAt(i));
    }
    if (!shown) {
        m_tiles->setMaps(nullptr, m_stage);
    } else {
        const MapStage stage = shownStage(shown->maps);
        m_tiles->setMaps({shown, &shown->maps}, stage);
        m_tiles->setTitle(
            tr("%1 block %2, %3: %4 of %5")
                .arg(qstr(displayName(shown->spec)), qstr(shown->maps.name), stageTitle(stage),
                     shapeText(shown->maps.find(stage)->atlas.shape), qstr(shown->imageName)));
    }
    m_legend->setLegend(m_tiles->legend());
    showChannel();
    showNote();
}

void FollowPanel::showNote() {
    const auto shown = result();
    if (!shown) {
        m_note->clear();
        return;
    }
    const Architecture architecture = buildArchitecture(shown->spec);
    QString text = stageText(shownStage(shown->maps), shown->maps,
                             architecture.blocks.at(static_cast<std::size_t>(shown->maps.block)));
    if (shown->maps.reduced())
        text += tr(" The maps of this block would not fit %1: the largest are shown "
                   "smaller.")
                    .arg(qstr(formatBytes(kMapBytesLimit)));
    if (m_study.images().sources.size() > 1)
        text += tr(" Maps and gates are those of the first picture.");
    m_note->setText(text);
}

void FollowPanel::showChannel() {
    const auto shown = result();
    if (!shown) {
        m_zoom->setImage({});
        m_zoom->setPlaceholder({});
        m_channelText->clear();
        m_histogram->setData({}, {});
        return;
    }
    const StageMaps& stage = *shown->maps.find(shownStage(shown->maps));
    const auto channel = shownChannel(stage);
    m_tiles->setChannel(channel);
    m_zoom->setImage(channel      ? m_tiles->map(*channel)
                     : shown->fed ? toQImage(*shown->fed)
                                  : QImage());
    m_channelText->setText(channel ? channelText(shown->maps, stage.stage, *channel)
                                   : tr("The picture as it is fed. Click a tile to "
                                        "zoom its map."));
    showHistogram(stage);
}

void FollowPanel::showHistogram(const StageMaps& stage) {
    const auto channel = shownChannel(stage);
    std::vector<HistogramPlot::Entry> entries;
    Histogram all = stage.histograms->of(std::nullopt);
    all.name = "all channels";
    entries.push_back({std::move(all), std::nullopt});
    if (channel) {
        Histogram one = stage.histograms->of(*channel);
        one.name = str(Texts::tr("channel ")).append(std::to_string(*channel));
        entries.push_back({std::move(one), m_selection.focus()});
    }
    m_histogram->setTitle(stage.stage == MapStage::Gated ? tr("Pre-activations before the gate")
                          : stage.preActivations()       ? tr("Pre-activations")
                                                         : tr("Values: no activation here"));
    m_histogram->setData(std::move(entries), countedText(stage.stage));
}

void FollowPanel::chooseChannel(std::size_t channel) {
    if (const auto shown = result(); shown && !hasGates(shownStage(shown->maps))) {
        m_thin = channel;
        showChannel();
    } else {
        m_selection.setChannel(static_cast<int>(channel));
    }
}

QString FollowPanel::missing() const {
    const StudyEntry& entry = m_study.entry(m_selection.focus());
    const QString name = qstr(displayName(entry.spec));
    switch (m_study.followed().state) {
        case RunState::Pending:
        case RunState::Running:
            return tr("%1 is running; the block's maps will stand here.").arg(name);
        case RunState::Failed:
            return tr("The maps of %1 could not be made; the message above says why.").arg(name);
        case RunState::Canceled:
            return tr("Cancelled. Step to another block to go on.");
        default:
            return tr("Open an image to follow it through the block.");
    }
}

bool FollowPanel::savePng(const QString& path) const {
    const QImage picture = m_tiles->picture();
    return !picture.isNull() &&
           writeAside(path, [&](QIODevice& file) { return picture.save(&file, "PNG"); });
}

void FollowPanel::chooseAndSave() {
    const auto shown = result();
    if (!shown)
        return;
    askAndSave(this, {.target = {tr("Save feature maps"),
                                 QStringLiteral("maps-%1-%2-%3")
                                     .arg(qstr(shown->spec.name), qstr(shown->maps.name),
                                          stageTitle(shownStage(shown->maps))),
                                 QStringLiteral("png")},
                      .write = [this](const QString& path) { return savePng(path); },
                      .saved =
                          [this](const QString& path) {
                              Q_EMIT message(tr("Saved %1.").arg(QDir::toNativeSeparators(path)));
                          },
                      .failed = [this](const QString& sentence) { Q_EMIT message(sentence); }});
}

}  // namespace scalescope::ui
