// SPDX-License-Identifier: Apache-2.0
// Parts of the page Saturation: zones of one column and measures of all, over the depth.
#pragma once

#include "ui/pages/panel.h"
#include "ui/pages/saturation/activation_choice.h"
#include "ui/pages/saturation/saturation_data.h"

class QComboBox;

namespace scalescope::ui {

class BarPlot;
class LinePlot;

/// A part that follows the chosen activation.
class ActivationPanel : public Panel {
    Q_OBJECT
public:
    ActivationPanel(Study& study, Selection& selection, ActivationChoice& choice,
                    QWidget* parent = nullptr)
        : Panel(study, selection, parent), m_choice(choice) {}

protected:
    /// The chosen activation of the focused column; null when it has no result.
    [[nodiscard]] const ActivationStats* chosen() const;
    [[nodiscard]] QString missing() const;

    ActivationChoice& m_choice;
};

/// The focused column over its depth: how much of each limit is reached, or, stacked, the zones of
/// SiLU.
class ZonePanel : public ActivationPanel {
    Q_OBJECT
public:
    ZonePanel(Study& study, Selection& selection, ActivationChoice& choice,
              QWidget* parent = nullptr);
    void refresh() override;

private:
    [[nodiscard]] const ActivationStats* at(int index) const;
    void tell(const ActivationStats* activation);
    void showChosen();

    QComboBox* m_viewBox = nullptr;
    LinePlot* m_limits = nullptr;
    BarPlot* m_plot = nullptr;
    std::shared_ptr<const Diagnosis> m_shown;
};

/// One measure over relative depth, for all chosen columns, with its thresholds.
class ActivationCurvesPanel : public ActivationPanel {
    Q_OBJECT
public:
    ActivationCurvesPanel(Study& study, Selection& selection, ActivationChoice& choice,
                          QWidget* parent = nullptr);
    void refresh() override;

private:
    void buildControls(QHBoxLayout* row);
    void connectWidgets();
    [[nodiscard]] std::string part() const;
    [[nodiscard]] const ActivationStats* at(int series, int index, ColumnIndex* column) const;

    QComboBox* m_measureBox = nullptr;
    QComboBox* m_partBox = nullptr;
    LinePlot* m_plot = nullptr;
};

}  // namespace scalescope::ui
