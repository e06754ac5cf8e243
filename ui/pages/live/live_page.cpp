// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/live/live_page.h"

#include "ui/base/convert.h"
#include "ui/pages/live/live_controls.h"
#include "ui/pages/live/live_gates_panel.h"
#include "ui/pages/live/live_picture_panel.h"
#include "ui/pages/page_parts.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QMimeData>
#include <QSplitter>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace scalescope::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPictureMs = 60, kGatesMs = 250;  // between two drawings

/// The one file of a drop, if its name is that of a video; the window opens all else.
QString videoIn(const QMimeData& data) {
    const QList<QUrl> urls = data.urls();
    if (urls.size() != 1 || !urls.front().isLocalFile())
        return {};
    const QString path = urls.front().toLocalFile();
    return looksLikeVideo(path) ? path : QString();
}

}  // namespace

bool looksLikeVideo(const QString& path) {
    static const QStringList endings{u".mp4"_s,  u".m4v"_s, u".mov"_s, u".avi"_s, u".mkv"_s,
                                     u".webm"_s, u".ogv"_s, u".flv"_s, u".wmv"_s, u".mpg"_s,
                                     u".mpeg"_s, u".ts"_s,  u".y4m"_s};
    return std::ranges::any_of(endings, [&path](const QString& ending) {
        return path.endsWith(ending, Qt::CaseInsensitive);
    });
}

LivePage::LivePage(Study& study, Selection& selection, QWidget* parent,
                   LivePlayer::MakeVideo makeVideo)
    : Page(study, selection, tr("Live"), tr("What does it do while a video plays?"), parent),
      m_player(study, std::move(makeVideo)) {
    setAcceptDrops(true);
    buildLayout();
    connectPlayer();
    connectStudy();
    aim();
    keep(u"live/columns"_s, m_columns);
    keep(m_controls);
    keep(m_gates);
}

void LivePage::buildLayout() {
    auto* layout = new QVBoxLayout(this);
    m_controls = new LiveControls(m_player, this);
    m_picture = new LivePicturePanel(m_player);
    m_gates = new LiveGatesPanel(m_player, m_study, m_selection);
    m_columns = new QSplitter(Qt::Horizontal, this);
    m_columns->setChildrenCollapsible(false);
    m_columns->addWidget(m_picture);
    m_columns->addWidget(m_gates);
    m_columns->setStretchFactor(1, 1);
    m_columns->setSizes({340, 660});
    layout->addWidget(m_controls);
    layout->addWidget(m_columns, 1);
}

void LivePage::connectPlayer() {
    listenTo(&m_player, &LivePlayer::stateChanged);
    for (QTimer* soon : {&m_pictureSoon, &m_gatesSoon})
        soon->setSingleShot(true);
    m_pictureSoon.setInterval(kPictureMs);
    m_gatesSoon.setInterval(kGatesMs);
    connect(&m_player, &LivePlayer::framesCame, this, [this] {
        if (!m_player.isGoing())
            return markDirty();
        for (QTimer* soon : {&m_pictureSoon, &m_gatesSoon})
            if (!soon->isActive())
                soon->start();
    });
    connect(&m_pictureSoon, &QTimer::timeout, m_picture, &LivePicturePanel::refresh);
    connect(&m_gatesSoon, &QTimer::timeout, m_gates, &LiveGatesPanel::refresh);
    connect(m_controls, &LiveControls::blockChosen, this, &LivePage::chooseBlock);
    connect(m_gates, &LiveGatesPanel::blockChosen, this, &LivePage::chooseBlock);
}

void LivePage::connectStudy() {
    for (const auto change : {&Selection::focusChanged, &Selection::depthChanged})
        connect(&m_selection, change, this, &LivePage::aim);
    listenTo(&m_selection, &Selection::channelChanged);
    connect(&m_study, &Study::settingsChanged, &m_player, &LivePlayer::startAnew);
}

/// At the focused network and the block that is marked on all pages.
void LivePage::aim() {
    const ColumnIndex focus = m_selection.focus();
    const auto graph = graphOf(m_study.entry(focus));
    m_player.watch({focus, graph->blockAtDepth(shownDepth(m_selection))});
    markDirty();
}

void LivePage::chooseBlock(int block) {
    const auto graph = graphOf(m_study.entry(m_selection.focus()));
    if (block >= 0 && static_cast<std::size_t>(block) < graph->architecture.blocks.size())
        m_selection.setDepth(graph->relativeDepth(block));
}

void LivePage::refresh() {
    const LiveTarget& target = m_player.target();
    QStringList names;
    for (const BlockSpec& block : buildArchitecture(m_study.entry(target.column).spec).blocks)
        names << qstr(block.name());
    m_controls->refresh(names, target.block);
    m_picture->refresh();
    m_gates->refresh();
}

void LivePage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    if (std::exchange(m_goesOn, false))
        m_player.play();
}

/// A window that is only minimised is not left.
void LivePage::hideEvent(QHideEvent* event) {
    Page::hideEvent(event);
    if (event->spontaneous() || !m_player.isGoing())
        return;
    m_goesOn = true;
    if (m_player.address()->camera)
        m_player.stop();
    else
        m_player.pause();
}

void LivePage::dragEnterEvent(QDragEnterEvent* event) {
    if (!videoIn(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
    else
        Page::dragEnterEvent(event);
}

void LivePage::dropEvent(QDropEvent* event) {
    const QString path = videoIn(*event->mimeData());
    if (path.isEmpty())
        return Page::dropEvent(event);
    event->acceptProposedAction();
    openVideo(path);
}

void LivePage::openVideo(const QString& path) {
    m_player.open({fspath(path), {}});
}

}  // namespace scalescope::ui
