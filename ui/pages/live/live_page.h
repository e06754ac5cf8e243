// SPDX-License-Identifier: Apache-2.0
// What does the network do while a video plays? Predictions and gates of every frame, live.
#pragma once

#include "ui/pages/live/live_player.h"
#include "ui/pages/page.h"

#include <QTimer>

class QSplitter;

namespace scalescope::ui {

class LiveControls;
class LiveGatesPanel;
class LivePicturePanel;

/// While another page is shown a file is paused and a camera is let go; both go on afterwards.
class LivePage : public Page {
    Q_OBJECT
public:
    LivePage(Study& study, Selection& selection, QWidget* parent = nullptr,
             LivePlayer::MakeVideo makeVideo = videosOfThisMachine());
    [[nodiscard]] LivePlayer& player() { return m_player; }
    void openVideo(const QString& path);

protected:
    void refresh() override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void buildLayout();
    void connectPlayer();
    void connectStudy();
    void aim();
    void chooseBlock(int block);

    LivePlayer m_player;
    LiveControls* m_controls = nullptr;
    LivePicturePanel* m_picture = nullptr;
    LiveGatesPanel* m_gates = nullptr;
    QSplitter* m_columns = nullptr;
    QTimer m_pictureSoon, m_gatesSoon;  ///< drawing takes time from the engine
    bool m_goesOn = false;              ///< when the page is shown again
};

[[nodiscard]] bool looksLikeVideo(const QString& path);  ///< by its name

}  // namespace scalescope::ui
