// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/weights/weights_runs_panel.h"

#include "ui/pages/make.h"
#include "ui/pages/weights/weights_data.h"
#include "ui/widgets/table_panel.h"

#include <QVBoxLayout>

namespace scalescope::ui {

WeightsRunsPanel::WeightsRunsPanel(Study& study, Selection& selection, QWidget* parent)
    : Panel(study, selection, parent),
      m_table(make<TablePanel>({.name = "weightsTable", .exportName = "weights"})) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_table, 1);
    connect(m_table, &TablePanel::rowSelected, this, [this](int row) {
        const auto shown = shownOf(m_study, m_selection);
        if (row >= 0 && row < static_cast<int>(shown.size()))
            m_selection.setFocus(shown[static_cast<std::size_t>(row)].column);
    });
}

void WeightsRunsPanel::refresh() {
    m_table->setEmptyText(missingText(m_study, m_selection, tr("its weights")));
    m_table->setTable(weightsTable(shownOf(m_study, m_selection)));
}

}  // namespace scalescope::ui
