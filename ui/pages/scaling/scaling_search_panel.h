// SPDX-License-Identifier: Apache-2.0
// Grid search over alpha, beta, gamma: options, a surface, a table whose rows set the sliders.
#pragma once

#include "core/session/questions/search_job.h"
#include "ui/engine/task.h"
#include "ui/pages/scaling/scaling_choice.h"

#include <memory>

class QCheckBox;
class QDoubleSpinBox;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QSplitter;

namespace scalescope::ui {

class HeatmapPlot;
class TablePanel;
class TaskBar;

class ScalingSearchPanel : public ScalingPanel {
    Q_OBJECT
public:
    ScalingSearchPanel(Study& study, Selection& selection, ScalingChoice& choice,
                       QWidget* parent = nullptr);
    void refresh() override {}
    /// As the controls stand.
    [[nodiscard]] SearchJob job() const;

protected:
    void showEvent(QShowEvent* event) override;

private:
    void buildLayout();
    QLayout* buildGridRow();
    QWidget* buildAccuracyRow();
    QWidget* buildResult();
    void connectWidgets();
    void start();
    void startUnasked();
    void chooseFolder();
    void show(std::shared_ptr<const SearchResult> result);
    void choose(int candidate);

    Task m_task;
    QComboBox* m_objective = nullptr;
    QDoubleSpinBox *m_step = nullptr, *m_tolerance = nullptr, *m_phi = nullptr;
    QWidget* m_accuracy = nullptr;  ///< controls of the objective accuracy
    QLineEdit* m_images = nullptr;
    QPushButton* m_browse = nullptr;
    QSpinBox *m_candidates = nullptr, *m_rungs = nullptr, *m_pictures = nullptr, *m_px = nullptr;
    QCheckBox* m_resume = nullptr;
    TaskBar* m_bar = nullptr;
    QLabel* m_text = nullptr;
    HeatmapPlot* m_surface = nullptr;
    TablePanel* m_table = nullptr;
    QSplitter* m_columns = nullptr;
    QString m_stateFolder;  ///< where searches by accuracy keep what is finished
    bool m_looked = false;  ///< the search that costs nothing has been made
    std::shared_ptr<const SearchResult> m_result;
};

}  // namespace scalescope::ui
