// SPDX-License-Identifier: Apache-2.0
// What am I running? Where the weights are from, key by key, and how their values are spread.
#pragma once

#include "ui/pages/page.h"

#include <vector>

class QTabWidget;

namespace scalescope::ui {

class Panel;

class WeightsPage : public Page {
    Q_OBJECT
public:
    WeightsPage(Study& study, Selection& selection, QWidget* parent = nullptr);

protected:
    void refresh() override;

private:
    void buildLayout();
    void addPanel(Panel* panel, const QString& tab);
    void connectStudy();
    void keepState();

    QTabWidget* m_tabs = nullptr;
    std::vector<Panel*> m_panels;
};

}  // namespace scalescope::ui
