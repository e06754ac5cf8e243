// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/scaling/scaling_page.h"

#include "core/bench/machine.h"
#include "ui/pages/scaling/scaling_budget_panel.h"
#include "ui/pages/scaling/scaling_dials.h"
#include "ui/pages/scaling/scaling_dimensions_panel.h"
#include "ui/pages/scaling/scaling_law_panel.h"
#include "ui/pages/scaling/scaling_search_panel.h"

#include <QTabWidget>
#include <QVBoxLayout>

namespace scalescope::ui {

ScalingPage::ScalingPage(Study& study, Selection& selection, QWidget* parent)
    : Page(study, selection, tr("Scaling"), tr("What if I scale it otherwise?"), parent),
      m_choice(new ScalingChoice(environment().memoryBytes, this)) {
    buildLayout();
    connectWidgets();
    keepState();
}

void ScalingPage::buildLayout() {
    m_dials = new ScalingDials(m_study, m_selection, *m_choice);
    m_tabs = new QTabWidget;
    m_tabs->setObjectName(QStringLiteral("scalingTabs"));
    m_tabs->setDocumentMode(true);
    addPanel(new ScalingLawPanel(m_study, m_selection, *m_choice), tr("The law"));
    addPanel(new ScalingDimensionsPanel(m_study, m_selection, *m_choice),
             tr("One dimension or all"));
    addPanel(new ScalingSearchPanel(m_study, m_selection, *m_choice), tr("Search"));
    addPanel(new ScalingBudgetPanel(m_study, m_selection, *m_choice), tr("Fit a budget"));
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_dials);
    layout->addWidget(m_tabs, 1);
}

void ScalingPage::addPanel(ScalingPanel* panel, const QString& tab) {
    m_tabs->addTab(panel, tab);
    m_panels.push_back(panel);
}

void ScalingPage::connectWidgets() {
    listenTo(m_choice, &ScalingChoice::changed);
    listenTo(m_tabs, &QTabWidget::currentChanged);
}

void ScalingPage::keepState() {
    keep(m_dials);
    keep(QStringLiteral("scaling/tab"), m_tabs);
    for (ScalingPanel* panel : m_panels)
        keep(panel);
}

/// The panel in front only: sliders answer at once.
void ScalingPage::refresh() {
    m_dials->refresh();
    m_panels[static_cast<std::size_t>(m_tabs->currentIndex())]->refresh();
}

}  // namespace scalescope::ui
