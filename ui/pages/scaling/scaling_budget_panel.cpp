// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/scaling/scaling_budget_panel.h"

#include "core/scaling/budget_tables.h"
#include "core/session/questions/fit_job.h"
#include "ui/pages/make.h"
#include "ui/pages/scaling/scaling_budget_data.h"
#include "ui/pages/scaling/scaling_budget_device.h"
#include "ui/pages/scaling/scaling_budget_limits.h"
#include "ui/pages/task_bar.h"
#include "ui/plots/scatter_plot.h"
#include "ui/widgets/table_panel.h"

#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QTabWidget>
#include <QVBoxLayout>

namespace scalescope::ui {

namespace {

constexpr std::array kChartKinds{BudgetKind::Params, BudgetKind::Memory, BudgetKind::Latency};

}  // namespace

ScalingBudgetPanel::ScalingBudgetPanel(Study& study, Selection& selection, ScalingChoice& choice,
                                       QWidget* parent)
    : ScalingPanel(study, selection, choice, parent),
      m_fitTask(study.jobs().engine()),
      m_limits(new BudgetLimits),
      m_device(new BudgetDevice(study.jobs().engine(), [this] { return profileJob(); })) {
    buildLayout();
    connect(m_fitBar->startButton(), &QPushButton::clicked, this, &ScalingBudgetPanel::fitNow);
    connect(&m_fitTask, &Task::failed, this, &ScalingBudgetPanel::refuse);
    connect(m_limits, &BudgetLimits::changed, this, &ScalingBudgetPanel::drawCharts);
    connect(m_device, &BudgetDevice::changed, this, &ScalingBudgetPanel::drawCharts);
    for (QDoubleSpinBox* box : m_limits->boxes())
        keep(QStringLiteral("scaling/") + box->objectName(), box);
    keep(QStringLiteral("scaling/budgetRows"), m_rows);
}

void ScalingBudgetPanel::buildLayout() {
    m_text = makeNote(this, QStringLiteral("scalingFitText"));
    m_text->setText(
        tr("The largest φ of these α, β, γ within all limits; which limit binds; what "
           "relaxing each would buy. Then the network is built and run."));
    m_fitBar = new TaskBar(m_fitTask, QStringLiteral("fit"), tr("Largest φ"));
    m_fitBar->startButton()->setObjectName(QStringLiteral("scalingFit"));
    m_fitBar->startButton()->setToolTip(
        tr("The largest network of these α, β, γ within the limits. It is then built "
           "and run in the background, to see that the prediction holds."));
    auto* row = new QHBoxLayout;
    row->addWidget(m_limits);
    row->addWidget(m_fitBar, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->addLayout(row);
    layout->addWidget(m_device);
    layout->addWidget(m_text);
    layout->addWidget(buildResult(), 1);
}

TablePanel* ScalingBudgetPanel::addTable(const QString& tab, const ViewNames& names) {
    auto* table = make<TablePanel>(names);
    table->setSortable(false);
    m_tables->addTab(table, tab);
    return table;
}

QWidget* ScalingBudgetPanel::buildResult() {
    auto* charts = new QSplitter(Qt::Horizontal);
    const std::array<const char*, 3> names{"budgetParamsChart", "budgetMemoryChart",
                                           "budgetLatencyChart"};
    for (std::size_t i = 0; i < m_charts.size(); ++i) {
        m_charts[i] = make<ScatterPlot>({.name = names[i], .exportName = names[i]});
        m_charts[i]->setConnected(true);
        m_charts[i]->setToolTip(
            tr("Dashed: the limits. The line: these α, β, γ from φ -3 to 7. Hollow: "
               "the published variants at the paper's sides."));
        charts->addWidget(m_charts[i]);
    }
    m_charts[2]->setEmptyText(tr("Measure B0 to B7, load a profile, or set a limit on latency."));
    m_tables = new QTabWidget;
    m_tables->setObjectName(QStringLiteral("budgetTables"));
    m_tables->setDocumentMode(true);
    m_table = addTable(tr("Limits"), {.name = "scalingBudget", .exportName = "budget"});
    m_table->setEmptyText(tr("Set limits and press Largest φ."));
    m_verified =
        addTable(tr("Verified"), {.name = "budgetVerified", .exportName = "budget-verified"});
    m_verified->setEmptyText(tr("The network found has not been run yet."));
    m_published = addTable(tr("Published variants"),
                           {.name = "budgetPublished", .exportName = "budget-published"});
    m_published->setEmptyText(tr("Set limits and press Largest φ."));
    m_timed = addTable(tr("Timed"), {.name = "budgetTimed", .exportName = "budget-timed"});
    m_timed->setEmptyText(tr("Networks are timed when latency is limited on this machine."));
    m_rows = new QSplitter(Qt::Vertical);
    m_rows->addWidget(charts);
    m_rows->addWidget(m_tables);
    m_rows->setSizes({260, 170});
    for (QSplitter* splitter : {charts, m_rows})
        splitter->setChildrenCollapsible(false);
    return m_rows;
}

MeasureJob ScalingBudgetPanel::profileJob() const {
    MeasureJob job;
    job.networks = publishedNetworks();
    job.options = m_study.settings().options();
    job.limits.bytes = m_choice.memoryBytes();
    return job;
}

Budget ScalingBudgetPanel::budget() const {
    Budget budget = m_limits->budget();
    const auto profile = m_device->profile();
    budget.machineBytes = profile ? profile->memoryBytes : m_choice.memoryBytes();
    return budget;
}

/// By arithmetic it is there at once; then, and for a latency of this machine, the engine runs it.
void ScalingBudgetPanel::fitNow() {
    const Budget limits = budget();
    const bool timed = limits.latencyMs && !m_device->profile();
    if (!timed) {
        const SliderFit found =
            fitOfSliders(m_choice.coefficients(), limits, m_device->profile().get());
        if (!found.fit)
            return refuse(found.refusal);
        show(*found.fit);
    }
    startFit(timed);
}

void ScalingBudgetPanel::startFit(bool timed) {
    FitJob job;
    job.bases = m_choice.coefficients();
    job.budget = budget();
    job.options = m_study.settings().options();
    job.profile = m_device->profile();
    m_fitTask.start(std::move(job),
                    timed ? tr("Budget: time networks") : tr("Budget: run the network found"),
                    [this](const auto& fit) { show(*fit); });
}

void ScalingBudgetPanel::refuse(const QString& sentence) {
    m_fit.reset();
    m_text->setText(sentence);
    for (TablePanel* table : {m_table, m_verified, m_timed})
        table->setTable({});
    drawCharts();
}

void ScalingBudgetPanel::show(const BudgetFit& fit) {
    m_fit = fit;
    const QString verified = verificationText(fit);
    m_text->setText(verified.isEmpty() ? fitText(fit) : QString(fitText(fit) + u' ' + verified));
    m_table->setTable(budgetTable(fit));
    m_verified->setTable(verificationTable(fit));
    m_timed->setTable(timedTable(fit));
    m_published->setTable(publishedBudgetTable(budget(), m_device->profile().get()));
    m_choice.set(fit.network.coefficients);
    drawCharts();
}

void ScalingBudgetPanel::refresh() {
    drawCharts();
}

void ScalingBudgetPanel::drawCharts() {
    const std::vector<ScaledNetwork> law = budgetLaw(m_choice.coefficients());
    for (std::size_t i = 0; i < m_charts.size(); ++i) {
        m_charts[i]->setLimits(m_limits->line(BudgetKind::Macs), m_limits->line(kChartKinds[i]));
        m_charts[i]->setData(budgetSeries(kChartKinds[i], law, m_fit, m_device->profile().get()));
    }
}

}  // namespace scalescope::ui
