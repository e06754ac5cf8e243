// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/weights/weights_runs_panel.h"

#include "ui/base/convert.h"
#include "ui/pages/make.h"
#include "ui/pages/weights/weights_card.h"
#include "ui/pages/weights/weights_data.h"
#include "ui/widgets/small_multiples.h"
#include "ui/widgets/table_panel.h"

#include <QEvent>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

#include <utility>

namespace scalescope::ui {

namespace {

constexpr QSize kCardSize{206, 132};
constexpr int kWidestValuePx = 420;

}  // namespace

WeightsRunsPanel::WeightsRunsPanel(Study& study, Selection& selection, WeightsReports& reports,
                                   QWidget* parent)
    : WeightsPanel(study, selection, reports, parent) {
    buildLayout();
    connect(m_cells, &SmallMultiples::cellClicked, &m_selection, &Selection::setFocus);
    connect(m_table, &TablePanel::rowSelected, this, [this](int row) {
        const auto shown = m_reports.shown();
        if (row >= 0 && row < static_cast<int>(shown.size()))
            m_selection.setFocus(shown[static_cast<std::size_t>(row)].column);
    });
    connect(m_hash, &QPushButton::clicked, this,
            [this] { m_reports.askHash(m_selection.focus()); });
    keep(QStringLiteral("weights/cards"), m_rows);
    keep(QStringLiteral("weights/facts"), m_bottom);
}

void WeightsRunsPanel::buildLayout() {
    m_cells = new SmallMultiples;
    m_cells->setObjectName(QStringLiteral("weightsCards"));
    m_cells->setMinimumCellSize(kCardSize);
    m_cells->setFactory([this](ColumnIndex column) { return makeCard(column); });
    m_table = make<TablePanel>({.name = "weightsTable", .exportName = "weights"});
    m_bottom = new QSplitter(Qt::Horizontal);
    m_rows = new QSplitter(Qt::Vertical, this);
    for (QSplitter* splitter : {m_bottom, m_rows})
        splitter->setChildrenCollapsible(false);
    m_bottom->addWidget(buildFacts());
    m_bottom->addWidget(m_table);
    m_bottom->setSizes({560, 440});
    m_rows->addWidget(m_cells);
    m_rows->addWidget(m_bottom);
    m_rows->setSizes({250, 350});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->addWidget(m_rows, 1);
}

QWidget* WeightsRunsPanel::buildFacts() {
    auto* area = new QWidget;
    auto* layout = new QVBoxLayout(area);
    layout->setContentsMargins(0, 0, 0, 0);
    m_facts = make<TablePanel>({.name = "weightsFacts", .exportName = "weights-of"});
    m_facts->setSortable(false);
    m_hash = new QPushButton(tr("Compute SHA-256"));
    m_hash->setObjectName(QStringLiteral("weightsHash"));
    m_hash->setToolTip(
        tr("Reads the whole file: its digest tells whether it is what was published, whatever its "
           "name. Files of up to 32 MB are hashed anyway."));
    m_hash->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    layout->addWidget(m_facts, 1);
    layout->addWidget(m_hash);
    return area;
}

QWidget* WeightsRunsPanel::makeCard(ColumnIndex column) {
    auto* card = m_cards[column] = new WeightsCard;
    card->setObjectName(QStringLiteral("weightsCard%1").arg(column.value()));
    connect(card, &WeightsCard::clicked, this, [this, column] { m_selection.setFocus(column); });
    return card;
}

void WeightsRunsPanel::refresh() {
    m_cells->setShown(m_selection.columns());
    m_cells->setHighlighted(m_selection.focus());
    for (const ColumnIndex column : m_selection.columns())
        refreshCard(column);
    const auto report = focusedReport();
    m_facts->setEmptyText(missing(tr("what is known of them")));
    m_facts->setExportName(
        QStringLiteral("weights-%1").arg(fileNameOf(m_study, m_selection.focus())));
    m_table->setEmptyText(missing(tr("all of them")));
    if (std::exchange(m_report, report) != report) {
        m_facts->setTable(report ? factsTable(*report) : Table{});
        m_facts->setWidestColumn(kWidestValuePx);  // as wide as these texts are
    }
    const auto shown = m_reports.shown();
    if (shown != m_shown) {
        m_table->setTable(weightsTable(shown));
        m_table->setWidestColumn(kWidestValuePx);
        m_shown = shown;
    }
    m_hash->setVisible(report && !report->info.path.empty() && report->info.sha256.empty() &&
                       !report->keys.empty());
    m_hash->setEnabled(!m_reports.task().isRunning());
}

void WeightsRunsPanel::refreshCard(ColumnIndex column) {
    const auto report = m_reports.of(column);
    const Theme theme = themeOf(palette());
    const QString text = report ? cardText(*report, theme)
                                : m_reports.missingText(column, tr("what runs")).toHtmlEscaped();
    m_cells->setCaption(column, nameOf(m_study, column), report ? badgeOf(*report) : QString(),
                        report ? qstr(report->info.verdict) : QString());
    m_cards.at(column)->setText(text);
    m_cards.at(column)->setToolTip(text);
}

/// The lines of the cards carry colours of their own.
void WeightsRunsPanel::changeEvent(QEvent* event) {
    WeightsPanel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && isVisible())
        refresh();
}

}  // namespace scalescope::ui
