// SPDX-License-Identifier: Apache-2.0
// What does it cost, and will it fit? Live bytes over the pass, memory to run, batch and budget.
#pragma once

#include "ui/pages/memory/memory_data.h"
#include "ui/pages/page.h"

class QComboBox;
class QLabel;
class QSplitter;
class QTabWidget;

namespace scalescope::ui {

class BarPlot;
class LinePlot;
class MemoryBatchPanel;
class PlotWidget;
class TablePanel;

class MemoryPage : public Page {
    Q_OBJECT
public:
    MemoryPage(Study& study, Selection& selection, QWidget* parent = nullptr);

protected:
    void refresh() override;

private:
    void buildLayout();
    void keepState();
    void connectStudy();
    void connectWidgets();
    QWidget* buildTimeline();
    QTabWidget* buildTabs();
    void refreshMarker();
    void selectEvent(int series, int event);
    [[nodiscard]] MemoryAxis axis() const;

    QComboBox* m_axis = nullptr;
    LinePlot* m_timeline = nullptr;
    BarPlot* m_need = nullptr;
    BarPlot* m_split = nullptr;
    MemoryBatchPanel* m_batch = nullptr;
    TablePanel* m_tensors = nullptr;
    TablePanel* m_table = nullptr;
    QTabWidget* m_tabs = nullptr;
    QSplitter* m_top = nullptr;
    QSplitter* m_rows = nullptr;
    QLabel* m_sentence = nullptr;
};

}  // namespace scalescope::ui
