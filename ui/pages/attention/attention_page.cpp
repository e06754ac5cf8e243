// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/attention/attention_page.h"

#include "ui/base/texts.h"
#include "ui/pages/attention/ablation_panel.h"
#include "ui/pages/attention/gate_bars_panel.h"
#include "ui/pages/attention/gate_detail_panels.h"
#include "ui/pages/attention/gate_heat_panel.h"
#include "ui/pages/random_note.h"

#include <QLabel>
#include <QSplitter>
#include <QTabWidget>
#include <QVBoxLayout>

namespace scalescope::ui {

namespace {

QString hint() {
    return Texts::tr(
        "Point at a bar or a cell to read it; click to mark its block in every column.");
}

}  // namespace

AttentionPage::AttentionPage(Study& study, Selection& selection, QWidget* parent)
    : Page(study, selection, tr("Attention"), tr("What do the SE gates do?"), parent) {
    setShows({Aspect::Gates});
    buildLayout();
    connectStudy();
    keepState();
}

template <typename P>
P* AttentionPage::add(P* panel) {
    m_panels.push_back(panel);
    connect(panel, &Panel::readout, this,
            [this](const QString& text) { m_readout->setText(text.isEmpty() ? hint() : text); });
    return panel;
}

void AttentionPage::buildLayout() {
    auto* layout = new QVBoxLayout(this);
    m_columns = new QSplitter(Qt::Horizontal, this);
    m_rows = new QSplitter(Qt::Vertical);
    for (QSplitter* splitter : {m_columns, m_rows})
        splitter->setChildrenCollapsible(false);
    m_readout = new QLabel(hint(), this);
    m_readout->setObjectName(QStringLiteral("gateReadout"));
    m_readout->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_readout->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_columns->addWidget(add(new GateHeatPanel(m_study, m_selection)));
    m_rows->addWidget(add(new GateBarsPanel(m_study, m_selection)));
    m_rows->addWidget(buildTabs());
    m_columns->addWidget(m_rows);
    m_columns->setStretchFactor(1, 1);
    m_columns->setSizes({280, 720});
    m_rows->setSizes({350, 270});
    layout->addWidget(m_columns, 1);
    layout->addWidget(m_readout);
    auto* note = new RandomNote(m_study, m_selection, this);
    layout->addWidget(note);
    m_panels.push_back(note);
    connect(note, &RandomNote::weightsWanted, this, &Page::weightsWanted);
}

QTabWidget* AttentionPage::buildTabs() {
    m_tabs = new QTabWidget;
    m_tabs->setObjectName(QStringLiteral("gateTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(add(new GateCurvesPanel(m_study, m_selection)), tr("By depth"));
    m_tabs->addTab(add(new GateDistributionPanel(m_study, m_selection)), tr("Distribution"));
    m_tabs->addTab(add(new GateImagesPanel(m_study, m_selection)), tr("Images and classes"));
    m_tabs->addTab(add(new AblationPanel(m_study, m_selection)), tr("Ablation"));
    m_tabs->addTab(add(new GateTablePanel(m_study, m_selection)), tr("All blocks"));
    listenTo(m_tabs, &QTabWidget::currentChanged);
    return m_tabs;
}

void AttentionPage::connectStudy() {
    listenTo(&m_study, &Study::entryChanged, &Study::ablationChanged, &Study::imageChanged);
    listenTo(&m_selection, &Selection::columnsChanged, &Selection::focusChanged,
             &Selection::depthChanged, &Selection::channelChanged);
}

void AttentionPage::refresh() {
    for (Panel* panel : m_panels)
        if (panel->isVisible())
            panel->refresh();
}

void AttentionPage::keepState() {
    keep(QStringLiteral("attention/columns"), m_columns);
    keep(QStringLiteral("attention/rows"), m_rows);
    keep(QStringLiteral("attention/tab"), m_tabs);
    for (Panel* panel : m_panels)
        keep(panel);
}

}  // namespace scalescope::ui
