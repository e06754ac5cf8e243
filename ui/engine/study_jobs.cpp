// SPDX-License-Identifier: Apache-2.0
// The study's jobs from submission to their end: progress over all of them, states of the entries.
#include "ui/base/convert.h"
#include "ui/engine/study.h"

#include <algorithm>
#include <utility>

namespace scalescope::ui {

void Study::track(Job job, Tracked tracked) {
    const JobId id = m_engine.submit(std::move(job));
    m_jobs.emplace(id, tracked);
    m_totalCost += tracked.cost;
    settle(tracked, RunState::Pending);
    updateBusy();
}

/// Cancels these jobs and drops what they may still answer.
void Study::forget(const std::function<bool(const Tracked&)>& which) {
    for (auto job = m_jobs.begin(); job != m_jobs.end();) {
        if (!which(job->second)) {
            ++job;
            continue;
        }
        const Tracked forgotten = job->second;
        m_engine.cancel(job->first);
        job = m_jobs.erase(job);
        m_totalCost -= forgotten.cost;
        settle(forgotten, RunState::Idle);
    }
    updateBusy();
}

void Study::onStarted(JobId id) {
    if (const auto job = m_jobs.find(id); job != m_jobs.end())
        settle(job->second, RunState::Running);
}

void Study::onProgress(JobId id, double fraction, const QString& what) {
    const auto found = m_jobs.find(id);
    if (found == m_jobs.end())
        return;
    Tracked& job = found->second;
    job.fraction = fraction;
    if (job.kind == Kind::Diagnose) {
        at(job.variant).progress = fraction;
        Q_EMIT entryProgress(job.variant, fraction);
    }
    const double done = m_doneCost + job.cost * fraction;
    Q_EMIT progressChanged(m_totalCost > 0.0 ? std::min(1.0, done / m_totalCost) : 0.0, what);
}

void Study::onFinished(JobId id, const Outcome& outcome) {
    const auto found = m_jobs.find(id);
    if (found == m_jobs.end())
        return;
    const Tracked job = found->second;
    m_jobs.erase(found);
    m_doneCost += job.cost;
    const auto* failure = std::get_if<Failure>(&outcome);
    if (failure && (job.kind == Kind::Diagnose || job.kind == Kind::Benchmark))
        at(job.variant).failure = *failure;
    else if (!failure && job.kind == Kind::Diagnose)
        at(job.variant).failure.reset();
    settle(job, failure                                     ? RunState::Failed
                : std::holds_alternative<Canceled>(outcome) ? RunState::Canceled
                                                            : RunState::Done);
    if (failure)
        Q_EMIT failed(*failure);
    else if (job.kind == Kind::Export && std::holds_alternative<ResultPtr>(outcome))
        Q_EMIT exported(qpath(job.path));
    if (job.kind == Kind::Image && !std::holds_alternative<ResultPtr>(outcome))
        run(m_selection.variants());
    updateBusy();
}

/// New state of the entry that a job is about. A result that is there outlives a cancelled job.
void Study::settle(const Tracked& job, RunState state) {
    if (job.kind == Kind::FeatureMaps &&
        (job.variant != m_followed.variant || job.block != m_followed.block))
        return;  // given up for another block
    StudyEntry& changed = at(job.variant);
    const bool ended = state == RunState::Idle || state == RunState::Canceled;
    if (job.kind == Kind::Diagnose) {
        changed.state = ended && changed.diagnosis ? RunState::Done : state;
        changed.progress = state == RunState::Done ? 1.0 : 0.0;
    } else if (job.kind == Kind::Benchmark) {
        changed.benchState = ended && changed.benchmark ? RunState::Done : state;
    } else if (job.kind == Kind::FeatureMaps) {
        m_followed.state = state;
    }
    tell(job);
}

void Study::tell(const Tracked& job) {
    switch (job.kind) {
        case Kind::Image:
        case Kind::Weights:
        case Kind::Export:
            break;
        case Kind::Diagnose:
            Q_EMIT entryChanged(job.variant);
            break;
        case Kind::Benchmark:
            Q_EMIT benchmarkChanged(job.variant);
            break;
        case Kind::GradCam:
            Q_EMIT gradCamChanged(job.variant);
            break;
        case Kind::Ablate:
            Q_EMIT ablationChanged(job.variant);
            break;
        case Kind::FeatureMaps:
            Q_EMIT followedChanged();
            break;
    }
}

void Study::updateBusy() {
    if (!busy())
        m_totalCost = m_doneCost = 0.0;
    if (std::exchange(m_wasBusy, busy()) != busy())
        Q_EMIT busyChanged(busy());
}

StudyEntry* Study::entryOf(JobId id) {
    const auto job = m_jobs.find(id);
    return job == m_jobs.end() ? nullptr : &at(job->second.variant);
}

}  // namespace scalescope::ui
