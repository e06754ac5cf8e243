// SPDX-License-Identifier: Apache-2.0
// All SE blocks of the focused column as a heat map; a click on a row marks the block everywhere.
#pragma once

#include "ui/pages/attention/attention_data.h"
#include "ui/pages/panel.h"

namespace scalescope::ui {

class HeatmapPlot;

class GateHeatPanel : public Panel {
    Q_OBJECT
public:
    GateHeatPanel(Study& study, Selection& selection, QWidget* parent = nullptr);
    void refresh() override;

private:
    void connectWidgets();
    void showCell(int row, int column);
    void selectCell(int row, int column);
    [[nodiscard]] HeatMode mode() const;

    QComboBox* m_modeBox = nullptr;
    HeatmapPlot* m_heat = nullptr;
    std::shared_ptr<const Diagnosis> m_shown;  ///< of the grid that is drawn
    std::optional<HeatMode> m_shownMode;
};

}  // namespace scalescope::ui
