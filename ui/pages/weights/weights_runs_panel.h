// SPDX-License-Identifier: Apache-2.0
// What runs: a card per chosen variant, everything about the focused one, all of them as a table.
#pragma once

#include "ui/pages/weights/weights_panel.h"

#include <map>

class QPushButton;
class QSplitter;

namespace scalescope::ui {

class SmallMultiples;
class TablePanel;
class WeightsCard;

class WeightsRunsPanel : public WeightsPanel {
    Q_OBJECT
public:
    WeightsRunsPanel(Study& study, Selection& selection, WeightsReports& reports,
                     QWidget* parent = nullptr);
    void refresh() override;

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildLayout();
    QWidget* buildFacts();
    QWidget* makeCard(ColumnIndex column);
    void refreshCard(ColumnIndex column);

    SmallMultiples* m_cells = nullptr;
    std::map<ColumnIndex, WeightsCard*> m_cards;
    TablePanel* m_facts = nullptr;
    TablePanel* m_table = nullptr;
    QPushButton* m_hash = nullptr;
    QSplitter* m_rows = nullptr;
    QSplitter* m_bottom = nullptr;
    std::shared_ptr<const WeightsReport> m_report;  ///< that the facts are of
    std::vector<ShownWeights> m_shown;              ///< in the table
};

}  // namespace scalescope::ui
