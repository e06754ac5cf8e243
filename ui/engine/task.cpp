// SPDX-License-Identifier: Apache-2.0
#include "ui/engine/task.h"

#include "ui/base/convert.h"

#include <utility>

namespace scalescope::ui {

Task::Task(Engine& engine, QObject* parent) : QObject(parent), m_engine(engine) {
    connectEngine();
}

Task::~Task() {
    if (m_job)
        m_engine.cancel(*m_job);
}

void Task::connectEngine() {
    connect(&m_engine, &Engine::jobProgress, this,
            [this](JobId id, double fraction, const QString& what) {
                if (m_job == id)
                    Q_EMIT progress(fraction, what);
            });
    connect(&m_engine, &Engine::measuredReady, this, [this](JobId id, const auto& result) {
        if (m_job == id)
            Q_EMIT measured(result);
    });
    connect(&m_engine, &Engine::fitReady, this, [this](JobId id, const auto& result) {
        if (m_job == id)
            Q_EMIT fitted(result);
    });
    connect(&m_engine, &Engine::searchReady, this, [this](JobId id, const auto& result) {
        if (m_job == id)
            Q_EMIT searched(result);
    });
    connect(&m_engine, &Engine::jobFinished, this, &Task::finish);
}

void Task::start(Question question, const QString& title) {
    const bool wasRunning = isRunning();
    if (wasRunning)
        m_engine.cancel(*std::exchange(m_job, {}));
    Job job;
    job.title = str(title);
    job.question = std::move(question);
    m_job = m_engine.submit(std::move(job));
    if (!wasRunning)
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
    Q_EMIT runningChanged(false);
    if (const auto* failure = std::get_if<Failure>(&outcome))
        Q_EMIT failed(qstr(failure->message));
    else if (std::holds_alternative<Canceled>(outcome))
        Q_EMIT canceled();
}

}  // namespace scalescope::ui
