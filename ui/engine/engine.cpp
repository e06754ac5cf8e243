// SPDX-License-Identifier: Apache-2.0
#include "ui/engine/engine.h"

#include "core/session/job.h"
#include "ui/base/convert.h"

#include <QThread>

#include <algorithm>
#include <atomic>
#include <deque>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace scalescope::ui {

namespace {

using Flag = std::shared_ptr<std::atomic<bool>>;

/// Session::run never throws; a runner of a test may.
Outcome runGuarded(const Runner& runner, const Job& job, RunContext& context) {
    try {
        return runner(job, context);
    } catch (const Canceled& canceled) {
        return canceled;
    } catch (const Error& error) {
        return error.failure();
    } catch (const std::exception& error) {
        return Failure{ErrorCode::Internal, Subject::None,
                       "The program made a mistake in \"" + job.title + "\"; please report it.",
                       error.what()};
    }
}

}  // namespace

struct Engine::Impl {
    Impl(Engine& self, Runner run)
        : engine(self), runner(std::make_shared<Runner>(std::move(run))) {}

    struct Running {
        JobId id = 0;
        std::string replaceKey;
        Flag cancel;
        Flag giveWay;  ///< null: it need not
    };

    Engine& engine;
    std::shared_ptr<const Runner> runner;
    QThread thread;
    QObject* worker = nullptr;  ///< lives in thread; owned by its finished()
    JobId lastId = 0;
    std::deque<Job> pending;
    std::optional<Running> running;
    std::vector<JobId> canceled;  ///< left the queue; still to be told
    bool stepPosted = false;
    std::multimap<JobId, QMetaObject::Connection> deliveries;  ///< to who asked

    void postStep();
    void step();
    void start(Job job);
    void finish(JobId id, const Outcome& outcome);
    void endDelivery(JobId id);
    bool replacePending(Job& job);
    void insertPending(Job job);
};

/// Signals come from the event loop only, never from inside submit() or cancel().
void Engine::Impl::postStep() {
    if (std::exchange(stepPosted, true))
        return;
    QMetaObject::invokeMethod(
        &engine, [this] { step(); }, Qt::QueuedConnection);
}

void Engine::Impl::step() {
    stepPosted = false;
    for (const JobId id : std::exchange(canceled, {})) {
        endDelivery(id);
        Q_EMIT engine.jobFinished(id, Canceled{});
    }
    if (running || pending.empty())
        return;
    Job job = std::move(pending.front());
    pending.pop_front();
    start(std::move(job));
}

void Engine::Impl::start(Job job) {
    const JobId id = job.id;
    const QString title = qstr(job.title);
    const auto cancel = std::make_shared<std::atomic<bool>>(false);
    const Flag giveWay =
        job.givesWay ? std::make_shared<std::atomic<bool>>(!pending.empty()) : nullptr;
    running = Running{id, job.replaceKey, cancel, giveWay};
    const auto work = [this, receiver = &engine, run = runner, cancel, giveWay,
                       job = std::move(job)] {
        RunContext context(
            [receiver, id = job.id](double fraction, std::string_view what) {
                QMetaObject::invokeMethod(
                    receiver,
                    [receiver, id, fraction, text = qstr(what)] {
                        Q_EMIT receiver->jobProgress(id, fraction, text);
                    },
                    Qt::QueuedConnection);
            },
            cancel.get(), giveWay.get());
        Outcome outcome = runGuarded(*run, job, context);
        QMetaObject::invokeMethod(
            receiver, [this, id = job.id, outcome = std::move(outcome)] { finish(id, outcome); },
            Qt::QueuedConnection);
    };
    Q_EMIT engine.jobStarted(id, title);
    QMetaObject::invokeMethod(worker, work, Qt::QueuedConnection);
}

void Engine::Impl::finish(JobId id, const Outcome& outcome) {
    running.reset();
    if (const auto* result = std::get_if<ResultPtr>(&outcome); result && *result)
        Q_EMIT engine.answered(id, *result, QPrivateSignal{});
    endDelivery(id);
    Q_EMIT engine.jobFinished(id, outcome);
    postStep();
}

void Engine::Impl::endDelivery(JobId id) {
    const auto [first, last] = deliveries.equal_range(id);
    for (auto delivery = first; delivery != last; ++delivery)
        disconnect(delivery->second);
    deliveries.erase(first, last);
}

/// The newer job takes the older one's place, so that a storm of changes does not wait forever.
bool Engine::Impl::replacePending(Job& job) {
    const auto same = [&](const Job& other) { return other.replaceKey == job.replaceKey; };
    const auto old = std::find_if(pending.begin(), pending.end(), same);
    if (old == pending.end())
        return false;
    canceled.push_back(old->id);
    *old = std::move(job);
    return true;
}

void Engine::Impl::insertPending(Job job) {
    const auto before = std::find_if(pending.begin(), pending.end(),
                                     [&](const Job& other) { return job.urgent && !other.urgent; });
    pending.insert(before, std::move(job));
}

Engine::Engine(Runner runner, QObject* parent)
    : QObject(parent), m_impl(std::make_unique<Impl>(*this, std::move(runner))) {
    m_impl->worker = new QObject;
    m_impl->worker->moveToThread(&m_impl->thread);
    connect(&m_impl->thread, &QThread::finished, m_impl->worker, &QObject::deleteLater);
    m_impl->thread.setObjectName(QStringLiteral("engine"));
    m_impl->thread.start();
}

Engine::~Engine() {
    for (const Job& job : std::exchange(m_impl->pending, {}))
        m_impl->canceled.push_back(job.id);
    if (m_impl->running)
        m_impl->running->cancel->store(true);
    m_impl->thread.quit();
    m_impl->thread.wait();
    for (const JobId id : std::exchange(m_impl->canceled, {}))
        Q_EMIT jobFinished(id, Canceled{});
    // Its outcome may be queued, but a queued call does not reach an object that is going away.
    if (const auto running = std::exchange(m_impl->running, {}))
        Q_EMIT jobFinished(running->id, Canceled{});
}

/// A connection knows when its receiver dies, in whatever thread that is; a pointer would not.
JobId Engine::submit(AnyQuestion question, Turn turn, const QObject* receiver, Deliver deliver) {
    Job job{std::move(turn), ++m_impl->lastId, questionOf(std::move(question))};
    const JobId id = job.id;
    m_impl->deliveries.emplace(
        id, connect(this, &Engine::answered, receiver,
                    [id, deliver = std::move(deliver)](JobId of, const ResultPtr& result) {
                        if (of == id)
                            deliver(result);
                    }));
    const bool keyed = !job.replaceKey.empty();
    auto& running = m_impl->running;
    if (keyed && job.latestWins && running && running->replaceKey == job.replaceKey)
        running->cancel->store(true);
    if (running && running->giveWay)
        running->giveWay->store(true);
    if (!keyed || !m_impl->replacePending(job))
        m_impl->insertPending(std::move(job));
    m_impl->postStep();
    return id;
}

/// By way of the engine, which outlives the worker; the receiver may not.
std::function<void()> Engine::bellOf(JobId id) {
    return [this, id] {
        QMetaObject::invokeMethod(
            this, [this, id] { Q_EMIT partsCame(id, QPrivateSignal{}); }, Qt::QueuedConnection);
    };
}

void Engine::listen(JobId id, const QObject* receiver, std::function<void()> take) {
    m_impl->deliveries.emplace(
        id, connect(this, &Engine::partsCame, receiver, [id, take = std::move(take)](JobId of) {
            if (of == id)
                take();
        }));
}

void Engine::cancel(JobId id) {
    if (m_impl->running && m_impl->running->id == id) {
        m_impl->running->cancel->store(true);
        return;
    }
    auto& pending = m_impl->pending;
    const auto job = std::find_if(pending.begin(), pending.end(),
                                  [id](const Job& other) { return other.id == id; });
    if (job == pending.end())
        return;
    pending.erase(job);
    m_impl->canceled.push_back(id);
    m_impl->postStep();
}

void Engine::giveUp(JobId id) {
    m_impl->endDelivery(id);
    cancel(id);
}

int Engine::pendingCount() const {
    return static_cast<int>(m_impl->pending.size()) + (m_impl->running ? 1 : 0);
}

}  // namespace scalescope::ui
