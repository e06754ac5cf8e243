// SPDX-License-Identifier: Apache-2.0
// What runs: the weights of every chosen column side by side.
#pragma once

#include "ui/pages/panel.h"

namespace scalescope::ui {

class TablePanel;

class WeightsRunsPanel : public Panel {
    Q_OBJECT
public:
    WeightsRunsPanel(Study& study, Selection& selection, QWidget* parent = nullptr);
    void refresh() override;

private:
    TablePanel* m_table = nullptr;
};

}  // namespace scalescope::ui
