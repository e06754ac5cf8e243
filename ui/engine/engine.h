// SPDX-License-Identifier: Apache-2.0
// The bridge to core: one worker thread, questions in, typed answers out.
#pragma once

#include "core/base/provenance.h"
#include "core/session/asking.h"
#include "ui/engine/mailbox.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <utility>

namespace scalescope::ui {

/// Queue is FIFO, urgent jobs first; a job replaces a pending one with its replaceKey.
/// Exactly one jobFinished per job, whatever happens to it; the answer comes just before it.
class Engine : public QObject {
    Q_OBJECT
public:
    /// runner is called on the worker thread only.
    explicit Engine(Runner runner, QObject* parent = nullptr);
    ~Engine() override;  ///< cancels all, quits, waits

    /// take(std::shared_ptr<const Asked::Answer>) is called once when there is an answer, in the
    /// receiver's thread; never after the receiver is gone, and not for a job that failed, was
    /// cancelled without a result, or was given up. Thread: the engine's own, as all below.
    template <typename Asked, typename Take>
    JobId ask(Asked question, Turn turn, const QObject* receiver, Take take) {
        auto deliver = [take = std::move(take)](const ResultPtr& result) mutable {
            if (auto answer = answerTo<Asked>(result))
                take(std::move(answer));
        };
        return submit(AnyQuestion(std::move(question)), std::move(turn), receiver,
                      std::move(deliver));
    }
    /// As ask, for a question that is answered in parts as well: takeParts(std::vector<Part>) gets
    /// those that have come since the last time, in order, all before the answer. A worker that is
    /// faster than who takes them waits. Parts of a job that is cancelled still come.
    template <typename Asked, typename TakeParts, typename Take>
    JobId ask(Asked question, Turn turn, const QObject* receiver, TakeParts takeParts, Take take) {
        using Part = typename Asked::Part;
        auto mailbox = std::make_shared<Mailbox<Part>>();
        question.onPart = [mailbox](Part part, RunContext& context) {
            mailbox->put(std::move(part), context);
        };
        const JobId id = ask(std::move(question), std::move(turn), receiver, std::move(take));
        // No job begins before the event loop turns: nobody has put anything in yet.
        mailbox->setBell(bellOf(id));
        listen(id, receiver, [mailbox, takeParts = std::move(takeParts)]() mutable {
            takeParts(mailbox->takeAll());
        });
        return id;
    }
    /// A running job may still answer with what it has.
    void cancel(JobId id);
    /// As cancel; nothing is answered any more.
    void giveUp(JobId id);
    [[nodiscard]] int pendingCount() const;  ///< queued and running

Q_SIGNALS:
    void jobStarted(scalescope::JobId id, const QString& title);
    void jobProgress(scalescope::JobId id, double fraction, const QString& what);
    void jobFinished(scalescope::JobId id, const scalescope::Outcome& outcome);
    /// What ask() is built on: who asked listens while the job is alive.
    void answered(scalescope::JobId id, const scalescope::ResultPtr& result, QPrivateSignal);
    /// The same for parts, which lie in the mailbox of who asked.
    void partsCame(scalescope::JobId id, QPrivateSignal);

private:
    using Deliver = std::function<void(const ResultPtr&)>;
    JobId submit(AnyQuestion question, Turn turn, const QObject* receiver, Deliver deliver);
    /// Tells the engine of parts, from the worker thread.
    [[nodiscard]] std::function<void()> bellOf(JobId id);
    void listen(JobId id, const QObject* receiver, std::function<void()> take);

    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace scalescope::ui
