// SPDX-License-Identifier: Apache-2.0
// The tabs under the gates: distribution, measures by depth, images and classes, table.
#pragma once

#include "ui/pages/attention/attention_data.h"
#include "ui/pages/panel.h"

namespace scalescope::ui {

class HistogramPlot;
class LinePlot;
class TablePanel;

/// Histograms of the selected block's gates, columns overlaid.
class GateDistributionPanel : public Panel {
    Q_OBJECT
public:
    GateDistributionPanel(Study& study, Selection& selection, QWidget* parent = nullptr);
    void refresh() override;

private:
    HistogramPlot* m_plot = nullptr;
};

/// One measure of every block over relative depth, for all columns.
class GateCurvesPanel : public Panel {
    Q_OBJECT
public:
    GateCurvesPanel(Study& study, Selection& selection, QWidget* parent = nullptr);
    void refresh() override;

private:
    void selectPoint(int series, int index);

    QComboBox* m_measureBox = nullptr;
    LinePlot* m_plot = nullptr;
};

/// Spread of the selected block's gates over images, and their means per class.
class GateImagesPanel : public Panel {
    Q_OBJECT
public:
    GateImagesPanel(Study& study, Selection& selection, QWidget* parent = nullptr);
    void refresh() override;

private:
    QLabel* m_note = nullptr;
    LinePlot* m_spread = nullptr;
    LinePlot* m_classes = nullptr;
};

/// Every measure of every block of the focused column.
class GateTablePanel : public Panel {
    Q_OBJECT
public:
    GateTablePanel(Study& study, Selection& selection, QWidget* parent = nullptr);
    void refresh() override;

private:
    TablePanel* m_table = nullptr;
    std::shared_ptr<const Diagnosis> m_shown;
};

}  // namespace scalescope::ui
