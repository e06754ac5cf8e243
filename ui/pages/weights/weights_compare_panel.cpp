// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/weights/weights_compare_panel.h"

#include "core/diagnostics/weights/change_measures.h"
#include "core/report/compare_tables.h"
#include "core/session/questions/compare_job.h"
#include "ui/base/convert.h"
#include "ui/models/readings.h"
#include "ui/pages/make.h"
#include "ui/pages/task_bar.h"
#include "ui/plots/line_plot.h"
#include "ui/widgets/table_panel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSplitter>
#include <QVBoxLayout>

#include <utility>

namespace scalescope::ui {

WeightsComparePanel::WeightsComparePanel(Study& study, Selection& selection,
                                         WeightsReports& reports, QWidget* parent)
    : WeightsPanel(study, selection, reports, parent), m_task(study.jobs().engine()) {
    buildLayout();
    connectWidgets();
    keep(QStringLiteral("weights/changeMeasure"), m_measure);
}

void WeightsComparePanel::buildLayout() {
    auto* row = new QHBoxLayout;
    addChoices(row);
    m_curves = make<LinePlot>({.name = "weightsChanges", .exportName = "weight-changes-by-depth"});
    m_table = make<TablePanel>({.name = "weightsChangeTable", .exportName = "weight-changes"});
    m_text = makeNote(this, QStringLiteral("weightsChangeText"));
    m_bar = new TaskBar(m_task, QStringLiteral("compare"), tr("Compare again"));
    m_bar->startButton()->setToolTip(tr("Reads both once more, in case a file was replaced."));
    auto* rows = new QSplitter(Qt::Vertical, this);
    rows->setChildrenCollapsible(false);
    rows->addWidget(m_curves);
    rows->addWidget(m_table);
    rows->setSizes({300, 300});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->addLayout(row);
    layout->addWidget(rows, 1);
    layout->addWidget(m_text);
    layout->addWidget(m_bar);
    keep(QStringLiteral("weights/changeRows"), rows);
}

void WeightsComparePanel::addChoices(QHBoxLayout* row) {
    m_before = addCombo(row, tr("&Before"), {}, QStringLiteral("weightsBefore"),
                        tr("The checkpoint that changes are counted from"));
    m_after = addCombo(row, tr("&After"), {}, QStringLiteral("weightsAfter"),
                       tr("Another checkpoint of the same network"));
    m_measure = addCombo(row, tr("&Measure"), {}, QStringLiteral("weightsChangeMeasure"),
                         tr("What the curves show, of all tensors of a block together"));
    offer(*m_measure, measuresOf(changeReadings()));
    row->addStretch();
}

void WeightsComparePanel::connectWidgets() {
    connect(m_before, &QComboBox::activated, this, [this] { choosePair(false); });
    connect(m_after, &QComboBox::activated, this, [this] { choosePair(true); });
    connect(m_measure, &QComboBox::currentIndexChanged, this, [this] { showCurves(); });
    connect(m_curves, &LinePlot::pointClicked, this, &WeightsComparePanel::pickPoint);
    connect(m_table, &TablePanel::rowSelected, this, &WeightsComparePanel::pickRow);
    connect(m_bar->startButton(), &QPushButton::clicked, this, [this] {
        drop();
        refresh();
    });
    connect(&m_study, &Study::settingsChanged, this, &WeightsComparePanel::drop);
    connect(&m_task, &Task::failed, this, &WeightsComparePanel::fail);
    connect(&m_task, &Task::canceled, this,
            [this] { fail(tr("The comparison was cancelled; \"Compare again\" takes it up.")); });
}

void WeightsComparePanel::refresh() {
    follow();
    listColumns();
    if (m_pair && !m_asked)
        ask();
    showNumbers();
}

/// The pair that was chosen here as long as it can be; else what is in focus.
void WeightsComparePanel::follow() {
    m_chosen = m_chosen && m_pair && canCompare(m_study, *m_pair);
    if (m_chosen)
        return;
    const std::optional<ColumnPair> focused = pairInFocus(m_study, m_selection);
    if (std::exchange(m_pair, focused) != focused)
        drop();
}

/// Rebuilt where columns came, went or have another name: a list that is open stays open.
void WeightsComparePanel::listColumns() {
    const std::vector<ColumnIndex> columns = comparableColumns(m_study, m_selection);
    const auto list = [&](QComboBox& box, ColumnIndex chosen) {
        const QSignalBlocker quiet(box);
        bool same = box.count() == static_cast<int>(columns.size());
        for (int i = 0; same && i < box.count(); ++i)
            same = box.itemData(i) == columns[static_cast<std::size_t>(i)].value() &&
                   box.itemText(i) == nameOf(m_study, columns[static_cast<std::size_t>(i)]);
        if (!same)
            box.clear();
        for (std::size_t i = 0; !same && i < columns.size(); ++i)
            box.addItem(nameOf(m_study, columns[i]), columns[i].value());
        box.setCurrentIndex(box.findData(chosen.value()));
    };
    const auto [before, after] = m_pair.value_or(ColumnPair(-1, -1));
    list(*m_before, before);
    list(*m_after, after);
    for (QComboBox* box : {m_before, m_after})
        box->setEnabled(m_pair.has_value());
}

/// A choice of another network takes the other side along to it.
void WeightsComparePanel::choosePair(bool afterChosen) {
    ColumnPair pair(m_before->currentData().toInt(), m_after->currentData().toInt());
    if (!canCompare(m_study, pair)) {
        ColumnIndex& other = afterChosen ? pair.first : pair.second;
        for (const ColumnIndex column : comparableColumns(m_study, m_selection)) {
            other = column;
            if (canCompare(m_study, pair))
                break;
        }
    }
    m_pair = pair;
    m_chosen = true;
    drop();
    refresh();
}

void WeightsComparePanel::drop() {
    m_asked = false;
    m_comparison.reset();
    m_problem.clear();
}

void WeightsComparePanel::ask() {
    m_asked = true;
    const NetworkSpec &before = m_study.entry(m_pair->first).spec,
                      &after = m_study.entry(m_pair->second).spec;
    const RunSettings& settings = m_study.settings();
    const QString title =
        tr("Compare %1 with %2").arg(nameOf(m_study, m_pair->second), nameOf(before));
    m_task.start(CompareJob{.network = before,
                            .before = settings.weightsOf(before.name),
                            .after = settings.weightsOf(after.name)},
                 title, [this, pair = m_pair](auto comparison) {
                     if (!m_asked || m_pair != pair)
                         return;  // dropped while it was on its way
                     m_comparison = std::move(comparison);
                     showNumbers();
                 });
}

void WeightsComparePanel::fail(const QString& problem) {
    m_problem = problem;
    showNumbers();
}

QString WeightsComparePanel::emptyText() const {
    if (!m_pair)
        return tr(
            "Every chosen network is here once. Drop a second checkpoint of one on the window, or "
            "choose \"Compare with a checkpoint...\" in the menu File or in that of its chip.");
    return m_problem.isEmpty() ? tr("Both checkpoints are being read.") : m_problem;
}

void WeightsComparePanel::showNumbers() {
    m_table->setEmptyText(emptyText());
    if (std::exchange(m_inTable, m_comparison) != m_comparison)
        m_table->setTable(m_comparison
                              ? tensorChangeTable(*m_comparison, m_comparison->tensors.size())
                              : Table{});
    m_text->setText(m_comparison ? comparisonText(*m_comparison) : QString());
    showCurves();
}

void WeightsComparePanel::showCurves() {
    const Reading<WeightChange>& reading = changeReadings()[chosenAt(*m_measure)];
    m_measure->setToolTip(tipOf(reading.about));
    m_curves->setDefinition(reading.about.definition);
    const SeriesSet set = m_comparison ? changesByDepth(*m_comparison, reading) : SeriesSet{};
    m_curves->setEmptyText(m_comparison ? tr("Nothing to draw: no value changed.") : emptyText());
    m_curves->setTitle(qstr(set.title));
    m_curves->setData(set);
    markDepth();
}

/// The selected block, and the row of its most changed tensor unless one of it is chosen.
void WeightsComparePanel::markDepth() {
    m_curves->setMarker(m_selection.depth());
    if (!m_comparison || !m_selection.depth())
        return;
    const std::size_t place = placeAtDepth(*m_comparison, *m_selection.depth());
    const PlaceChange* chosen = placeOfRow(m_table->selectedRow());
    if (!chosen || chosen->relativeDepth != m_comparison->places[place].relativeDepth)
        m_table->selectRow(firstRowOf(*m_comparison, place));
}

/// Null: no row.
const PlaceChange* WeightsComparePanel::placeOfRow(int row) const {
    const std::vector<std::size_t> order =
        m_comparison ? rankedTensors(*m_comparison) : std::vector<std::size_t>();
    if (row < 0 || static_cast<std::size_t>(row) >= order.size())
        return nullptr;
    const TensorChange& tensor = m_comparison->tensors[order[static_cast<std::size_t>(row)]];
    return &m_comparison->places[tensor.place];
}

void WeightsComparePanel::pickPoint(int /*series*/, int index) {
    if (m_comparison && index >= 0 && static_cast<std::size_t>(index) < m_comparison->places.size())
        m_selection.setDepth(m_comparison->places[static_cast<std::size_t>(index)].relativeDepth);
}

void WeightsComparePanel::pickRow(int row) {
    if (const PlaceChange* place = placeOfRow(row))
        m_selection.setDepth(place->relativeDepth);
}

}  // namespace scalescope::ui
