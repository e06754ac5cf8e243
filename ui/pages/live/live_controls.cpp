// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/live/live_controls.h"

#include "ui/base/convert.h"
#include "ui/pages/page_parts.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

namespace scalescope::ui {

namespace {

QPushButton* addButton(QHBoxLayout* row, const QString& text, const char* name,
                       const QString& tip) {
    auto* button = new QPushButton(text);
    button->setObjectName(QString::fromLatin1(name));
    button->setToolTip(tip);
    row->addWidget(button);
    return button;
}

}  // namespace

LiveControls::LiveControls(LivePlayer& player, QWidget* parent)
    : QWidget(parent), m_player(player) {
    buildLayout();
    connectPlayer();
    keep(QStringLiteral("live/everyFrame"), m_every);
}

void LiveControls::buildLayout() {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    auto* row = new QHBoxLayout;
    column->addLayout(row);
    m_open = addButton(row, tr("&Open video…"), "liveOpen",
                       tr("A file: MP4, QuickTime, AVI, Matroska, WebM, GIF and others."));
    m_camera = new QToolButton;
    m_camera->setObjectName(QStringLiteral("liveCamera"));
    m_camera->setText(tr("Camera"));
    m_camera->setToolTip(tr("Cameras that are connected to this machine."));
    m_camera->setPopupMode(QToolButton::InstantPopup);
    m_camera->setMenu(new QMenu(m_camera));
    m_camera->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Minimum);
    row->addWidget(m_camera);
    m_play = addButton(row, tr("Pause"), "livePlay",
                       tr("Time of a file stands still while it is paused."));
    m_play->setMinimumWidth(m_play->sizeHint().width());
    m_step = addButton(row, tr("Step"), "liveStep", tr("One frame, while it is paused."));
    m_stop = addButton(row, tr("Stop"), "liveStop", tr("Closes the file or lets the camera go."));
    m_block = addCombo(row, tr("&Block"), {}, QStringLiteral("liveBlock"),
                       tr("Whose gates are drawn over time; it is marked on all pages."));
    m_block->setMinimumContentsLength(5);
    m_block->setMaximumWidth(90);
    m_every = new QCheckBox(tr("Ever&y frame"));
    m_every->setObjectName(QStringLiteral("liveEvery"));
    m_every->setToolTip(
        tr("Off: a file plays as fast as it was taken, and frames that the engine has no time for "
           "are dropped and counted. On: no frame is left out, however long it takes. A camera "
           "always gives its newest frame."));
    row->addWidget(m_every);
    row->addStretch(1);
    m_says = makeNote(this, QStringLiteral("liveSays"));
    column->addWidget(m_says);
}

void LiveControls::connectPlayer() {
    connect(m_open, &QPushButton::clicked, this, &LiveControls::browse);
    connect(m_camera->menu(), &QMenu::aboutToShow, this, &LiveControls::offerCameras);
    connect(m_play, &QPushButton::clicked, &m_player,
            [this] { m_player.isGoing() ? m_player.pause() : m_player.play(); });
    connect(m_step, &QPushButton::clicked, &m_player, &LivePlayer::step);
    connect(m_stop, &QPushButton::clicked, &m_player, &LivePlayer::stop);
    connect(m_every, &QCheckBox::toggled, &m_player, &LivePlayer::setEveryFrame);
    connect(m_block, &QComboBox::activated, this, &LiveControls::blockChosen);
}

void LiveControls::browse() {
    auto* dialog = new QFileDialog(
        window(), tr("Open a video"), {},
        tr("Videos (*.mp4 *.m4v *.mov *.avi *.mkv *.webm *.ogv *.flv *.wmv *.mpg *.mpeg *.ts "
           "*.gif *.y4m);;All files (*)"));
    dialog->setObjectName(QStringLiteral("videoDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, &m_player, [this](const QString& path) {
        m_player.open({fspath(path), {}});
    });
    dialog->open();
}

void LiveControls::offerCameras() {
    QMenu& menu = *m_camera->menu();
    menu.clear();
    for (const Camera& camera : cameras()) {
        const QString name = qstr(camera.name);
        menu.addAction(name.isEmpty()
                           ? tr("Camera %1").arg(camera.number)
                           : tr("Camera %1: %2").arg(QString::number(camera.number), name),
                       &m_player, [this, number = camera.number] {
                           m_player.open({{}, number});
                       });
    }
    if (menu.isEmpty())
        menu.addAction(tr("No camera is connected to this machine"))->setEnabled(false);
}

void LiveControls::refresh(const QStringList& blockNames, int block) {
    const LiveState state = m_player.state();
    const bool going = m_player.isGoing();
    const bool known = m_player.address().has_value();
    m_play->setText(going ? tr("Pause") : tr("Play"));
    m_play->setEnabled(known);
    m_step->setEnabled(known && !going);
    m_stop->setEnabled(going || state == LiveState::Paused);
    m_says->setText(m_player.says());
    const QSignalBlocker quiet(m_block);
    if (m_block->count() != blockNames.size() || m_block->itemText(0) != blockNames.value(0)) {
        m_block->clear();
        m_block->addItems(blockNames);
    }
    m_block->setCurrentIndex(block);
}

}  // namespace scalescope::ui
