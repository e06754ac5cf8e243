// SPDX-License-Identifier: Apache-2.0
// The newest frame and what the network says of it.
#pragma once

#include "ui/pages/live/live_player.h"

#include <QWidget>

class QLabel;

namespace scalescope::ui {

class ImageView;
class PredictionBars;

class LivePicturePanel : public QWidget {
    Q_OBJECT
public:
    explicit LivePicturePanel(LivePlayer& player, QWidget* parent = nullptr);
    void refresh();

private:
    LivePlayer& m_player;
    ImageView* m_picture = nullptr;
    QLabel* m_numbers = nullptr;
    PredictionBars* m_bars = nullptr;
    QLabel* m_note = nullptr;
    std::shared_ptr<const Image> m_shown;
};

}  // namespace scalescope::ui
