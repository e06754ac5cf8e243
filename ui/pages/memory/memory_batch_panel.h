// SPDX-License-Identifier: Apache-2.0
// Batch and budget: memory to run by batch size, the largest batch of a budget, and that batch
// tried under a limit.
#pragma once

#include "ui/engine/task.h"
#include "ui/pages/memory/memory_batches.h"
#include "ui/pages/panel.h"

class QLabel;
class QLayout;
class QSpinBox;

namespace scalescope::ui {

class LinePlot;
class TablePanel;
class TaskBar;

class MemoryBatchPanel : public Panel {
    Q_OBJECT
public:
    MemoryBatchPanel(Study& study, Selection& selection, QWidget* parent = nullptr);
    void refresh() override;
    /// Of the columns that are as they were tried.
    [[nodiscard]] BatchChecks checks() const;

Q_SIGNALS:
    void changed();  ///< the budget, or what was verified

private:
    QLayout* buildBudgetRow();
    void showBudget(const std::vector<Shown>& shown);
    void verify();
    void take(ColumnIndex column, std::shared_ptr<const Diagnosis> of,
              std::shared_ptr<const BatchCheck> check);

    struct Checked {
        std::shared_ptr<const Diagnosis> of;  ///< its network and engine were tried
        std::shared_ptr<const BatchCheck> check;
    };

    Task m_task;
    LinePlot* m_plot = nullptr;
    QSpinBox* m_budget = nullptr;
    bool m_budgetChosen = false;  ///< by the user; until then it follows the results
    TablePanel* m_table = nullptr;
    TaskBar* m_bar = nullptr;
    QLabel* m_says = nullptr;
    std::map<ColumnIndex, Checked> m_checked;
    std::vector<std::shared_ptr<const Diagnosis>> m_drawn;  ///< what the curves are of
};

}  // namespace scalescope::ui
