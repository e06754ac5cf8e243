// SPDX-License-Identifier: Apache-2.0
// What if I scale it otherwise? The compound law under sliders, and a panel for each question.
#pragma once

#include "ui/pages/page.h"
#include "ui/pages/scaling/scaling_choice.h"

namespace scalescope::ui {

class ScalingDials;

class ScalingPage : public Page {
    Q_OBJECT
public:
    ScalingPage(Study& study, Selection& selection, QWidget* parent = nullptr);

protected:
    void refresh() override;

private:
    void buildLayout();
    void addPanel(ScalingPanel* panel, const QString& tab);
    void connectWidgets();
    void keepState();

    ScalingChoice* m_choice = nullptr;
    ScalingDials* m_dials = nullptr;
    QTabWidget* m_tabs = nullptr;
    std::vector<ScalingPanel*> m_panels;
};

}  // namespace scalescope::ui
