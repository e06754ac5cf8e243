// SPDX-License-Identifier: Apache-2.0
// What do the SE gates do? Every gate of a block, column beside column; all blocks of a column.
#pragma once

#include "ui/pages/page.h"
#include "ui/pages/page_parts.h"

class QLabel;
class QSplitter;
class QTabWidget;

namespace scalescope::ui {

class Panel;

class AttentionPage : public Page {
    Q_OBJECT
public:
    AttentionPage(Study& study, Selection& selection, QWidget* parent = nullptr);

protected:
    void refresh() override;

private:
    void buildLayout();
    void keepState();
    void connectStudy();
    QTabWidget* buildTabs();
    template <typename P>
    P* add(P* panel);

    QSplitter* m_columns = nullptr;
    QSplitter* m_rows = nullptr;
    QTabWidget* m_tabs = nullptr;
    QLabel* m_readout = nullptr;
    std::vector<Panel*> m_panels;
};

}  // namespace scalescope::ui
