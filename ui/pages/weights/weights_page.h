// SPDX-License-Identifier: Apache-2.0
// What am I running? Where the weights are from, key by key, and how their values are spread.
#pragma once

#include "ui/pages/page.h"
#include "ui/pages/weights/weights_reports.h"

#include <vector>

class QTabWidget;

namespace scalescope::ui {

class TaskBar;
class WeightsPanel;

class WeightsPage : public Page {
    Q_OBJECT
public:
    WeightsPage(Study& study, Selection& selection, QWidget* parent = nullptr);

protected:
    void refresh() override;

private:
    void buildLayout();
    void addPanel(WeightsPanel* panel, const QString& tab);
    void connectStudy();
    void keepState();

    QTabWidget* m_tabs = nullptr;
    TaskBar* m_bar = nullptr;
    std::vector<WeightsPanel*> m_panels;
    WeightsReports m_reports;
};

}  // namespace scalescope::ui
