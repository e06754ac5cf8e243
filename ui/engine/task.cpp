// SPDX-License-Identifier: Apache-2.0
#include "ui/engine/task.h"

#include "ui/base/convert.h"

#include <utility>

namespace scalescope::ui {

Task::Task(Engine& engine, QObject* parent) : QObject(parent), m_engine(engine) {
    connect(&m_engine, &Engine::jobProgress, this,
            [this](JobId id, double fraction, const QString& what) {
                if (m_job == id)
                    Q_EMIT progress(fraction, what);
            });
    connect(&m_engine, &Engine::jobStarted, this, [this](JobId id) {
        if (m_job == id)
            Q_EMIT begun();
    });
    connect(&m_engine, &Engine::jobFinished, this, &Task::finish);
}

/// An engine that went first has ended the job: then there is nothing to give up.
Task::~Task() {
    giveUp();
}

Turn Task::turnOf(const QString& title) const {
    return {.title = str(title), .urgent = m_urgent};
}

void Task::giveUp() {
    if (m_job)
        m_engine.giveUp(*std::exchange(m_job, {}));
}

void Task::follow(JobId id) {
    m_job = id;
    if (!std::exchange(m_saidRunning, true))
        Q_EMIT runningChanged(true);
}

void Task::cancel() {
    if (m_job)
        m_engine.cancel(*m_job);
}

void Task::finish(JobId id, const Outcome& outcome) {
    if (m_job != id)
        return;
    m_job.reset();
    m_saidRunning = false;
    Q_EMIT runningChanged(false);
    if (const auto* failure = std::get_if<Failure>(&outcome))
        Q_EMIT failed(qstr(failure->message));
    else if (std::holds_alternative<Canceled>(outcome))
        Q_EMIT canceled();
}

}  // namespace scalescope::ui
