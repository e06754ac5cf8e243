// SPDX-License-Identifier: Apache-2.0
// The largest network of the chosen coefficients within limits, here or on another device.
#pragma once

#include "ui/engine/task.h"
#include "ui/pages/scaling/scaling_choice.h"

#include <array>
#include <optional>

class QSplitter;
class QTabWidget;

namespace scalescope {
struct MeasureJob;
}  // namespace scalescope

namespace scalescope::ui {

class BudgetDevice;
class BudgetLimits;
class ScatterPlot;
class TablePanel;
class TaskBar;
struct ViewNames;

class ScalingBudgetPanel : public ScalingPanel {
    Q_OBJECT
public:
    ScalingBudgetPanel(Study& study, Selection& selection, ScalingChoice& choice,
                       QWidget* parent = nullptr);
    void refresh() override;

private:
    void buildLayout();
    QWidget* buildResult();
    TablePanel* addTable(const QString& tab, const ViewNames& names);
    void fitNow();
    void startFit(bool timed);
    void show(const BudgetFit& fit);
    void refuse(const QString& sentence);
    void drawCharts();
    [[nodiscard]] Budget budget() const;
    [[nodiscard]] MeasureJob profileJob() const;

    Task m_fitTask;
    BudgetLimits* m_limits;
    BudgetDevice* m_device;
    TaskBar* m_fitBar = nullptr;
    QLabel* m_text = nullptr;
    std::array<ScatterPlot*, 3> m_charts{};  ///< params, memory, latency
    QTabWidget* m_tables = nullptr;
    TablePanel *m_table = nullptr, *m_verified = nullptr, *m_published = nullptr,
               *m_timed = nullptr;
    QSplitter* m_rows = nullptr;
    std::optional<BudgetFit> m_fit;
};

}  // namespace scalescope::ui
