// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/scaling/scaling_law_panel.h"

#include "core/scaling/law_tables.h"
#include "core/scaling/theory.h"
#include "ui/base/convert.h"
#include "ui/pages/make.h"
#include "ui/plots/scatter_plot.h"
#include "ui/widgets/table_panel.h"

#include <QSplitter>
#include <QTabWidget>
#include <QVBoxLayout>

namespace scalescope::ui {

ScalingLawPanel::ScalingLawPanel(Study& study, Selection& selection, ScalingChoice& choice,
                                 QWidget* parent)
    : ScalingPanel(study, selection, choice, parent) {
    buildLayout();
    connectWidgets();
    keep(QStringLiteral("scaling/lawRows"), m_rows);
    keep(QStringLiteral("scaling/lawTable"), m_tables);
}

void ScalingLawPanel::buildLayout() {
    const auto chart = [](const ViewNames& names, const QString& tip) {
        auto* plot = make<ScatterPlot>(names);
        plot->setConnected(true);
        plot->setToolTip(tip);
        return plot;
    };
    m_sides = chart({.name = "scalingLaw", .exportName = "compound-law"},
                    tr("Theory: B0's MACs times 2^φ. The law: the network with its channels, "
                       "repeats and side rounded. Published: B0 to B7 at the paper's sides. A "
                       "point under the cursor is marked in both charts; a click on the law sets "
                       "φ."));
    m_phis = chart({.name = "scalingPhis", .exportName = "implied-phi"},
                   tr("Published variants do not follow one φ: each stands three times "
                      "at the height of its MACs, at the φ that its depth (d), its "
                      "width (w) and its side (r) stand for under these α, β, γ."));
    auto* charts = new QSplitter(Qt::Horizontal);
    charts->addWidget(m_sides);
    charts->addWidget(m_phis);
    charts->setSizes({500, 500});
    m_rows = new QSplitter(Qt::Vertical);
    m_rows->addWidget(charts);
    m_rows->addWidget(buildTables());
    m_rows->setSizes({300, 230});
    for (QSplitter* splitter : {charts, m_rows})
        splitter->setChildrenCollapsible(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->addWidget(m_rows);
}

TablePanel* ScalingLawPanel::addTable(const QString& tab, const ViewNames& names) {
    constexpr int kWholeSentencePx = 620;
    auto* table = make<TablePanel>(names);
    table->setSortable(false);
    table->setWidestColumn(kWholeSentencePx);
    m_tables->addTab(table, tab);
    return table;
}

QTabWidget* ScalingLawPanel::buildTables() {
    m_tables = new QTabWidget;
    m_tables->setObjectName(QStringLiteral("scalingTables"));
    m_tables->setDocumentMode(true);
    m_why = addTable(tr("Why not 2^φ"), {.name = "scalingWhy", .exportName = "deviation"});
    m_implied = addTable(tr("Implied φ"), {.name = "scalingImplied", .exportName = "implied-phi"});
    m_lawTable = addTable(tr("Law and family"), {.name = "scalingLawTable", .exportName = "law"});
    m_network = addTable(tr("This network"), {.name = "scalingNetwork", .exportName = "network"});
    return m_tables;
}

void ScalingLawPanel::connectWidgets() {
    for (ScatterPlot* chart : {m_sides, m_phis}) {
        connect(chart, &ScatterPlot::pointHovered, this,
                [this, chart](int series, int index) { follow(chart, series, index); });
        connect(chart, &ScatterPlot::pointClicked, this, [this, chart](int series, int index) {
            goTo(lawMarkAt(chart->data(), series, index));
        });
        connect(chart, &PlotWidget::readout, this, [this](const QString& text) {
            if (text.isEmpty())
                mark({});
        });
    }
    connect(m_implied, &TablePanel::rowSelected, this,
            [this](int row) { mark(LawMark{.phi = {}, .variant = row}); });
    connect(m_lawTable, &TablePanel::rowSelected, this, [this](int row) {
        const int law = static_cast<int>(m_lawCount);
        mark(row < law ? LawMark{.phi = row} : LawMark{.phi = {}, .variant = row - law});
    });
    connect(m_tables, &QTabWidget::currentChanged, this, &ScalingLawPanel::refreshTables);
}

void ScalingLawPanel::follow(ScatterPlot* chart, int series, int index) {
    const LawMark marked = lawMarkAt(chart->data(), series, index);
    mark(marked);
    const int law = static_cast<int>(m_lawCount);
    m_implied->selectRow(marked.variant.value_or(-1));
    m_lawTable->selectRow(marked.variant ? law + *marked.variant : marked.phi.value_or(-1));
}

void ScalingLawPanel::mark(const LawMark& mark) {
    m_sides->setMarked(labelsOf(mark));
    m_phis->setMarked(labelsOf(mark));
}

void ScalingLawPanel::goTo(const LawMark& mark) {
    if (!mark.phi)
        return;
    Coefficients there = m_choice.coefficients();
    there.phi = *mark.phi;
    m_choice.set(there);
}

void ScalingLawPanel::refresh() {
    const Coefficients& now = m_choice.coefficients();
    const std::vector<ScaledNetwork> law = lawFamily(now);
    m_lawCount = law.size();
    m_sides->setData(lawSeries(law, m_choice.network().network));
    m_phis->setData(phiSeries(now, law, m_choice.network().network));
    refreshTables();
}

/// Only the table in front: the others follow when they are looked at.
void ScalingLawPanel::refreshTables() {
    const SliderNetwork& now = m_choice.network();
    auto* front = static_cast<TablePanel*>(m_tables->currentWidget());
    if (front == m_implied)
        m_implied->setTable(impliedPhiTable(m_choice.coefficients()));
    else if (front == m_lawTable)
        m_lawTable->setTable(lawTable(m_choice.coefficients()));
    else if (now.network)
        front->setTable(front == m_why ? deviationTable(*now.network) : networkTable(*now.network));
    else {
        front->setTable({});
        front->setEmptyText(now.refusal);
    }
}

}  // namespace scalescope::ui
