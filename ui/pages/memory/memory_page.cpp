// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/memory/memory_page.h"

#include "ui/pages/make.h"
#include "ui/pages/memory/memory_batch_panel.h"
#include "ui/plots/bar_plot.h"
#include "ui/plots/line_plot.h"
#include "ui/widgets/table_panel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSplitter>
#include <QTabWidget>
#include <QVBoxLayout>

namespace scalescope::ui {

MemoryPage::MemoryPage(Study& study, Selection& selection, QWidget* parent)
    : Page(study, selection, tr("Memory"), tr("What does it cost, and will it fit?"), parent) {
    setShows({Aspect::Memory});
    buildLayout();
    connectStudy();
    connectWidgets();
    keepState();
}

void MemoryPage::buildLayout() {
    auto* layout = new QVBoxLayout(this);
    m_top = new QSplitter(Qt::Horizontal);
    m_rows = new QSplitter(Qt::Vertical, this);
    for (QSplitter* splitter : {m_top, m_rows})
        splitter->setChildrenCollapsible(false);
    m_need = make<BarPlot>(
        {.name = "memoryNeed", .definition = "memory.need", .exportName = "memory-to-run"});
    m_top->addWidget(buildTimeline());
    m_top->addWidget(m_need);
    m_top->setSizes({620, 380});
    m_rows->addWidget(m_top);
    m_rows->addWidget(buildTabs());
    m_rows->setSizes({330, 270});
    m_sentence = makeNote(this, QStringLiteral("memorySentence"));
    layout->addWidget(m_rows, 1);
    layout->addWidget(m_sentence);
}

QWidget* MemoryPage::buildTimeline() {
    auto* area = new QWidget;
    auto* layout = new QVBoxLayout(area);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* row = new QHBoxLayout;
    m_axis = addCombo(row, tr("Against"), {tr("Progress of the pass"), tr("Block depth")},
                      QStringLiteral("memoryAxis"),
                      tr("Progress counts allocations and frees. Block depth gives every "
                         "block the same width."));
    row->addStretch();
    m_timeline = make<LinePlot>(
        {.name = "memoryTimeline", .definition = "memory.live", .exportName = "memory-timeline"});
    m_timeline->setStepped(true);
    layout->addLayout(row);
    layout->addWidget(m_timeline, 1);
    return area;
}

QTabWidget* MemoryPage::buildTabs() {
    m_tabs = new QTabWidget;
    m_tabs->setObjectName(QStringLiteral("memoryTabs"));
    m_tabs->setDocumentMode(true);
    m_table = make<TablePanel>({.name = "memoryTable", .exportName = "memory"});
    m_tensors = make<TablePanel>({.name = "memoryTensors", .exportName = "peak-tensors"});
    m_split = make<BarPlot>(
        {.name = "memorySplit", .definition = "memory.weights", .exportName = "memory-split"});
    m_tabs->addTab(m_table, tr("All numbers"));
    m_tabs->addTab(m_tensors, tr("Alive at the peak"));
    m_batch = new MemoryBatchPanel(m_study, m_selection);
    m_tabs->addTab(m_batch, tr("Batch and budget"));
    m_tabs->addTab(m_split, tr("Weights and activations"));
    return m_tabs;
}

void MemoryPage::connectStudy() {
    listenTo(&m_study, &Study::entryChanged, &Study::imageChanged);
    listenTo(&m_selection, &Selection::columnsChanged, &Selection::focusChanged,
             &Selection::depthChanged);
}

void MemoryPage::connectWidgets() {
    listenTo(m_axis, &QComboBox::currentIndexChanged);
    listenTo(m_tabs, &QTabWidget::currentChanged);
    listenTo(m_batch, &MemoryBatchPanel::changed);
    connect(m_timeline, &LinePlot::pointClicked, this, &MemoryPage::selectEvent);
    const auto focusRow = [this](int row) {
        const auto shown = shownOf(m_study, m_selection);
        if (row >= 0 && row < static_cast<int>(shown.size()))
            m_selection.setFocus(shown[static_cast<std::size_t>(row)].column);
    };
    connect(m_need, &BarPlot::barClicked, this, [focusRow](int, int index) { focusRow(index); });
    connect(m_table, &TablePanel::rowSelected, this, focusRow);
    connect(m_split, &BarPlot::barClicked, this, [focusRow](int, int index) { focusRow(index); });
}

MemoryAxis MemoryPage::axis() const {
    return m_axis->currentIndex() == 0 ? MemoryAxis::Progress : MemoryAxis::Depth;
}

void MemoryPage::selectEvent(int series, int event) {
    const auto& curves = m_timeline->data().series;
    if (series < 0 || series >= static_cast<int>(curves.size()))
        return;
    const auto column = curves[static_cast<std::size_t>(series)].column;
    if (!column || !m_study.entry(*column).diagnosis)
        return;
    const Diagnosis& diagnosis = *m_study.entry(*column).diagnosis;
    const int block = blockOfEvent(diagnosis, event);
    m_selection.setFocus(*column);
    if (block >= 0)
        m_selection.setDepth(diagnosis.graph->relativeDepth(block));
}

void MemoryPage::refresh() {
    const auto shown = shownOf(m_study, m_selection);
    const QString missing = missingText(m_study, m_selection, tr("its memory"));
    for (PlotWidget* plot : {static_cast<PlotWidget*>(m_timeline), static_cast<PlotWidget*>(m_need),
                             static_cast<PlotWidget*>(m_split)})
        plot->setEmptyText(missing);
    for (TablePanel* table : {m_table, m_tensors})
        table->setEmptyText(missing);
    m_timeline->setData(liveBytesSeries(shown, axis()));
    const BatchChecks checks = m_batch->checks();
    m_need->setBarTexts(needTexts(shown, checks));
    m_need->setData(needSeries(shown, checks));
    m_split->setData(splitSeries(shown), BarPlot::Arrangement::Stacked);
    m_batch->refresh();
    m_table->setTable(memoryTable(shown));
    const auto diagnosis = focused(m_study, m_selection);
    m_tensors->setTable(diagnosis ? peakTensorTable(*diagnosis) : Table{});
    m_sentence->setText(diagnosis && diagnosis->memory ? memorySentence(*diagnosis) : missing);
    refreshMarker();
}

void MemoryPage::refreshMarker() {
    const auto diagnosis = focused(m_study, m_selection);
    std::optional<double> at;
    if (diagnosis && diagnosis->graph && m_selection.depth())
        at = axisPosition(*diagnosis, diagnosis->graph->blockAtDepth(*m_selection.depth()), axis());
    m_timeline->setMarker(at);
}

void MemoryPage::keepState() {
    keep(QStringLiteral("memory/top"), m_top);
    keep(QStringLiteral("memory/rows"), m_rows);
    keep(QStringLiteral("memory/tab"), m_tabs);
    keep(QStringLiteral("memory/axis"), m_axis);
    keep(m_batch);
}

}  // namespace scalescope::ui
