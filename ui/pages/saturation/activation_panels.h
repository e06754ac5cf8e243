// SPDX-License-Identifier: Apache-2.0
// The tabs of the page Saturation: histogram and channels of one activation, gates, verdicts.
#pragma once

#include "ui/pages/saturation/saturation_panels.h"

namespace scalescope::ui {

class HistogramPlot;
class TablePanel;

/// Pre-activation of the chosen activation, columns overlaid, with the cuts between SiLU's zones.
class ActivationHistogramPanel : public ActivationPanel {
    Q_OBJECT
public:
    ActivationHistogramPanel(Study& study, Selection& selection, ActivationChoice& choice,
                             QWidget* parent = nullptr);
    void refresh() override;

private:
    HistogramPlot* m_plot = nullptr;
};

/// Dead, constant and dormant channels of the chosen activation, before and after the gate.
class ChannelPanel : public ActivationPanel {
    Q_OBJECT
public:
    ChannelPanel(Study& study, Selection& selection, ActivationChoice& choice,
                 QWidget* parent = nullptr);
    void refresh() override;

private:
    void connectWidgets();

    BarPlot* m_bars = nullptr;
    TablePanel* m_table = nullptr;
};

/// Closed and open gates per block of the focused column.
class GateSharesPanel : public ActivationPanel {
    Q_OBJECT
public:
    GateSharesPanel(Study& study, Selection& selection, ActivationChoice& choice,
                    QWidget* parent = nullptr);
    void refresh() override;

private:
    void selectBlock(int index);

    BarPlot* m_bars = nullptr;
    TablePanel* m_table = nullptr;
    bool m_noneSaturated = false;
    std::shared_ptr<const Diagnosis> m_shown;
};

/// Every activation of the focused column with its verdict.
class VerdictPanel : public ActivationPanel {
    Q_OBJECT
public:
    VerdictPanel(Study& study, Selection& selection, ActivationChoice& choice,
                 QWidget* parent = nullptr);
    void refresh() override;

private:
    TablePanel* m_table = nullptr;
    std::shared_ptr<const Diagnosis> m_shown;
};

}  // namespace scalescope::ui
