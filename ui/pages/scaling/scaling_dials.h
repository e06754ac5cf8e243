// SPDX-License-Identifier: Apache-2.0
// The sliders of alpha, beta, gamma and phi, and in words what they give.
#pragma once

#include "core/scaling/definition.h"
#include "ui/pages/scaling/scaling_choice.h"

#include <array>

class QDoubleSpinBox;
class QGridLayout;
class QPushButton;
class QSlider;
class QToolButton;

namespace scalescope::ui {

class ScalingDials : public ScalingPanel {
    Q_OBJECT
public:
    ScalingDials(Study& study, Selection& selection, ScalingChoice& choice,
                 QWidget* parent = nullptr);
    void refresh() override;

private:
    /// A coefficient: its slider counts steps of 1/100.
    struct Dial {
        QSlider* slider = nullptr;
        QDoubleSpinBox* value = nullptr;
    };

    void buildLayout();
    QLayout* buildFigures();
    Dial buildDial(QGridLayout* grid, const QString& sign, const QString& name, const QString& tip,
                   double low, double high);
    void connectWidgets();
    void choose();
    void follow();
    [[nodiscard]] std::optional<NetworkDefinition> definition() const;

    std::array<Dial, 4> m_dials;  ///< alpha, beta, gamma, phi
    QPushButton* m_paper = nullptr;
    QLabel* m_constraint = nullptr;
    QLabel* m_figures = nullptr;
    QToolButton* m_add = nullptr;
};

}  // namespace scalescope::ui
