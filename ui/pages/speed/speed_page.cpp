// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/speed/speed_page.h"

#include "core/base/format.h"
#include "core/bench/machine_roof.h"
#include "core/session/questions/machine_job.h"
#include "ui/base/convert.h"
#include "ui/pages/make.h"
#include "ui/pages/page_parts.h"
#include "ui/pages/speed/speed_estimate.h"
#include "ui/pages/speed/speed_shares.h"
#include "ui/plots/bar_plot.h"
#include "ui/plots/scatter_plot.h"
#include "ui/widgets/table_panel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace scalescope::ui {

SpeedPage::SpeedPage(Study& study, Selection& selection, QWidget* parent)
    : Page(study, selection, tr("Speed"), tr("How fast, and why is it slow?"), parent),
      m_roofTask(study.jobs().engine()) {
    setShows({Aspect::Latency});
    buildLayout();
    connectStudy();
    connectWidgets();
    keepState();
}

void SpeedPage::buildLayout() {
    auto* layout = new QVBoxLayout(this);
    auto* row = new QHBoxLayout;
    m_run = new QPushButton(tr("Measure latency"));
    m_run->setObjectName(QStringLiteral("runBenchmarks"));
    m_run->setToolTip(
        tr("Times plain passes of the chosen columns, one after the "
           "other, without instrumentation."));
    m_conditions = makeNote(this, QStringLiteral("speedConditions"));
    row->addWidget(m_run);
    row->addWidget(m_conditions, 1);
    m_top = new QSplitter(Qt::Horizontal);
    m_rows = new QSplitter(Qt::Vertical, this);
    for (QSplitter* splitter : {m_top, m_rows})
        splitter->setChildrenCollapsible(false);
    m_latency = make<BarPlot>(
        {.name = "speedLatency", .definition = "latency.median", .exportName = "latency"});
    m_top->addWidget(m_latency);
    m_top->addWidget(buildTradeoff());
    m_top->setSizes({480, 520});
    m_rows->addWidget(m_top);
    m_rows->addWidget(buildTabs());
    m_rows->setSizes({310, 290});
    layout->addLayout(row);
    layout->addWidget(m_rows, 1);
}

QWidget* SpeedPage::buildTradeoff() {
    auto* area = new QWidget;
    auto* layout = new QVBoxLayout(area);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* row = new QHBoxLayout;
    m_tradeoff =
        addCombo(row, tr("Compare"),
                 {tr("Accuracy and latency"), tr("Accuracy and memory"), tr("Latency and memory")},
                 QStringLiteral("speedTradeoff"),
                 tr("Latency and memory are measured here; accuracy is "
                    "published."));
    row->addStretch();
    m_scatter = make<ScatterPlot>({.name = "speedScatter", .exportName = "trade-off"});
    m_scatter->setConnected(true);
    m_note = makeNote(area, QStringLiteral("speedNote"));
    layout->addLayout(row);
    layout->addWidget(m_scatter, 1);
    layout->addWidget(m_note);
    return area;
}

QTabWidget* SpeedPage::buildTabs() {
    m_tabs = new QTabWidget;
    m_tabs->setObjectName(QStringLiteral("speedTabs"));
    m_tabs->setDocumentMode(true);
    m_blocks = make<BarPlot>(
        {.name = "speedBlocks", .definition = "latency.block", .exportName = "time-by-block"});
    m_parts = make<BarPlot>(
        {.name = "speedParts", .definition = "latency.block", .exportName = "time-by-part"});
    m_table = make<TablePanel>({.name = "speedTable", .exportName = "latency"});
    m_tabs->addTab(m_blocks, tr("By block"));
    m_tabs->addTab(m_parts, tr("By part"));
    m_tabs->addTab(buildRoofline(), tr("Roofline"));
    m_tabs->addTab(m_table, tr("All numbers"));
    return m_tabs;
}

QWidget* SpeedPage::buildRoofline() {
    auto* area = new QWidget;
    auto* layout = new QVBoxLayout(area);
    layout->setContentsMargins(0, 4, 0, 0);
    auto* row = new QHBoxLayout;
    m_measureRoof = new QPushButton(tr("Measure this machine"));
    m_measureRoof->setObjectName(QStringLiteral("measureRoof"));
    m_measureRoof->setToolTip(
        tr("Measures the attainable GFLOP/s and GB/s with a matrix product and a sum of vectors."));
    m_roofText = makeNote(area, QStringLiteral("roofText"));
    row->addWidget(m_measureRoof);
    row->addWidget(m_roofText, 1);
    m_roofline = make<ScatterPlot>(
        {.name = "speedRoofline", .definition = "roofline", .exportName = "roofline"});
    m_roofline->setPointLabels(false);
    layout->addLayout(row);
    layout->addWidget(m_roofline, 1);
    return area;
}

void SpeedPage::connectStudy() {
    listenTo(&m_study, &Study::benchmarkChanged);
    listenTo(&m_study.jobs(), &JobLedger::busyChanged);
    listenTo(&m_selection, &Selection::columnsChanged, &Selection::focusChanged,
             &Selection::depthChanged);
}

void SpeedPage::connectWidgets() {
    connect(m_run, &QPushButton::clicked, &m_study, &Study::runBenchmarks);
    connect(m_measureRoof, &QPushButton::clicked, this, [this] { measureRoof(false); });
    listenTo(&m_roofTask, &Task::runningChanged);
    connect(&m_roofTask, &Task::failed, this, [this](const QString& sentence) {
        if (!m_roofUnasked)
            Q_EMIT message(tr("The roof of this machine could not be measured. %1").arg(sentence));
    });
    listenTo(m_tradeoff, &QComboBox::currentIndexChanged);
    connect(m_blocks, &BarPlot::barClicked, this,
            [this](int, int category) { selectBlock(category); });
    const auto focusRow = [this](int row) {
        const auto timed = timedOf(m_study, m_selection);
        if (row >= 0 && row < static_cast<int>(timed.size()))
            m_selection.setFocus(timed[static_cast<std::size_t>(row)].column);
    };
    connect(m_table, &TablePanel::rowSelected, this, focusRow);
    connect(m_latency, &BarPlot::barClicked, this, [focusRow](int, int index) { focusRow(index); });
    connect(m_scatter, &ScatterPlot::pointClicked, this,
            [focusRow](int, int index) { focusRow(index); });
}

std::shared_ptr<const BenchmarkResult> SpeedPage::focusedResult() const {
    return m_study.entry(m_selection.focus()).benchmark;
}

void SpeedPage::selectBlock(int category) {
    const BenchmarkResult counted = countedOnly(m_study.entry(m_selection.focus()));
    const int block = blockOfCategory(counted, category);
    if (block >= 0)
        m_selection.setDepth(counted.graph->relativeDepth(block));
}

bool SpeedPage::benchmarking() const {
    const auto& chosen = m_selection.columns();
    return std::any_of(chosen.begin(), chosen.end(), [this](ColumnIndex column) {
        return isWaiting(m_study.entry(column).benchState);
    });
}

QString SpeedPage::emptyText() const {
    const StudyEntry& entry = m_study.entry(m_selection.focus());
    const QString name = qstr(displayName(entry.spec));
    if (entry.benchState == RunState::Running)
        return tr("%1 is being timed.").arg(name);
    if (entry.benchState == RunState::Pending)
        return tr("%1 waits for its turn to be timed.").arg(name);
    if (entry.benchState == RunState::Failed)
        return tr("%1 could not be timed. See the messages for the reason.").arg(name);
    return tr("Press Measure latency to time %1.").arg(name);
}

void SpeedPage::refresh() {
    const auto timed = timedOf(m_study, m_selection);
    for (PlotWidget* plot :
         std::array<PlotWidget*, 5>{m_latency, m_scatter, m_blocks, m_parts, m_roofline})
        plot->setEmptyText(emptyText());
    m_table->setEmptyText(emptyText());
    const auto tradeoff = static_cast<Tradeoff>(std::clamp(m_tradeoff->currentIndex(), 0, 2));
    refreshLatency(timed);
    const QString note = tradeoffNote(timed, tradeoff);
    if (!timed.empty())
        m_scatter->setEmptyText(note);
    // Never empty: what is published needs no run.
    const bool published = timed.empty() && tradeoff != Tradeoff::LatencyMemory;
    m_scatter->setData(published ? publishedSeries(m_selection) : tradeoffSeries(timed, tradeoff));
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    m_table->setTable(speedTable(timed));
    refreshRunRow(timed);
    refreshFocused();
    refreshRoofline();
}

/// Never empty: until something is timed, what the machine allows at best.
void SpeedPage::refreshLatency(const std::vector<Timed>& timed) {
    m_latency->setWhiskers(latencyWhiskers(timed));
    if (!timed.empty() || !m_roof) {
        m_latency->setBarTexts(latencyTexts(timed));
        m_latency->setData(latencySeries(timed));
        if (timed.empty() && !m_roofAsked && !m_study.jobs().busy())
            measureRoof(true);
        return;
    }
    const SeriesSet estimate = estimateSeries(m_study, m_selection, *m_roof);
    m_latency->setBarTexts(estimateTexts(estimate));
    m_latency->setData(estimate);
}

void SpeedPage::refreshRunRow(const std::vector<Timed>& timed) {
    const bool running = benchmarking();
    m_run->setEnabled(!running);
    m_run->setText(running ? tr("Measuring latency...") : tr("Measure latency"));
    QString text =
        timed.empty() ? tr("Nothing has been timed yet.") : conditionsText(*timed.back().result);
    if (const QString untimed = untimedText(m_study, m_selection); !running && !untimed.isEmpty())
        text += u' ' + untimed;
    if (const QString noise = noiseText(timed); !noise.isEmpty())
        text += u' ' + noise;
    m_conditions->setText(text);
}

void SpeedPage::refreshFocused() {
    const auto result = focusedResult();
    const bool timedNodes = result && result->graph && !result->nodes.empty();
    const BenchmarkResult counted = countedOnly(m_study.entry(m_selection.focus()));
    m_blocks->setData(timedNodes ? blockShareSeries(*result)
                                 : withoutTimes(blockShareSeries(counted)));
    m_parts->setData(timedNodes ? partShareSeries(*result)
                                : withoutTimes(partShareSeries(counted)));
    std::optional<double> marker;
    if (m_selection.depth())
        marker = categoryOfBlock(counted.graph->blockAtDepth(*m_selection.depth()));
    m_blocks->setMarker(marker);
}

void SpeedPage::refreshRoofline() {
    const auto result = focusedResult();
    m_measureRoof->setEnabled(!m_roofTask.isRunning() && !m_study.jobs().busy());
    if (!m_roof) {
        m_roofText->setText(m_roofTask.isRunning()
                                ? tr("Measuring what this machine can reach.")
                                : tr("The roof of this machine is not measured yet; it "
                                     "takes a second while nothing else runs."));
        m_roofline->setData({});
        if (result)
            m_roofline->setEmptyText(
                tr("Press Measure this machine to see how near each node comes."));
        return;
    }
    m_roofText->setText(
        tr("Measured here: %1 GFLOP/s and %2 GB/s; nodes left of %3 FLOP/byte are "
           "memory-bound.")
            .arg(qstr(formatReal(m_roof->gflops, 3)), qstr(formatReal(m_roof->gbPerSecond, 3)),
                 qstr(formatReal(m_roof->gflops / std::max(1e-9, m_roof->gbPerSecond), 3))));
    m_roofline->setData(rooflineSeries(
        result ? *result : countedOnly(m_study.entry(m_selection.focus())), *m_roof));
}

void SpeedPage::measureRoof(bool unasked) {
    if (m_roofTask.isRunning())
        return;
    m_roofAsked = true;
    m_roofUnasked = unasked;
    m_roofTask.start(MachineJob{}, tr("This machine: roof"),
                     [this](auto roof) { m_roof = std::move(roof); });
}

void SpeedPage::keepState() {
    keep(QStringLiteral("speed/top"), m_top);
    keep(QStringLiteral("speed/rows"), m_rows);
    keep(QStringLiteral("speed/tab"), m_tabs);
    keep(QStringLiteral("speed/tradeoff"), m_tradeoff);
}

}  // namespace scalescope::ui
