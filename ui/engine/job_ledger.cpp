// SPDX-License-Identifier: Apache-2.0
#include "ui/engine/job_ledger.h"

#include <algorithm>

namespace scalescope::ui {

JobLedger::JobLedger(Engine& engine, QObject* parent) : QObject(parent), m_engine(engine) {
    connect(&m_engine, &Engine::jobStarted, this, &JobLedger::start);
    connect(&m_engine, &Engine::jobProgress, this, &JobLedger::advance);
    connect(&m_engine, &Engine::jobFinished, this, &JobLedger::finish);
}

void JobLedger::list(JobId id, AskedJob about) {
    m_totalCost += about.cost;
    const AskedJob& job = m_jobs[id] = std::move(about);
    Q_EMIT stateChanged(AskedJob(job));
    updateBusy();
}

/// Who hears of one may ask anew: the list is settled before anybody is told.
void JobLedger::giveUp(const std::function<bool(const AskedJob&)>& which) {
    std::vector<AskedJob> gone;
    for (auto job = m_jobs.begin(); job != m_jobs.end();) {
        if (!which(job->second)) {
            ++job;
            continue;
        }
        m_engine.giveUp(job->first);
        m_totalCost -= job->second.cost;
        gone.push_back(std::move(job->second));
        job = m_jobs.erase(job);
    }
    for (AskedJob& job : gone) {
        job.state = RunState::Idle;
        Q_EMIT stateChanged(job);
    }
    updateBusy();
}

void JobLedger::cancel() {
    for (const auto& [id, job] : m_jobs)
        m_engine.cancel(id);
}

double JobLedger::fraction() const {
    double done = m_doneCost;
    for (const auto& [id, job] : m_jobs)
        done += job.cost * job.fraction;
    return m_totalCost > 0.0 ? std::min(1.0, done / m_totalCost) : 0.0;
}

void JobLedger::start(JobId id) {
    const auto job = m_jobs.find(id);
    if (job == m_jobs.end())
        return;
    job->second.state = RunState::Running;
    Q_EMIT stateChanged(AskedJob(job->second));
}

void JobLedger::advance(JobId id, double fraction, const QString& what) {
    const auto job = m_jobs.find(id);
    if (job == m_jobs.end())
        return;
    job->second.fraction = fraction;
    Q_EMIT advanced(AskedJob(job->second));
    Q_EMIT progressChanged(this->fraction(), what);
}

void JobLedger::finish(JobId id, const Outcome& outcome) {
    const auto found = m_jobs.find(id);
    if (found == m_jobs.end())
        return;
    AskedJob job = std::move(found->second);
    m_jobs.erase(found);
    m_doneCost += job.cost;
    job.fraction = 1.0;
    if (const auto* failure = std::get_if<Failure>(&outcome))
        job.failure = *failure;
    job.state = job.failure                                 ? RunState::Failed
                : std::holds_alternative<Canceled>(outcome) ? RunState::Canceled
                                                            : RunState::Done;
    Q_EMIT stateChanged(job);
    if (job.failure)
        Q_EMIT failed(*job.failure);
    updateBusy();
}

void JobLedger::updateBusy() {
    if (!busy())
        m_totalCost = m_doneCost = 0.0;
    if (std::exchange(m_wasBusy, busy()) != busy())
        Q_EMIT busyChanged(busy());
}

}  // namespace scalescope::ui
