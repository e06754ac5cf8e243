// SPDX-License-Identifier: Apache-2.0
// How fast, and why is it slow? Latency with its spread, trade-offs, time beside MACs, roofline.
#pragma once

#include "core/bench/machine_roof.h"
#include "ui/engine/task.h"
#include "ui/pages/page.h"
#include "ui/pages/speed/speed_data.h"

#include <memory>

class QComboBox;
class QLabel;
class QPushButton;
class QSplitter;
class QTabWidget;

namespace scalescope::ui {

class BarPlot;
class PlotWidget;
class ScatterPlot;
class TablePanel;

class SpeedPage : public Page {
    Q_OBJECT
public:
    SpeedPage(Study& study, Selection& selection, QWidget* parent = nullptr);

protected:
    void refresh() override;

private:
    void buildLayout();
    void keepState();
    void connectStudy();
    void connectWidgets();
    QWidget* buildTradeoff();
    QWidget* buildRoofline();
    QTabWidget* buildTabs();
    void refreshRunRow(const std::vector<Timed>& timed);
    void refreshFocused();
    void refreshRoofline();
    void refreshLatency(const std::vector<Timed>& timed);
    void measureRoof(bool unasked);
    void selectBlock(int category);
    [[nodiscard]] QString emptyText() const;
    [[nodiscard]] bool benchmarking() const;
    [[nodiscard]] std::shared_ptr<const BenchmarkResult> focusedResult() const;

    QPushButton* m_run = nullptr;
    QLabel* m_conditions = nullptr;
    BarPlot* m_latency = nullptr;
    QComboBox* m_tradeoff = nullptr;
    ScatterPlot* m_scatter = nullptr;
    QLabel* m_note = nullptr;
    BarPlot* m_blocks = nullptr;
    BarPlot* m_parts = nullptr;
    ScatterPlot* m_roofline = nullptr;
    QPushButton* m_measureRoof = nullptr;
    QLabel* m_roofText = nullptr;
    TablePanel* m_table = nullptr;
    QTabWidget* m_tabs = nullptr;
    QSplitter* m_top = nullptr;
    QSplitter* m_rows = nullptr;
    Task m_roofTask;
    std::shared_ptr<const MachineRoof> m_roof;  ///< null: not measured yet
    bool m_roofAsked = false, m_roofUnasked = false;
};

}  // namespace scalescope::ui
