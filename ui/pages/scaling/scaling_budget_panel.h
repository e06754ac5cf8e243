// SPDX-License-Identifier: Apache-2.0
// The largest network of the chosen coefficients within limits, here or on another device.
#pragma once

#include "ui/engine/task.h"
#include "ui/pages/scaling/scaling_choice.h"

#include <array>
#include <memory>
#include <optional>

class QDoubleSpinBox;
class QPushButton;
class QSplitter;
class QTabWidget;

namespace scalescope::ui {

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
    /// A profile from a file; false, and a sentence on the panel, when it cannot be read.
    bool loadProfile(const QString& path);
    bool saveProfile(const QString& path);

private:
    static constexpr std::size_t kLimits = 4;

    void buildLayout();
    QLayout* buildLimits();
    QLayout* buildDevice();
    QWidget* buildResult();
    TablePanel* addTable(const QString& tab, const ViewNames& names);
    void connectWidgets();
    void fitNow();
    void startFit(bool timed);
    void show(const BudgetFit& fit);
    void refuse(const QString& sentence);
    void startMeasuring();
    void useMeasured(const MeasuredNetworks& measured);
    void useProfile(std::shared_ptr<const DeviceProfile> profile, const QString& says);
    void drawCharts();
    [[nodiscard]] Budget budget() const;
    [[nodiscard]] const DeviceProfile* profile() const;

    Task m_fitTask, m_measureTask;
    std::array<QDoubleSpinBox*, kLimits> m_limits{};  ///< by BudgetKind; 0 is no limit
    QComboBox* m_device = nullptr;                    ///< this machine (timed), then profiles
    QPushButton *m_load = nullptr, *m_save = nullptr;
    TaskBar *m_fitBar = nullptr, *m_measureBar = nullptr;
    QLabel* m_text = nullptr;
    std::array<ScatterPlot*, 3> m_charts{};  ///< params, memory, latency
    QTabWidget* m_tables = nullptr;
    TablePanel *m_table = nullptr, *m_verified = nullptr, *m_published = nullptr,
               *m_timed = nullptr;
    QSplitter* m_rows = nullptr;
    std::vector<std::shared_ptr<const DeviceProfile>> m_profiles;
    std::optional<BudgetFit> m_fit;
};

}  // namespace scalescope::ui
