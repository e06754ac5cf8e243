// SPDX-License-Identifier: Apache-2.0
// Gates over time: every channel of a block as a strip, one of them as a curve, the mean of each
// block.
#pragma once

#include "ui/pages/live/live_data.h"
#include "ui/pages/live/live_player.h"
#include "ui/pages/panel.h"

class QComboBox;
class QSplitter;

namespace scalescope::ui {

class BarPlot;
class HeatmapPlot;
class LinePlot;

class LiveGatesPanel : public Panel {
    Q_OBJECT
public:
    LiveGatesPanel(LivePlayer& player, Study& study, Selection& selection,
                   QWidget* parent = nullptr);
    void refresh() override;

Q_SIGNALS:
    void blockChosen(int block);

private:
    void buildLayout();
    void connectWidgets();
    void arrange();
    void showGates(const QString& where);

    LivePlayer& m_player;
    QComboBox* m_orderBox = nullptr;
    QComboBox* m_rangeBox = nullptr;
    HeatmapPlot* m_strip = nullptr;
    LinePlot* m_curve = nullptr;
    BarPlot* m_blocks = nullptr;
    QSplitter* m_rows = nullptr;
    QSplitter* m_below = nullptr;
    std::vector<int> m_order;  ///< channels of the rows; it stays while a video plays
    int m_era = -1;            ///< of the history that it was made for
};

}  // namespace scalescope::ui
