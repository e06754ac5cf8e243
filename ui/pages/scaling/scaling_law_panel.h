// SPDX-License-Identifier: Apache-2.0
// The law beside its theory and the published variants: two linked charts, and tables of causes.
#pragma once

#include "ui/pages/scaling/scaling_choice.h"

class QSplitter;
class QTabWidget;

namespace scalescope::ui {

class ScatterPlot;
class TablePanel;
struct ViewNames;

class ScalingLawPanel : public ScalingPanel {
    Q_OBJECT
public:
    ScalingLawPanel(Study& study, Selection& selection, ScalingChoice& choice,
                    QWidget* parent = nullptr);
    void refresh() override;

private:
    void buildLayout();
    QTabWidget* buildTables();
    TablePanel* addTable(const QString& tab, const ViewNames& names);
    void connectWidgets();
    void follow(ScatterPlot* chart, int series, int index);
    void mark(const LawMark& mark);
    void goTo(const LawMark& mark);
    void refreshTables();

    ScatterPlot* m_sides = nullptr;
    ScatterPlot* m_phis = nullptr;
    QTabWidget* m_tables = nullptr;
    TablePanel* m_why = nullptr;
    TablePanel* m_implied = nullptr;
    TablePanel* m_lawTable = nullptr;
    TablePanel* m_network = nullptr;
    QSplitter* m_rows = nullptr;
    std::size_t m_lawCount = 0;  ///< networks of the law in its table, before the variants
};

}  // namespace scalescope::ui
