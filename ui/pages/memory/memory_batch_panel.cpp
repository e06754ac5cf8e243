// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/memory/memory_batch_panel.h"

#include "core/session/questions/check_batch_job.h"
#include "ui/base/convert.h"
#include "ui/pages/make.h"
#include "ui/pages/task_bar.h"
#include "ui/plots/line_plot.h"
#include "ui/widgets/table_panel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

namespace scalescope::ui {

namespace {

constexpr int kLargestBudgetMib = 1 << 24;  // 16 TiB

std::int64_t bytesOf(const QSpinBox& mib) {
    return static_cast<std::int64_t>(mib.value()) << 20;
}

/// Neither what is run nor how has changed.
bool sameRun(const Diagnosis& a, const Diagnosis& b) {
    return a.memory && b.memory && a.graph && b.graph && a.memory->options == b.memory->options &&
           a.memory->batch == b.memory->batch && a.graph->inputHeight == b.graph->inputHeight &&
           a.graph->inputWidth == b.graph->inputWidth && a.spec.classCount == b.spec.classCount &&
           a.spec.name == b.spec.name;
}

}  // namespace

MemoryBatchPanel::MemoryBatchPanel(Study& study, Selection& selection, QWidget* parent)
    : Panel(study, selection, parent), m_task(study.jobs().engine()) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 0);
    m_plot = make<LinePlot>({.name = "memoryBatch",
                             .definition = "memory.largest_batch",
                             .exportName = "memory-by-batch"});
    auto* side = new QVBoxLayout;
    m_table = make<TablePanel>({.name = "memoryBatchTable", .exportName = "largest-batch"});
    m_bar = new TaskBar(m_task, QStringLiteral("memoryVerify"), tr("Verify"));
    m_says = makeNote(this, QStringLiteral("memoryVerified"));
    side->addLayout(buildBudgetRow());
    side->addWidget(m_table, 1);
    side->addWidget(m_bar);
    side->addWidget(m_says);
    layout->addWidget(m_plot, 1);
    layout->addLayout(side, 1);
    connect(m_bar->startButton(), &QPushButton::clicked, this, &MemoryBatchPanel::verify);
    connect(m_budget, &QSpinBox::valueChanged, this, [this] {
        m_budgetChosen = true;
        Q_EMIT changed();
    });
    keep(
        QStringLiteral("memory/budgetMib"),
        [this] { return m_budgetChosen ? QVariant(m_budget->value()) : QVariant(); },
        [this](const QVariant& saved) {
            if (saved.toInt() > 0)
                m_budget->setValue(saved.toInt());
        });
}

QLayout* MemoryBatchPanel::buildBudgetRow() {
    auto* row = new QHBoxLayout;
    auto* label = new QLabel(tr("Memory budget"));
    m_budget = new QSpinBox;
    m_budget->setObjectName(QStringLiteral("memoryBudget"));
    m_budget->setRange(1, kLargestBudgetMib);
    m_budget->setSuffix(tr(" MiB"));
    m_budget->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    m_budget->setAccelerated(true);
    m_budget->setToolTip(definitionTip("memory.largest_batch"));
    label->setBuddy(m_budget);
    row->addWidget(label);
    row->addWidget(m_budget);
    row->addStretch();
    return row;
}

void MemoryBatchPanel::refresh() {
    const auto shown = shownOf(m_study, m_selection);
    const QString missing = missingText(m_study, m_selection, tr("its memory"));
    m_plot->setEmptyText(missing);
    m_table->setEmptyText(missing);
    std::vector<std::shared_ptr<const Diagnosis>> now;
    for (const Shown& each : shown)
        now.push_back(each.diagnosis);
    if (now != m_drawn) {
        m_drawn = std::move(now);
        m_plot->setData(batchSeries(shown));
    }
    showBudget(shown);
    const auto diagnosis = focused(m_study, m_selection);
    QPushButton* start = m_bar->startButton();
    start->setText(diagnosis ? tr("Verify %1").arg(nameOf(diagnosis->spec)) : tr("Verify"));
    start->setToolTip(definitionTip("memory.verified"));
    start->setEnabled(!m_task.isRunning() && diagnosis &&
                      batchCheckOf(*diagnosis, bytesOf(*m_budget)));
    const auto checks = this->checks();
    const auto check = checks.find(m_selection.focus());
    const bool current = check != checks.end() && check->second->budgetBytes == bytesOf(*m_budget);
    m_says->setText(current ? qstr(sentenceOf(*check->second)) : QString());
    m_says->setVisible(current);
}

void MemoryBatchPanel::showBudget(const std::vector<Shown>& shown) {
    if (!m_budgetChosen) {
        const QSignalBlocker quiet(m_budget);
        m_budget->setValue(defaultBudgetMib(shown));
    }
    const int budget = m_budget->value();
    m_plot->setThresholds({{budget, tr("budget %1 MiB").arg(budget)}});
    m_table->setTable(batchTable(shown, bytesOf(*m_budget), checks()));
}

BatchChecks MemoryBatchPanel::checks() const {
    BatchChecks checks;
    for (const auto& [column, checked] : m_checked) {
        const auto& now = m_study.entry(column).diagnosis;
        if (now && sameRun(*now, *checked.of))
            checks.emplace(column, checked.check);
    }
    return checks;
}

void MemoryBatchPanel::verify() {
    const ColumnIndex column = m_selection.focus();
    const auto diagnosis = focused(m_study, m_selection);
    const auto request = diagnosis ? batchCheckOf(*diagnosis, bytesOf(*m_budget)) : std::nullopt;
    if (!request || m_task.isRunning())
        return;
    m_budgetChosen = true;  // the answer belongs to what was asked
    m_task.start(
        CheckBatchJob{*request}, tr("Largest batch of %1").arg(nameOf(diagnosis->spec)),
        [this, column, diagnosis](auto check) { take(column, diagnosis, std::move(check)); });
}

void MemoryBatchPanel::take(ColumnIndex column, std::shared_ptr<const Diagnosis> of,
                            std::shared_ptr<const BatchCheck> check) {
    m_checked[column] = {std::move(of), std::move(check)};
    Q_EMIT changed();
}

}  // namespace scalescope::ui
