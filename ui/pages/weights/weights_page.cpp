// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/weights/weights_page.h"

#include "ui/pages/panel.h"
#include "ui/pages/weights/weights_runs_panel.h"

#include <QTabWidget>
#include <QVBoxLayout>

namespace scalescope::ui {

WeightsPage::WeightsPage(Study& study, Selection& selection, QWidget* parent)
    : Page(study, selection, tr("Weights"), tr("What am I running?"), parent) {
    buildLayout();
    connectStudy();
    keepState();
}

void WeightsPage::buildLayout() {
    m_tabs = new QTabWidget;
    m_tabs->setObjectName(QStringLiteral("weightsTabs"));
    m_tabs->setDocumentMode(true);
    addPanel(new WeightsRunsPanel(m_study, m_selection), tr("What runs"));
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_tabs, 1);
}

void WeightsPage::addPanel(Panel* panel, const QString& tab) {
    m_tabs->addTab(panel, tab);
    m_panels.push_back(panel);
}

void WeightsPage::connectStudy() {
    listenTo(&m_study, &Study::entryChanged, &Study::imageChanged, &Study::settingsChanged);
    listenTo(&m_selection, &Selection::columnsChanged, &Selection::focusChanged,
             &Selection::depthChanged);
    listenTo(m_tabs, &QTabWidget::currentChanged);
}

/// The panel in front only.
void WeightsPage::refresh() {
    m_panels[static_cast<std::size_t>(m_tabs->currentIndex())]->refresh();
}

void WeightsPage::keepState() {
    keep(QStringLiteral("weights/tab"), m_tabs);
    for (Panel* panel : m_panels)
        keep(panel);
}

}  // namespace scalescope::ui
