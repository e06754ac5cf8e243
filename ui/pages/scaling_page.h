// SPDX-License-Identifier: Apache-2.0
// What if I scale it otherwise? The compound law under sliders, by arithmetic alone.
#pragma once

#include <array>
#include <vector>

#include "core/scaling/definition.h"
#include "ui/pages/page.h"
#include "ui/pages/scaling_data.h"

class QComboBox;
class QDoubleSpinBox;
class QGridLayout;
class QLabel;
class QPushButton;
class QSlider;
class QSplitter;
class QTabWidget;
class QToolButton;

namespace scalescope::ui {

class LinePlot;
class ScatterPlot;
class TablePanel;

class ScalingPage : public Page {
    Q_OBJECT
public:
    ScalingPage(Study& study, Selection& selection, QWidget* parent = nullptr);
    [[nodiscard]] Coefficients coefficients() const;
    void setCoefficients(const Coefficients& coefficients);

protected:
    void refresh() override;

private:
    /// A coefficient: its slider counts steps of 1/100.
    struct Dial {
        QSlider* slider = nullptr;
        QDoubleSpinBox* value = nullptr;
    };

    void buildLayout();
    QWidget* buildFigures();
    QWidget* buildDials();
    Dial buildDial(QGridLayout* grid, int column, const QString& sign, const QString& name,
                   const QString& tip, double low, double high);
    QWidget* buildDimensions();
    QTabWidget* buildTabs();
    QWidget* buildBudget();
    TablePanel* addTable(const QString& tab, const char* name, const QString& file);
    void connectWidgets();
    void keepState();
    void refreshDimensions();
    void refreshTables(const SliderNetwork& now);
    void fitBudgetNow();
    [[nodiscard]] Budget budget() const;
    [[nodiscard]] std::optional<NetworkDefinition> definition() const;

    std::array<Dial, 4> m_dials;  ///< alpha, beta, gamma, phi
    QPushButton* m_paper = nullptr;
    QLabel* m_constraint = nullptr;
    QLabel* m_figures = nullptr;
    QToolButton* m_add = nullptr;
    ScatterPlot* m_law = nullptr;
    QComboBox* m_measure = nullptr;
    LinePlot* m_dimensions = nullptr;
    QTabWidget* m_tabs = nullptr;
    TablePanel* m_network = nullptr;
    TablePanel* m_why = nullptr;
    TablePanel* m_implied = nullptr;
    TablePanel* m_lawTable = nullptr;
    TablePanel* m_paperTable = nullptr;
    std::array<QDoubleSpinBox*, 3> m_limits{};  ///< params, MACs, memory; 0 is no limit
    QPushButton* m_fit = nullptr;
    QLabel* m_fitText = nullptr;
    TablePanel* m_budgetTable = nullptr;
    QSplitter* m_top = nullptr;
    QSplitter* m_rows = nullptr;
    /// Depth, width and resolution alone do not hang on the sliders.
    std::vector<std::vector<NetworkFigures>> m_single;
    std::int64_t m_memoryBytes = 0;
};

}  // namespace scalescope::ui
