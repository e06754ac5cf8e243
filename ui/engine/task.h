// SPDX-License-Identifier: Apache-2.0
// One long question that a part of the window asks the engine: begin, progress, cancel, answer.
#pragma once

#include "ui/engine/engine.h"

#include <QObject>
#include <QString>

#include <memory>
#include <optional>

namespace scalescope::ui {

/// Runs a job at a time on the engine's thread, after whatever else is queued there.
class Task : public QObject {
    Q_OBJECT
public:
    explicit Task(Engine& engine, QObject* parent = nullptr);
    ~Task() override;  ///< cancels

    /// A question that is still running is given up.
    void start(Question question, const QString& title);
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_job.has_value(); }

Q_SIGNALS:
    void runningChanged(bool running);
    void progress(double fraction, const QString& what);
    void measured(std::shared_ptr<const scalescope::MeasuredNetworks> measured);
    void fitted(std::shared_ptr<const scalescope::BudgetFit> fit);
    void searched(std::shared_ptr<const scalescope::SearchResult> result);
    void failed(const QString& sentence);
    void canceled();

private:
    void connectEngine();
    void finish(JobId id, const Outcome& outcome);

    Engine& m_engine;
    std::optional<JobId> m_job;
};

}  // namespace scalescope::ui
