// SPDX-License-Identifier: Apache-2.0
// The row above a video: open, camera, play, step, stop, block, every frame.
#pragma once

#include "ui/pages/live/live_player.h"
#include "ui/pages/view_state.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QToolButton;

namespace scalescope::ui {

class LiveControls : public QWidget, public ViewState {
    Q_OBJECT
public:
    explicit LiveControls(LivePlayer& player, QWidget* parent = nullptr);
    /// As the player is; names are those of the network's blocks.
    void refresh(const QStringList& blockNames, int block);

Q_SIGNALS:
    void blockChosen(int block);

private:
    void buildLayout();
    void connectPlayer();
    void browse();
    void offerCameras();

    LivePlayer& m_player;
    QPushButton* m_open = nullptr;
    QToolButton* m_camera = nullptr;
    QPushButton* m_play = nullptr;
    QPushButton* m_step = nullptr;
    QPushButton* m_stop = nullptr;
    QComboBox* m_block = nullptr;
    QCheckBox* m_every = nullptr;
    QLabel* m_says = nullptr;
};

}  // namespace scalescope::ui
