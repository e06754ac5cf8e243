// SPDX-License-Identifier: Apache-2.0
#include "ui/engine/block_follower.h"

#include "core/session/questions/feature_maps_job.h"

#include <utility>

namespace scalescope::ui {

bool FollowedBlock::settle(const AskedJob& job) {
    if (!job.asks<FeatureMapsJob>() || job.column != column || job.block != block)
        return false;
    state = job.state;
    return true;
}

BlockFollower::BlockFollower(JobLedger& jobs, const RunSettings& settings,
                             const std::map<ColumnIndex, StudyEntry>& entries,
                             const StudyImages& images, QObject* parent)
    : QObject(parent), m_jobs(jobs), m_settings(settings), m_entries(entries), m_images(images) {
    connect(&m_jobs, &JobLedger::stateChanged, this, [this](const AskedJob& job) {
        if (m_followed.settle(job))
            Q_EMIT changed();
    });
}

void BlockFollower::follow(ColumnIndex column, BlockIndex block) {
    const bool same = m_followed.column == column && m_followed.block == block;
    if (!m_images.shown || (same && m_followed.state != RunState::Idle))
        return;
    m_followed.column = column;
    m_followed.block = block;
    m_jobs.giveUp([](const AskedJob& job) { return job.asks<FeatureMapsJob>(); });
    const StudyEntry& entry = m_entries.at(column);
    Turn turn = newestOf(entry.spec, "feature maps", "feature maps");
    turn.urgent = true;
    m_jobs.ask(FeatureMapsJob{.run = m_settings.requestFor(entry.spec),
                              .input = m_settings.inputOf(m_images.sources),
                              .block = block},
               std::move(turn), {.column = column, .block = block, .cost = passCost(entry)}, this,
               [this, column](auto result) {
                   m_followed.result = std::move(result);
                   m_followed.resultColumn = column;
               });
}

void BlockFollower::drop(ColumnIndex column) {
    if (m_followed.column != column && m_followed.resultColumn != column)
        return;
    m_followed = {};
    Q_EMIT changed();
}

}  // namespace scalescope::ui
