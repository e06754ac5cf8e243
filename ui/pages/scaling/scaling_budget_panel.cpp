// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/scaling/scaling_budget_panel.h"

#include "core/base/error.h"
#include "core/bench/machine.h"
#include "core/scaling/budget_tables.h"
#include "ui/base/convert.h"
#include "ui/pages/scaling/scaling_budget_data.h"
#include "ui/pages/task_bar.h"
#include "ui/plots/scatter_plot.h"
#include "ui/widgets/table_panel.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>

namespace scalescope::ui {

namespace {

constexpr double kMega = 1e6, kGiga = 1e9, kMebi = 1024.0 * 1024.0;
constexpr std::array kChartKinds{BudgetKind::Params, BudgetKind::Memory, BudgetKind::Latency};

}  // namespace

ScalingBudgetPanel::ScalingBudgetPanel(Study& study, Selection& selection, ScalingChoice& choice,
                                       QWidget* parent)
    : ScalingPanel(study, selection, choice, parent),
      m_fitTask(study.jobs().engine()),
      m_measureTask(study.jobs().engine()) {
    buildLayout();
    connectWidgets();
    for (QDoubleSpinBox* box : m_limits)
        keep(QStringLiteral("scaling/") + box->objectName(), box);
    keep(QStringLiteral("scaling/budgetRows"), m_rows);
}

Budget ScalingBudgetPanel::budget() const {
    const auto limit = [this](BudgetKind kind, double unit) {
        const double value = m_limits[static_cast<std::size_t>(kind)]->value();
        return value > 0 ? std::optional(static_cast<std::int64_t>(value * unit)) : std::nullopt;
    };
    Budget budget;
    budget.params = limit(BudgetKind::Params, kMega);
    budget.macs = limit(BudgetKind::Macs, kGiga);
    budget.memoryBytes = limit(BudgetKind::Memory, kMebi);
    const double ms = m_limits[static_cast<std::size_t>(BudgetKind::Latency)]->value();
    if (ms > 0)
        budget.latencyMs = ms;
    budget.machineBytes = profile() ? profile()->memoryBytes : m_choice.memoryBytes();
    return budget;
}

const DeviceProfile* ScalingBudgetPanel::profile() const {
    const int index = m_device->currentIndex() - 1;  // the first is this machine
    return index >= 0 ? m_profiles.at(static_cast<std::size_t>(index)).get() : nullptr;
}

/// By arithmetic it is there at once; then, and for a latency of this machine, the engine runs it.
void ScalingBudgetPanel::fitNow() {
    const Budget limits = budget();
    const bool timed = limits.latencyMs && !profile();
    if (!timed) {
        const SliderFit found = fitOfSliders(m_choice.coefficients(), limits, profile());
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
    if (profile())
        job.profile = m_profiles.at(static_cast<std::size_t>(m_device->currentIndex() - 1));
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
    m_published->setTable(publishedBudgetTable(budget(), profile()));
    m_choice.set(fit.network.coefficients);
    drawCharts();
}

void ScalingBudgetPanel::refresh() {
    drawCharts();
}

void ScalingBudgetPanel::drawCharts() {
    const auto limit = [this](BudgetKind kind) {
        const QDoubleSpinBox* box = m_limits[static_cast<std::size_t>(kind)];
        std::vector<std::pair<double, QString>> lines;
        if (box->value() > 0)
            lines.emplace_back(box->value(), box->text());
        return lines;
    };
    const std::vector<ScaledNetwork> law = budgetLaw(m_choice.coefficients());
    for (std::size_t i = 0; i < m_charts.size(); ++i) {
        m_charts[i]->setLimits(limit(BudgetKind::Macs), limit(kChartKinds[i]));
        m_charts[i]->setData(budgetSeries(kChartKinds[i], law, m_fit, profile()));
    }
}

void ScalingBudgetPanel::startMeasuring() {
    MeasureJob job;
    job.networks = publishedNetworks();
    job.options = m_study.settings().options();
    job.limits.bytes = m_choice.memoryBytes();
    m_measureTask.start(std::move(job), tr("Device profile: measure B0 to B7"),
                        [this](const auto& measured) { useMeasured(*measured); });
}

void ScalingBudgetPanel::useMeasured(const MeasuredNetworks& measured) {
    const Environment machine = environment();
    useProfile(std::make_shared<const DeviceProfile>(
                   profileOf(measured, machine.cpu, machine.memoryBytes)),
               measured.partial ? tr("Cancelled: a profile of what was measured.")
                                : tr("Measured; save the profile to keep it."));
}

void ScalingBudgetPanel::useProfile(std::shared_ptr<const DeviceProfile> profile,
                                    const QString& says) {
    m_device->addItem(qstr(profile->name));
    m_profiles.push_back(std::move(profile));
    m_device->setCurrentIndex(m_device->count() - 1);
    m_measureBar->say(says);
}

bool ScalingBudgetPanel::loadProfile(const QString& path) {
    try {
        auto profile = std::make_shared<const DeviceProfile>(readDeviceProfile(fspath(path)));
        const auto count = profile->measured.size();
        useProfile(std::move(profile), tr("%1 measured networks read.").arg(count));
        return true;
    } catch (const Error& error) {
        m_measureBar->say(qstr(error.what()));
        return false;
    }
}

bool ScalingBudgetPanel::saveProfile(const QString& path) {
    try {
        writeDeviceProfile(fspath(path), *profile());
        m_measureBar->say(tr("Saved."));
        return true;
    } catch (const Error& error) {
        m_measureBar->say(qstr(error.what()));
        return false;
    }
}

}  // namespace scalescope::ui
