// SPDX-License-Identifier: Apache-2.0
// B0 scaled by one dimension alone and by all together, beside what the paper found.
#pragma once

#include "core/scaling/dimensions.h"
#include "ui/engine/task.h"
#include "ui/pages/scaling/scaling_choice.h"

class QDoubleSpinBox;
class QSplitter;

namespace scalescope::ui {

class LinePlot;
class TablePanel;
class TaskBar;

class ScalingDimensionsPanel : public ScalingPanel {
    Q_OBJECT
public:
    ScalingDimensionsPanel(Study& study, Selection& selection, ScalingChoice& choice,
                           QWidget* parent = nullptr);
    void refresh() override;

private:
    void buildLayout();
    QLayout* buildControls();
    void connectWidgets();
    void startMeasuring();
    void take(const MeasuredNetworks& measured);
    [[nodiscard]] const std::vector<std::vector<MeasuredNetwork>>& single();
    [[nodiscard]] std::vector<std::vector<MeasuredNetwork>> families();

    Task m_task;
    QComboBox* m_measure = nullptr;
    QDoubleSpinBox* m_largest = nullptr;  ///< GMACs up to which networks are measured
    TaskBar* m_bar = nullptr;
    QLabel* m_explains = nullptr;
    LinePlot* m_plot = nullptr;
    TablePanel* m_paper = nullptr;
    QSplitter* m_columns = nullptr;
    /// Depth, width and resolution alone do not hang on the sliders; empty until they are shown.
    std::vector<std::vector<MeasuredNetwork>> m_single;
    /// Of all runs since the program began; other sliders may ask for them again.
    MeasuredNetworks m_measured;
};

}  // namespace scalescope::ui
