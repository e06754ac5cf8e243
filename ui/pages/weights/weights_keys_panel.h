// SPDX-License-Identifier: Apache-2.0
// The key map of the focused variant: searched by text, filtered by state, with candidates for what
// is missing or left over.
#pragma once

#include "ui/pages/weights/weights_keys_data.h"
#include "ui/pages/weights/weights_panel.h"

class QComboBox;
class QLabel;
class QLineEdit;

namespace scalescope::ui {

class TablePanel;

class WeightsKeysPanel : public WeightsPanel {
    Q_OBJECT
public:
    WeightsKeysPanel(Study& study, Selection& selection, WeightsReports& reports,
                     QWidget* parent = nullptr);
    void refresh() override;

private:
    void buildLayout();
    void showRows();
    void showRow(int row);
    void markBlock();
    [[nodiscard]] KeyFilter filter() const;
    [[nodiscard]] const KeyRow* rowAt(int row) const;

    QLineEdit* m_search = nullptr;
    QComboBox* m_state = nullptr;
    QLabel* m_count = nullptr;
    TablePanel* m_table = nullptr;
    QLabel* m_sentence = nullptr;
    std::shared_ptr<const WeightsReport> m_report;
    std::shared_ptr<const Graph> m_graph;  ///< of the report's network
    std::vector<std::size_t> m_rows;       ///< of the report, as listed
    bool m_selecting = false;              ///< the depth comes from here: no row is to move
};

}  // namespace scalescope::ui
