// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/scaling/scaling_budget_device.h"

#include "core/base/error.h"
#include "core/bench/machine.h"
#include "ui/base/convert.h"
#include "ui/base/save_file.h"
#include "ui/pages/page_parts.h"
#include "ui/pages/task_bar.h"

#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QPushButton>

namespace scalescope::ui {

BudgetDevice::BudgetDevice(Engine& engine, std::function<MeasureJob()> job, QWidget* parent)
    : QWidget(parent), m_task(engine), m_job(std::move(job)) {
    buildLayout();
    connect(m_bar->startButton(), &QPushButton::clicked, this, &BudgetDevice::measure);
    connect(m_device, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_save->setEnabled(index > 0);
        Q_EMIT changed();
    });
    connect(m_load, &QPushButton::clicked, this, &BudgetDevice::chooseFile);
    connect(m_save, &QPushButton::clicked, this, [this] {
        askWhere(
            this,
            {tr("Save device profile"), QStringLiteral("device-profile"), QStringLiteral("json")},
            [this](const QString& path) { save(path); });
    });
}

void BudgetDevice::buildLayout() {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
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
    m_bar = new TaskBar(m_task, QStringLiteral("profile"), tr("Measure B0 to B7"));
    m_bar->startButton()->setToolTip(
        tr("Times the published variants up to 5 GMACs on this machine: a profile of "
           "it, and their latencies in the chart."));
    row->addWidget(m_load);
    row->addWidget(m_save);
    row->addWidget(m_bar, 2);
}

void BudgetDevice::chooseFile() {
    auto* dialog = new QFileDialog(this, tr("Load device profile"), QDir::homePath(),
                                   tr("Device profile (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &BudgetDevice::load);
    dialog->open();
}

std::shared_ptr<const DeviceProfile> BudgetDevice::profile() const {
    const int index = m_device->currentIndex() - 1;  // the first is this machine
    return index >= 0 ? m_profiles.at(static_cast<std::size_t>(index)) : nullptr;
}

void BudgetDevice::measure() {
    m_task.start(m_job(), tr("Device profile: measure B0 to B7"),
                 [this](const auto& measured) { useMeasured(*measured); });
}

void BudgetDevice::useMeasured(const MeasuredNetworks& measured) {
    const Environment machine = environment();
    use(std::make_shared<const DeviceProfile>(
            profileOf(measured, machine.cpu, machine.memoryBytes)),
        measured.partial ? tr("Cancelled: a profile of what was measured.")
                         : tr("Measured; save the profile to keep it."));
}

void BudgetDevice::use(std::shared_ptr<const DeviceProfile> profile, const QString& says) {
    m_device->addItem(qstr(profile->name));
    m_profiles.push_back(std::move(profile));
    m_device->setCurrentIndex(m_device->count() - 1);
    m_bar->say(says);
}

bool BudgetDevice::load(const QString& path) {
    try {
        auto profile = std::make_shared<const DeviceProfile>(readDeviceProfile(fspath(path)));
        const auto count = profile->measured.size();
        use(std::move(profile), tr("%1 measured networks read.").arg(count));
        return true;
    } catch (const Error& error) {
        m_bar->say(qstr(error.what()));
        return false;
    }
}

bool BudgetDevice::save(const QString& path) {
    try {
        writeDeviceProfile(fspath(path), *profile());
        m_bar->say(tr("Saved."));
        return true;
    } catch (const Error& error) {
        m_bar->say(qstr(error.what()));
        return false;
    }
}

}  // namespace scalescope::ui
