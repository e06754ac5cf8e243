// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/weights/weights_page.h"

#include "ui/pages/task_bar.h"
#include "ui/pages/weights/weights_compare_panel.h"
#include "ui/pages/weights/weights_keys_panel.h"
#include "ui/pages/weights/weights_runs_panel.h"
#include "ui/pages/weights/weights_values_panel.h"

#include <QPushButton>
#include <QTabWidget>
#include <QVBoxLayout>

namespace scalescope::ui {

WeightsPage::WeightsPage(Study& study, Selection& selection, QWidget* parent)
    : Page(study, selection, tr("Weights"), tr("What am I running?"), parent),
      m_reports(study, selection) {
    setShows({Aspect::Weights});
    buildLayout();
    connectStudy();
    keepState();
}

void WeightsPage::buildLayout() {
    m_tabs = new QTabWidget;
    m_tabs->setObjectName(QStringLiteral("weightsTabs"));
    m_tabs->setDocumentMode(true);
    addPanel(new WeightsRunsPanel(m_study, m_selection, m_reports), tr("What runs"));
    addPanel(new WeightsKeysPanel(m_study, m_selection, m_reports), tr("Keys"));
    addPanel(new WeightsValuesPanel(m_study, m_selection, m_reports), tr("Values"));
    addPanel(new WeightsComparePanel(m_study, m_selection, m_reports), tr("What changed"));
    m_bar = new TaskBar(m_reports.task(), QStringLiteral("weights"), tr("Read again"));
    m_bar->startButton()->setToolTip(
        tr("Looks at the files once more, in case one was replaced. What runs reads names and "
           "shapes; Values reads every value."));
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_tabs, 1);
    layout->addWidget(m_bar);
}

void WeightsPage::addPanel(WeightsPanel* panel, const QString& tab) {
    m_tabs->addTab(panel, tab);
    m_panels.push_back(panel);
}

void WeightsPage::connectStudy() {
    listenTo(&m_study, &Study::entryChanged, &Study::settingsChanged);
    listenTo(&m_selection, &Selection::columnsChanged, &Selection::focusChanged,
             &Selection::depthChanged);
    listenTo(&m_reports, &WeightsReports::changed);
    listenTo(m_tabs, &QTabWidget::currentChanged);
    connect(m_bar->startButton(), &QPushButton::clicked, &m_reports, &WeightsReports::askAgain);
}

/// The panel in front only: it decides how deep the files are read.
void WeightsPage::refresh() {
    WeightsPanel& front = *m_panels[static_cast<std::size_t>(m_tabs->currentIndex())];
    m_bar->setVisible(front.showsReports());
    if (front.showsReports())
        m_reports.ask(front.needsValues());
    front.refresh();
}

void WeightsPage::keepState() {
    keep(QStringLiteral("weights/tab"), m_tabs);
    for (WeightsPanel* panel : m_panels)
        keep(panel);
}

}  // namespace scalescope::ui
