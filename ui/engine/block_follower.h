// SPDX-License-Identifier: Apache-2.0
// The block that is looked into: its feature maps, of one block of one network at a time.
#pragma once

#include "core/model/indices.h"
#include "ui/engine/job_ledger.h"
#include "ui/engine/run_settings.h"
#include "ui/engine/study_entry.h"

#include <QObject>

#include <map>
#include <memory>
#include <optional>

namespace scalescope {
struct FeatureMapsResult;
}

namespace scalescope::ui {

struct FollowedBlock {
    ColumnIndex column{-1};  ///< asked for last; -1: nothing yet
    std::optional<BlockIndex> block{};
    RunState state = RunState::Idle;
    ColumnIndex resultColumn{-1};  ///< the result may still be of the block before
    std::shared_ptr<const FeatureMapsResult> result;

    /// False for a job that was given up for another block: it says nothing of this one.
    bool settle(const AskedJob& job);
};

/// Asks for the maps of one block, and keeps the newest ones.
class BlockFollower : public QObject {
    Q_OBJECT
public:
    /// entries and images are those of the study, as they are when something is asked.
    BlockFollower(JobLedger& jobs, const RunSettings& settings,
                  const std::map<ColumnIndex, StudyEntry>& entries, const StudyImages& images,
                  QObject* parent = nullptr);
    [[nodiscard]] const FollowedBlock& followed() const { return m_followed; }
    /// Before all other work; gives up the block that was asked for before. Nothing happens when it
    /// is this one already.
    void follow(ColumnIndex column, BlockIndex block);
    void drop(ColumnIndex column);  ///< what is there or on its way of this network

Q_SIGNALS:
    void changed();

private:
    JobLedger& m_jobs;
    const RunSettings& m_settings;
    const std::map<ColumnIndex, StudyEntry>& m_entries;
    const StudyImages& m_images;
    FollowedBlock m_followed;
};

}  // namespace scalescope::ui
