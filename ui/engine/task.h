// SPDX-License-Identifier: Apache-2.0
// One long question that a part of the window asks the engine: begin, progress, cancel, answer.
#pragma once

#include "ui/engine/engine.h"

#include <QObject>
#include <QString>

#include <optional>
#include <utility>

namespace scalescope::ui {

/// Has one question at a time answered, after whatever else is queued in the engine; an urgent one
/// before what is not urgent.
class Task : public QObject {
    Q_OBJECT
public:
    explicit Task(Engine& engine, QObject* parent = nullptr);
    ~Task() override;  ///< gives up

    /// take(std::shared_ptr<const Asked::Answer>) gets the answer while the task is alive; that is
    /// why a panel has its task as a member. A question that is still running is given up.
    template <typename Asked, typename Take>
    void start(Asked question, const QString& title, Take take) {
        giveUp();
        follow(m_engine.ask(std::move(question), turnOf(title), this, std::move(take)));
    }
    /// As start, for a question that goes on until it is told to end: its parts come as they are
    /// (Engine::ask), and it gives way to any other.
    template <typename Asked, typename TakeParts, typename Take>
    void follow(Asked question, const QString& title, TakeParts takeParts, Take take) {
        giveUp();
        Turn turn = turnOf(title);
        turn.givesWay = true;
        follow(m_engine.ask(std::move(question), std::move(turn), this, std::move(takeParts),
                            std::move(take)));
    }
    void cancel();
    void setUrgent(bool on) { m_urgent = on; }  ///< before what waits; default off
    [[nodiscard]] bool isRunning() const { return m_job.has_value(); }

Q_SIGNALS:
    void runningChanged(bool running);
    void begun();  ///< its turn has come
    void progress(double fraction, const QString& what);
    void failed(const QString& sentence);
    void canceled();

private:
    [[nodiscard]] Turn turnOf(const QString& title) const;
    void giveUp();
    void follow(JobId id);
    void finish(JobId id, const Outcome& outcome);

    Engine& m_engine;
    std::optional<JobId> m_job;
    bool m_saidRunning = false, m_urgent = false;
};

}  // namespace scalescope::ui
