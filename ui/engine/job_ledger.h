// SPDX-License-Identifier: Apache-2.0
// What the study asked the engine: cost, fraction and state of each, one progress over all.
#pragma once

#include "core/base/column_index.h"
#include "core/model/indices.h"
#include "ui/engine/engine.h"

#include <QObject>
#include <QString>

#include <functional>
#include <map>
#include <optional>
#include <typeindex>
#include <utility>
#include <vector>

namespace scalescope::ui {

enum class RunState { Idle, Pending, Running, Done, Failed, Canceled };
/// An answer is on its way.
[[nodiscard]] inline bool isWaiting(RunState state) {
    return state == RunState::Pending || state == RunState::Running;
}

/// One question that was asked: what it is about, and how far it is.
struct AskedJob {
    std::type_index question = typeid(void);  ///< a struct of core/session/questions
    ColumnIndex column{-1};                   ///< of the network; -1: about none
    std::optional<BlockIndex> block{};        ///< nullopt: about none
    double cost = 1.0;                        ///< share of the work, in any unit
    double fraction = 0.0;
    RunState state = RunState::Pending;  ///< Idle: given up
    std::optional<Failure> failure{};    ///< where the state is Failed

    template <typename Question>
    [[nodiscard]] bool asks() const {
        return question == typeid(Question);
    }
};

/// Lists what was asked through it until it ends. Adding a question changes nothing here.
class JobLedger : public QObject {
    Q_OBJECT
public:
    explicit JobLedger(Engine& engine, QObject* parent = nullptr);
    /// For questions that are not of this ledger.
    [[nodiscard]] Engine& engine() const { return m_engine; }

    /// As Engine::ask; about says which column and block it is about and what it costs.
    template <typename Asked, typename Take>
    void ask(Asked question, Turn turn, AskedJob about, const QObject* receiver, Take take) {
        about.question = typeid(Asked);
        list(m_engine.ask(std::move(question), std::move(turn), receiver, std::move(take)),
             std::move(about));
    }
    /// As Engine::ask of a question that is answered in parts as well.
    template <typename Asked, typename TakeParts, typename Take>
    void ask(Asked question, Turn turn, AskedJob about, const QObject* receiver,
             TakeParts takeParts, Take take) {
        about.question = typeid(Asked);
        list(m_engine.ask(std::move(question), std::move(turn), receiver, std::move(takeParts),
                          std::move(take)),
             std::move(about));
    }
    /// These are cancelled, answer nothing any more and cost nothing; each is told of as Idle.
    void giveUp(const std::function<bool(const AskedJob&)>& which);
    /// All; what they answer is still taken.
    void cancel();
    [[nodiscard]] bool busy() const { return !m_jobs.empty(); }
    /// Work done of all that was asked since the ledger was last empty, 0 to 1.
    [[nodiscard]] double fraction() const;

Q_SIGNALS:
    void stateChanged(const scalescope::ui::AskedJob& job);
    void advanced(const scalescope::ui::AskedJob& job);
    void progressChanged(double fraction, const QString& what);
    void busyChanged(bool busy);
    void failed(const scalescope::Failure& failure);

private:
    void list(JobId id, AskedJob about);
    void start(JobId id);
    void advance(JobId id, double fraction, const QString& what);
    void finish(JobId id, const Outcome& outcome);
    void updateBusy();

    Engine& m_engine;
    std::map<JobId, AskedJob> m_jobs;
    double m_totalCost = 0.0, m_doneCost = 0.0;  ///< since the ledger was last empty
    bool m_wasBusy = false;
};

}  // namespace scalescope::ui
