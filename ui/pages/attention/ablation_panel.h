// SPDX-License-Identifier: Apache-2.0
// What each gate is worth: passes with the gate replaced, asked for on demand.
#pragma once

#include "ui/pages/attention/attention_data.h"
#include "ui/pages/panel.h"

#include <map>
#include <memory>
#include <set>
#include <utility>

class QPushButton;

namespace scalescope::ui {

class LinePlot;
class TablePanel;

class AblationPanel : public Panel {
    Q_OBJECT
public:
    AblationPanel(Study& study, Selection& selection, QWidget* parent = nullptr);
    void refresh() override;

private:
    void buildControls(QHBoxLayout* row);
    void connectWidgets();
    void ask(const std::vector<ColumnIndex>& columns);
    void askUnasked();
    void refreshTable(const AblationResult* result);
    void selectBlock(ColumnIndex column, BlockIndex block);
    [[nodiscard]] InterventionKind kind() const;
    [[nodiscard]] std::vector<ShownAblation> shown() const;
    [[nodiscard]] QString emptyText() const;

    QComboBox* m_kindBox = nullptr;
    QPushButton* m_runFocus = nullptr;
    QPushButton* m_runAll = nullptr;
    QLabel* m_note = nullptr;
    LinePlot* m_plot = nullptr;
    TablePanel* m_table = nullptr;
    std::set<ColumnIndex> m_asked;  ///< columns whose answer is on its way
    /// What was asked unasked, once each, whatever came of it.
    std::map<std::pair<ColumnIndex, InterventionKind>, std::shared_ptr<const Diagnosis>> m_tried;
};

}  // namespace scalescope::ui
