// SPDX-License-Identifier: Apache-2.0
// Do activations saturate, die or overflow? Zones by depth, histograms, channels, verdicts.
#pragma once

#include "ui/pages/page.h"
#include "ui/pages/page_parts.h"
#include "ui/pages/saturation/activation_choice.h"

class QLabel;
class QSplitter;
class QTabWidget;

namespace scalescope::ui {

class Panel;

class SaturationPage : public Page {
    Q_OBJECT
public:
    SaturationPage(Study& study, Selection& selection, QWidget* parent = nullptr);

protected:
    void refresh() override;

private:
    void buildLayout();
    void keepState();
    void connectStudy();
    void refreshBanner();
    void refreshVerdict();
    QTabWidget* buildTabs();
    template <typename P>
    P* add(P* panel);

    ActivationChoice m_choice;
    QLabel* m_banner = nullptr;
    QLabel* m_verdict = nullptr;
    QSplitter* m_top = nullptr;
    QSplitter* m_rows = nullptr;
    QTabWidget* m_tabs = nullptr;
    QLabel* m_readout = nullptr;
    std::vector<Panel*> m_panels;
};

}  // namespace scalescope::ui
