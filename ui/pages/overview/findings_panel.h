// SPDX-License-Identifier: Apache-2.0
// What needs attention: a row for what variants have in common, and all that is known of the row
// that is looked at.
#pragma once

#include "core/diagnostics/findings/finding_rules.h"
#include "ui/pages/overview/findings_data.h"
#include "ui/pages/panel.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

class QSplitter;
class QTextBrowser;

namespace scalescope::ui {

class TablePanel;

class FindingsPanel : public Panel {
    Q_OBJECT
public:
    FindingsPanel(Study& study, Selection& selection, QWidget* parent = nullptr);
    void refresh() override;

Q_SIGNALS:
    /// The place of a finding is looked at; its column is wanted in view.
    void columnPicked(ColumnIndex column);
    /// More of what a finding is about is wanted, of the column and block that are selected now.
    void aspectWanted(scalescope::Aspect aspect);

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildLayout();
    void pick(int row);
    void open(int row, std::size_t member);
    void lookAt(const Finding& finding);
    void showDetail();
    [[nodiscard]] const FindingGroup* groupAt(int row) const;
    [[nodiscard]] std::size_t memberInFocus(const FindingGroup& group) const;

    TablePanel* m_table = nullptr;
    QTextBrowser* m_detail = nullptr;
    QSplitter* m_splitter = nullptr;
    std::vector<FindingVariant> m_variants;
    std::vector<FindingGroup> m_groups;
    /// Rule and severity of the row that was picked: results come while it is read.
    std::optional<std::pair<std::string, Verdict>> m_picked;
    int m_shown = 0;  ///< row in the detail
};

}  // namespace scalescope::ui
