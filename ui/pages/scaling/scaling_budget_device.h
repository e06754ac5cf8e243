// SPDX-License-Identifier: Apache-2.0
// Where a budget's latencies come from: this machine, timed, or the profile of a device.
#pragma once

#include "core/scaling/device_profile.h"
#include "core/session/questions/measure_job.h"
#include "ui/engine/task.h"

#include <QWidget>

#include <functional>
#include <memory>
#include <vector>

class QComboBox;
class QPushButton;

namespace scalescope::ui {

class TaskBar;

/// Profiles are read from files, or measured here.
class BudgetDevice : public QWidget {
    Q_OBJECT
public:
    /// job: what is measured for a profile of this machine.
    BudgetDevice(Engine& engine, std::function<MeasureJob()> job, QWidget* parent = nullptr);

    /// Null: this machine, timed.
    [[nodiscard]] std::shared_ptr<const DeviceProfile> profile() const;
    /// False, and a sentence beside the buttons, when it cannot be read or written.
    bool load(const QString& path);
    bool save(const QString& path);

Q_SIGNALS:
    void changed();

private:
    void buildLayout();
    void chooseFile();
    void measure();
    void useMeasured(const MeasuredNetworks& measured);
    void use(std::shared_ptr<const DeviceProfile> profile, const QString& says);

    Task m_task;
    std::function<MeasureJob()> m_job;
    QComboBox* m_device = nullptr;  ///< this machine, then profiles
    QPushButton *m_load = nullptr, *m_save = nullptr;
    TaskBar* m_bar = nullptr;
    std::vector<std::shared_ptr<const DeviceProfile>> m_profiles;
};

}  // namespace scalescope::ui
