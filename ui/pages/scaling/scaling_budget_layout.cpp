// SPDX-License-Identifier: Apache-2.0
// The budget panel's widgets, their wiring and what they keep.
#include "core/bench/latency_measures.h"
#include "core/bench/machine.h"
#include "core/diagnostics/measures.h"
#include "ui/base/convert.h"
#include "ui/base/save_file.h"
#include "ui/base/texts.h"
#include "ui/pages/make.h"
#include "ui/pages/scaling/scaling_budget_panel.h"
#include "ui/pages/task_bar.h"
#include "ui/plots/scatter_plot.h"
#include "ui/widgets/table_panel.h"

#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QTabWidget>
#include <QVBoxLayout>

namespace scalescope::ui {

namespace {

struct LimitRow {
    const char* name;
    const char* title;
    const char* suffix;
    double value;
};
constexpr std::array<LimitRow, 4> kLimitRows{
    {{"budgetParams", kParams.shortTitle, " M", 10.0},
     {"budgetMacs", kMacs.title, " G", 2.0},
     {"budgetMemory", QT_TRANSLATE_NOOP("Texts", "Memory"), " MiB", 512.0},
     {"budgetLatency", kMedian.title, " ms", 0.0}}};

}  // namespace

void ScalingBudgetPanel::buildLayout() {
    m_text = makeNote(this, QStringLiteral("scalingFitText"));
    m_text->setText(
        tr("The largest φ of these α, β, γ within all limits; which limit binds; what "
           "relaxing each would buy. Then the network is built and run."));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->addLayout(buildLimits());
    layout->addLayout(buildDevice());
    layout->addWidget(m_text);
    layout->addWidget(buildResult(), 1);
}

QLayout* ScalingBudgetPanel::buildLimits() {
    auto* row = new QHBoxLayout;
    for (std::size_t i = 0; i < kLimits; ++i) {
        auto* label = new QLabel(Texts::tr(kLimitRows[i].title));
        m_limits[i] = new QDoubleSpinBox;
        m_limits[i]->setObjectName(QString::fromLatin1(kLimitRows[i].name));
        m_limits[i]->setRange(0.0, 1e6);
        m_limits[i]->setSuffix(QString::fromLatin1(kLimitRows[i].suffix));
        m_limits[i]->setSpecialValueText(tr("no limit"));
        m_limits[i]->setValue(kLimitRows[i].value);
        label->setBuddy(m_limits[i]);
        row->addWidget(label);
        row->addWidget(m_limits[i]);
    }
    m_limits[2]->setToolTip(tr("Weights and predicted activations of one image, fp32."));
    m_limits[3]->setToolTip(
        tr("Median of one image. Networks are built and timed on this machine, or "
           "follow the profile of the device."));
    m_fitBar = new TaskBar(m_fitTask, QStringLiteral("fit"), tr("Largest φ"));
    m_fitBar->startButton()->setObjectName(QStringLiteral("scalingFit"));
    m_fitBar->startButton()->setToolTip(
        tr("The largest network of these α, β, γ within the limits. It is then built "
           "and run in the background, to see that the prediction holds."));
    row->addWidget(m_fitBar, 1);
    return row;
}

QLayout* ScalingBudgetPanel::buildDevice() {
    auto* row = new QHBoxLayout;
    m_device =
        addCombo(row, tr("Device"), {tr("This machine, timed")}, QStringLiteral("budgetDevice"),
                 tr("Where latencies come from: networks timed here, or a device profile: "
                    "measured latencies by MACs, with a power law between them. The profile's "
                    "memory is the largest that is looked at."));
    m_load = new QPushButton(tr("Load profile…"));
    m_load->setObjectName(QStringLiteral("budgetLoad"));
    m_load->setToolTip(
        tr("A JSON file that was saved here, or by scale --save-profile on another "
           "machine."));
    m_save = new QPushButton(tr("Save profile…"));
    m_save->setObjectName(QStringLiteral("budgetSave"));
    m_save->setEnabled(false);
    m_save->setToolTip(tr("The chosen profile, for a fit on another machine."));
    m_measureBar = new TaskBar(m_measureTask, QStringLiteral("profile"), tr("Measure B0 to B7"));
    m_measureBar->startButton()->setToolTip(
        tr("Times the published variants up to 5 GMACs on this machine: a profile of "
           "it, and their latencies in the chart."));
    row->addWidget(m_load);
    row->addWidget(m_save);
    row->addWidget(m_measureBar, 2);
    return row;
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

void ScalingBudgetPanel::connectWidgets() {
    connect(m_fitBar->startButton(), &QPushButton::clicked, this, &ScalingBudgetPanel::fitNow);
    connect(&m_fitTask, &Task::failed, this, &ScalingBudgetPanel::refuse);
    connect(m_measureBar->startButton(), &QPushButton::clicked, this,
            &ScalingBudgetPanel::startMeasuring);
    connect(m_device, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_save->setEnabled(index > 0);
        drawCharts();
    });
    for (QDoubleSpinBox* box : m_limits)
        connect(box, &QDoubleSpinBox::valueChanged, this, &ScalingBudgetPanel::drawCharts);
    connect(m_load, &QPushButton::clicked, this, [this] {
        auto* dialog = new QFileDialog(this, tr("Load device profile"), QDir::homePath(),
                                       tr("Device profile (*.json)"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFile);
        connect(dialog, &QFileDialog::fileSelected, this, &ScalingBudgetPanel::loadProfile);
        dialog->open();
    });
    connect(m_save, &QPushButton::clicked, this, [this] {
        askWhere(
            this,
            {tr("Save device profile"), QStringLiteral("device-profile"), QStringLiteral("json")},
            [this](const QString& path) { saveProfile(path); });
    });
}

}  // namespace scalescope::ui
