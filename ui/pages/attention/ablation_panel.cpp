// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/attention/ablation_panel.h"

#include "ui/base/convert.h"
#include "ui/base/numbers.h"
#include "ui/pages/attention/attention_tables.h"
#include "ui/pages/make.h"
#include "ui/plots/line_plot.h"
#include "ui/widgets/table_panel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

namespace scalescope::ui {

AblationPanel::AblationPanel(Study& study, Selection& selection, QWidget* parent)
    : Panel(study, selection, parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 0);
    auto* row = new QHBoxLayout;
    buildControls(row);
    layout->addLayout(row);
    m_note = makeNote(this, QStringLiteral("ablationNote"));
    layout->addWidget(m_note);
    auto* splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setChildrenCollapsible(false);
    m_plot = make<LinePlot>(
        {.name = "ablationCurves", .definition = "ablation", .exportName = "ablation"});
    m_table = make<TablePanel>({.name = "ablationTable"});
    splitter->addWidget(m_plot);
    splitter->addWidget(m_table);
    layout->addWidget(splitter, 1);
    connectWidgets();
    keep(QStringLiteral("attention/ablation"), m_kindBox);
}

void AblationPanel::buildControls(QHBoxLayout* row) {
    m_kindBox = addCombo(row, tr("Re&place"),
                         {tr("Gate = 1"), tr("Gate = mean over images"), tr("Block off")},
                         QStringLiteral("ablationKind"), definitionTip("ablation"));
    m_runFocus = new QPushButton(this);
    m_runFocus->setObjectName(QStringLiteral("ablateFocus"));
    m_runFocus->setAccessibleName(tr("Run for the focused column"));
    m_runAll = new QPushButton(tr("Run for &all chosen"), this);
    m_runAll->setObjectName(QStringLiteral("ablateAll"));
    m_runAll->setToolTip(
        tr("One pass per block and column: the larger ones take a "
           "while. Progress and Cancel are below."));
    row->addWidget(m_runFocus);
    row->addWidget(m_runAll);
    row->addStretch(1);
}

void AblationPanel::connectWidgets() {
    connect(m_kindBox, &QComboBox::currentIndexChanged, this, [this] { refresh(); });
    connect(m_runFocus, &QPushButton::clicked, this, [this] { ask({m_selection.focus()}); });
    connect(m_runAll, &QPushButton::clicked, this, [this] { ask(m_selection.columns()); });
    connect(m_plot, &LinePlot::pointClicked, this, [this](int series, int index) {
        const std::vector<ShownAblation> all = shown();
        const auto s = static_cast<std::size_t>(series), i = static_cast<std::size_t>(index);
        if (series >= 0 && index >= 0 && s < all.size() && i < all[s].result->report.rows.size())
            selectBlock(all[s].column, BlockIndex(all[s].result->report.rows[i].block));
    });
    connect(m_table, &TablePanel::rowSelected, this, [this](int row) {
        for (const ShownAblation& one : shown())
            if (one.column == m_selection.focus() && row >= 0 &&
                static_cast<std::size_t>(row) < one.result->report.rows.size())
                selectBlock(
                    one.column,
                    BlockIndex(one.result->report.rows[static_cast<std::size_t>(row)].block));
    });
    connect(&m_study.jobs(), &JobLedger::busyChanged, this, [this](bool busy) {
        if (!busy && !m_asked.empty()) {
            m_asked.clear();
            refresh();
        }
    });
}

InterventionKind AblationPanel::kind() const {
    return static_cast<InterventionKind>(m_kindBox->currentIndex());
}

std::vector<ShownAblation> AblationPanel::shown() const {
    std::vector<ShownAblation> all;
    for (const auto& [column, diagnosis] : shownOf(m_study, m_selection)) {
        const auto& ablations = m_study.entry(column).ablations;
        if (const auto found = ablations.find(kind()); found != ablations.end() && found->second)
            all.push_back({column, found->second, diagnosis});
    }
    return all;
}

void AblationPanel::ask(const std::vector<ColumnIndex>& columns) {
    for (const ColumnIndex column : columns)
        if (m_study.entry(column).diagnosis) {
            m_asked.insert(column);
            m_study.requestAblation(column, kind());
        }
    refresh();
}

/// The focused column's, while the panel is looked at: of one image, and of a network that is
/// through in seconds.
void AblationPanel::askUnasked() {
    constexpr double kMostCost = 250.0;  // B0 to B4
    const ColumnIndex focus = m_selection.focus();
    const StudyEntry& entry = m_study.entry(focus);
    const bool cheap = m_study.images().sources.size() == 1 && ablationCost(entry, 0) <= kMostCost;
    if (!isVisible() || !entry.diagnosis || !cheap || entry.ablations.contains(kind()) ||
        m_asked.contains(focus))
        return;
    auto& tried = m_tried[{focus, kind()}];
    if (std::exchange(tried, entry.diagnosis) == entry.diagnosis)
        return;
    m_asked.insert(focus);
    m_study.requestAblation(focus, kind());
}

void AblationPanel::selectBlock(ColumnIndex column, BlockIndex block) {
    const auto& diagnosis = m_study.entry(column).diagnosis;
    if (!diagnosis || !diagnosis->graph)
        return;
    m_selection.setFocus(column);
    m_selection.setDepth(diagnosis->graph->relativeDepth(block.value()));
}

QString AblationPanel::emptyText() const {
    const ColumnIndex focus = m_selection.focus();
    if (!m_study.entry(focus).diagnosis)
        return missingText(m_study, m_selection, tr("the ablation"));
    if (m_asked.contains(focus))
        return tr("%1 is running with its gates replaced, one block at a time.")
            .arg(nameOf(m_study, focus));
    return tr("Press \"Run for %1\" to see what each block's gate is worth:\none pass "
              "per block with its gate replaced.")
        .arg(nameOf(m_study, focus));
}

void AblationPanel::refresh() {
    askUnasked();
    const ColumnIndex focus = m_selection.focus();
    const auto diagnosis = focused(m_study, m_selection);
    const std::vector<ShownAblation> all = shown();
    for (const ShownAblation& one : all)
        m_asked.erase(one.column);
    m_runFocus->setText(tr("R&un for %1").arg(nameOf(m_study, focus)));
    m_runFocus->setEnabled(diagnosis && !m_asked.contains(focus));
    m_runAll->setEnabled(!shownOf(m_study, m_selection).empty());
    QString note =
        tr("Intervention without retraining; not the accuracy of a network "
           "trained without SE.");
    if (diagnosis && !predictionsMeaningful(diagnosis->weights.kind))
        note += tr(" Random weights, predictions have no meaning.");
    m_note->setText(note);
    m_plot->setEmptyText(emptyText());
    m_plot->setData(ablationCurves(all));
    m_plot->setThresholds(all.empty() ? std::vector<std::pair<double, QString>>{}
                                      : std::vector<std::pair<double, QString>>{{0.0, {}}});
    m_plot->setMarker(shownDepth(m_selection));
    const auto own = std::find_if(
        all.begin(), all.end(), [focus](const ShownAblation& one) { return one.column == focus; });
    refreshTable(own == all.end() ? nullptr : own->result.get());
}

void AblationPanel::refreshTable(const AblationResult* result) {
    m_table->setEmptyText(emptyText());
    m_table->setExportName(
        QStringLiteral("ablation-%1").arg(fileNameOf(m_study, m_selection.focus())));
    if (!result) {
        m_table->setTitle(nameOf(m_study, m_selection.focus()) + tr(": ablation"));
        m_table->setTable({});
        return;
    }
    const AblationReport& report = result->report;
    m_table->setTitle(tr("%1: %2, logit %3%4")
                          .arg(nameOf(m_study, m_selection.focus()), qstr(report.originalLabel),
                               fixed(report.originalLogit, 2),
                               report.referenceSet.empty()
                                   ? QString()
                                   : tr("; means of ") + qstr(report.referenceSet)));
    m_table->setTable(ablationTable(report));
}

}  // namespace scalescope::ui
