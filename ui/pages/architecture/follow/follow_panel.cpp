// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/architecture/follow/follow_panel.h"

#include "core/base/format.h"
#include "ui/base/convert.h"
#include "ui/base/save_file.h"
#include "ui/models/graph_overlay.h"
#include "ui/pages/architecture/follow/follow_channel.h"
#include "ui/pages/architecture/follow/follow_controls.h"
#include "ui/pages/architecture/follow/follow_texts.h"
#include "ui/widgets/map_tiles.h"
#include "ui/widgets/ramp_legend.h"
#include "ui/widgets/random_weights.h"

#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QShortcut>
#include <QSlider>
#include <QSplitter>
#include <QVBoxLayout>

namespace scalescope::ui {

FollowPanel::FollowPanel(Study& study, Selection& selection, QWidget* parent)
    : Panel(study, selection, parent),
      m_controls(new FollowControls),
      m_tiles(new MapTiles),
      m_legend(new RampLegend),
      m_channel(new FollowChannel) {
    buildLayout();
    connectControls();
    connect(m_tiles, &MapTiles::channelChosen, this, &FollowPanel::chooseChannel);
    connect(&m_selection, &Selection::channelChanged, this, &FollowPanel::showChannel);
    keep(
        QStringLiteral("follow/stage"), [this] { return QVariant(static_cast<int>(m_stage)); },
        [this](const QVariant& saved) {
            constexpr std::size_t kLast = FollowControls::kStages - 1;
            m_stage = static_cast<MapStage>(std::min<std::size_t>(saved.toUInt(), kLast));
        });
    keep(QStringLiteral("follow/order"), &m_controls->order());
    keep(QStringLiteral("follow/scale"), &m_controls->scale());
    keep(QStringLiteral("follow/size"), &m_controls->tileSide());
    keep(QStringLiteral("follow/columns"), m_columns);
}

void FollowPanel::buildLayout() {
    m_tiles->setObjectName(QStringLiteral("followTiles"));
    m_tiles->setAccessibleName(tr("Feature maps"));
    m_legend->setObjectName(QStringLiteral("followLegend"));
    auto* left = new QWidget;
    auto* tiles = new QVBoxLayout(left);
    tiles->setContentsMargins(0, 0, 0, 0);
    tiles->setSpacing(2);
    tiles->addWidget(m_tiles, 1);
    tiles->addWidget(m_legend);
    m_columns = new QSplitter(Qt::Horizontal);
    m_columns->setChildrenCollapsible(false);
    m_columns->addWidget(left);
    m_columns->addWidget(m_channel);
    m_columns->setStretchFactor(0, 1);
    m_columns->setSizes({480, 230});
    m_note = makeNote(this, QStringLiteral("followNote"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_controls);
    layout->addWidget(m_columns, 1);
    layout->addWidget(m_note);
}

void FollowPanel::connectControls() {
    const auto onKey = [this](Qt::Key key, int by, const QString& what) {
        auto* shortcut = new QShortcut(QKeySequence(key), this);
        shortcut->setWhatsThis(what);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, [this, by] { step(by); });
    };
    onKey(Qt::Key_P, -1, tr("Previous block of Follow a picture"));
    onKey(Qt::Key_N, 1, tr("Next block of Follow a picture"));
    connect(m_controls, &FollowControls::stepped, this, &FollowPanel::step);
    connect(m_controls, &FollowControls::stageChosen, this, &FollowPanel::showStage);
    connect(m_controls, &FollowControls::saveWanted, this, &FollowPanel::chooseAndSave);
    connect(&m_controls->order(), &QComboBox::currentIndexChanged, this,
            [this](int index) { m_tiles->setOrder(static_cast<MapOrder>(index)); });
    connect(&m_controls->scale(), &QComboBox::currentIndexChanged, this, [this](int index) {
        m_tiles->setSharedScale(index == 1);
        showTiles();
    });
    connect(&m_controls->tileSide(), &QSlider::valueChanged, m_tiles, &MapTiles::setTileSide);
    connect(m_tiles, &MapTiles::tileSideChanged, &m_controls->tileSide(), &QSlider::setValue);
}

int FollowPanel::wantedBlock() const {
    return focusedGraph(m_study, m_selection)->blockAtDepth(shownDepth(m_selection));
}

std::shared_ptr<const FeatureMapsResult> FollowPanel::result() const {
    const FollowedBlock& followed = m_study.follower().followed();
    return followed.resultColumn == m_selection.focus() ? followed.result : nullptr;
}

MapStage FollowPanel::shownStage(const FeatureMaps& maps) const {
    return nearestStage(maps, m_stage);
}

/// The gated stages share the channel that all pages look at.
std::optional<std::size_t> FollowPanel::shownChannel(const StageMaps& stage) const {
    std::optional<std::size_t> channel = m_thin;
    if (hasGates(stage.stage))
        channel =
            m_selection.channel() ? std::optional(m_selection.channel()->index()) : std::nullopt;
    return channel && *channel < stage.atlas.channels() ? channel : std::nullopt;
}

void FollowPanel::step(int by) {
    const auto shown = focusedGraph(m_study, m_selection);
    const int last = static_cast<int>(shown->architecture.blocks.size()) - 1;
    m_selection.setDepth(shown->relativeDepth(std::clamp(wantedBlock() + by, 0, last)));
}

void FollowPanel::refresh() {
    if (isVisible())
        m_study.follower().follow(m_selection.focus(), BlockIndex(wantedBlock()));
    const auto shown = focusedGraph(m_study, m_selection);
    const int block = wantedBlock();
    const auto& blocks = shown->architecture.blocks;
    const auto maps = result();
    const bool there = maps && maps->maps.block == block;
    const QString where =
        tr("<b>%1 block %2</b> (%3 of %4)%5")
            .arg(qstr(displayName(shown->architecture.spec)).toHtmlEscaped(),
                 qstr(blocks[static_cast<std::size_t>(block)].name()))
            .arg(block + 1)
            .arg(blocks.size())
            .arg(there  ? QStringLiteral(", ") + qstr(maps->imageName).toHtmlEscaped()
                 : maps ? tr(" is on its way")
                        : QString());
    m_controls->setPlace(where, block > 0, block + 1 < static_cast<int>(blocks.size()));
    showTiles();
}

void FollowPanel::showStage(MapStage stage) {
    m_stage = stage;
    showTiles();
}

void FollowPanel::showTiles() {
    const auto shown = result();
    m_tiles->setEmptyText(missing());
    m_controls->setMaps(shown ? &shown->maps : nullptr, shown ? shownStage(shown->maps) : m_stage);
    if (!shown) {
        m_tiles->setMaps(nullptr, m_stage);
    } else {
        const MapStage stage = shownStage(shown->maps);
        const auto diagnosis = focused(m_study, m_selection);
        m_tiles->setLearnt(!diagnosis || learnt(*diagnosis));
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
    if (const auto diagnosis = focused(m_study, m_selection); diagnosis && !learnt(*diagnosis))
        text += u' ' + randomWeightsText({diagnosis.get()});
    m_note->setText(text);
}

void FollowPanel::showChannel() {
    const auto shown = result();
    if (!shown)
        return m_channel->clear();
    const StageMaps& stage = *shown->maps.find(shownStage(shown->maps));
    const auto channel = shownChannel(stage);
    m_tiles->setChannel(channel);
    m_channel->show(*shown, stage, channel, channel ? m_tiles->map(*channel) : QImage());
}

void FollowPanel::chooseChannel(std::size_t channel) {
    if (const auto shown = result(); shown && !hasGates(shownStage(shown->maps))) {
        m_thin = channel;
        showChannel();
    } else {
        m_selection.setChannel(ChannelIndex(static_cast<int>(channel)));
    }
}

QString FollowPanel::missing() const {
    const StudyEntry& entry = m_study.entry(m_selection.focus());
    const QString name = qstr(displayName(entry.spec));
    switch (m_study.follower().followed().state) {
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
