// SPDX-License-Identifier: Apache-2.0
// An answer comes typed and once, where it was asked for; one terminal signal per job, whatever
// happens to it; order, progress, cancellation.
#include "core/session/result.h"
#include "tests/support/qt_warnings.h"
#include "tests/support/test_program.h"
#include "ui/engine/engine.h"

#include <QObject>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <algorithm>
#include <atomic>
#include <map>
#include <vector>

using namespace scalescope;
using scalescope::ui::Engine;

namespace {

Turn turnNamed(const std::string& title, const std::string& key = {}, bool latestWins = false) {
    Turn turn;
    turn.title = title;
    turn.replaceKey = key;
    turn.latestWins = latestWins;
    return turn;
}

Outcome diagnosed(const Job& job) {
    Diagnosis diagnosis;
    diagnosis.provenance.jobId = job.id;
    return std::make_shared<const Result>(std::move(diagnosis));
}

/// Waits inside the first job until it is let go or cancelled; the later ones pass.
struct Gate {
    QSemaphore entered, open;
    std::atomic<int> started{0};

    Runner runner() {
        return [this](const Job& job, RunContext& context) -> Outcome {
            if (started.fetch_add(1) == 0) {
                entered.release();
                while (!open.tryAcquire(1, 1))
                    context.checkpoint(0.5, "waiting");
            }
            return diagnosed(job);
        };
    }
};

/// What an engine said, in order.
struct Log : QObject {
    struct Event {
        QString kind;
        JobId id = 0;
        friend bool operator==(const Event&, const Event&) = default;
    };
    Engine& engine;
    std::vector<Event> events;
    std::map<JobId, std::vector<Outcome>> outcomes;

    explicit Log(Engine& asked) : engine(asked) {
        connect(&engine, &Engine::jobStarted, this, [this](JobId id) {
            events.push_back({QStringLiteral("started"), id});
        });
        connect(&engine, &Engine::jobFinished, this, [this](JobId id, const Outcome& outcome) {
            events.push_back({QStringLiteral("finished"), id});
            outcomes[id].push_back(outcome);
        });
    }
    JobId ask(Turn turn) {
        return engine.ask(DiagnoseJob{}, std::move(turn), this, [this](const auto& diagnosis) {
            events.push_back({QStringLiteral("answered"), diagnosis->provenance.jobId});
        });
    }
    std::size_t answeredCount(JobId id) const {
        return static_cast<std::size_t>(
            std::ranges::count(events, Event{QStringLiteral("answered"), id}));
    }
    std::size_t finishedCount(JobId id) const {
        const auto found = outcomes.find(id);
        return found == outcomes.end() ? 0 : found->second.size();
    }
    bool wasCanceled(JobId id) const {
        const auto found = outcomes.find(id);
        return found != outcomes.end() && std::holds_alternative<Canceled>(found->second.front());
    }
    bool succeeded(JobId id) const {
        const auto found = outcomes.find(id);
        return found != outcomes.end() && std::holds_alternative<ResultPtr>(found->second.front());
    }
};

}  // namespace

class TstEngine : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { test::failOnQtWarnings(); }

    void answerComesJustBeforeTheTerminalSignal() {
        Engine engine([](const Job& job, RunContext&) { return diagnosed(job); });
        Log log(engine);
        const JobId id = log.ask(turnNamed("B0"));
        QVERIFY2(log.events.empty(), "something came from inside ask");
        QTRY_COMPARE(log.finishedCount(id), 1U);
        const std::vector<Log::Event> expected{{QStringLiteral("started"), id},
                                               {QStringLiteral("answered"), id},
                                               {QStringLiteral("finished"), id}};
        QVERIFY(log.events == expected);
    }

    void urgentJobsGoBeforeTheOthersInTheirOwnOrder() {
        Gate gate;
        Engine engine(gate.runner());
        Log log(engine);
        const JobId running = log.ask(turnNamed("B0"));
        QTRY_COMPARE(gate.started.load(), 1);
        const JobId later = log.ask(turnNamed("B1"));
        Turn urgent = turnNamed("maps");
        urgent.urgent = true;
        const JobId first = log.ask(urgent), second = log.ask(urgent);
        gate.open.release();
        QTRY_COMPARE(log.finishedCount(later), 1U);
        std::vector<JobId> order;
        for (const Log::Event& event : log.events)
            if (event.kind == QStringLiteral("finished"))
                order.push_back(event.id);
        QCOMPARE(order, (std::vector<JobId>{running, first, second, later}));
    }

    void answerIsTypedAndSharesTheResult() {
        Engine engine([](const Job& job, RunContext&) { return diagnosed(job); });
        std::shared_ptr<const Diagnosis> seen;
        const void* owned = nullptr;
        connect(&engine, &Engine::jobFinished, this, [&](JobId, const Outcome& outcome) {
            owned = std::get_if<Diagnosis>(std::get<ResultPtr>(outcome).get());
        });
        engine.ask(DiagnoseJob{}, {}, this,
                   [&](std::shared_ptr<const Diagnosis> diagnosis) { seen = diagnosis; });
        QTRY_VERIFY(owned);
        QCOMPARE(static_cast<const void*>(seen.get()), owned);
    }

    void answersGoToWhoAskedOnlyAndOnce() {
        Engine engine([](const Job& job, RunContext&) -> Outcome {
            if (std::holds_alternative<MachineJob>(job.question))
                return std::make_shared<const Result>(MachineRoof{7.0, 1.0});
            return diagnosed(job);
        });
        Log first(engine), second(engine);
        int roofs = 0;
        const JobId a = first.ask(turnNamed("a")), b = second.ask(turnNamed("b"));
        const JobId c = engine.ask(MachineJob{}, {}, this, [&](const auto& roof) {
            QCOMPARE(roof->gflops, 7.0);
            ++roofs;
        });
        QTRY_COMPARE(first.finishedCount(c), 1U);
        QCOMPARE(first.answeredCount(a), 1U);
        QCOMPARE(first.answeredCount(b), 0U);
        QCOMPARE(second.answeredCount(a), 0U);
        QCOMPARE(second.answeredCount(b), 1U);
        QCOMPARE(roofs, 1);
    }

    void answerOfAnotherTypeIsNotDelivered() {
        Engine engine([](const Job& job, RunContext&) { return diagnosed(job); });
        Log log(engine);
        int roofs = 0;
        const JobId id = engine.ask(MachineJob{}, {}, this, [&](const auto&) { ++roofs; });
        QTRY_COMPARE(log.finishedCount(id), 1U);
        QCOMPARE(roofs, 0);
    }

    void answerComesInTheReceiversThread() {
        QThread thread;
        QObject receiver;
        receiver.moveToThread(&thread);
        thread.start();
        std::atomic<QThread*> cameIn = nullptr;
        {
            Engine engine([](const Job& job, RunContext&) { return diagnosed(job); });
            engine.ask(DiagnoseJob{}, {}, &receiver,
                       [&](const auto&) { cameIn = QThread::currentThread(); });
            QTRY_VERIFY(cameIn);
        }
        QCOMPARE(cameIn.load(), &thread);
        thread.quit();
        thread.wait();
    }

    void nothingComesAfterTheReceiversDeath() {
        Gate gate;
        Engine engine(gate.runner());
        Log log(engine);
        int answers = 0;
        auto running = std::make_unique<QObject>(), pending = std::make_unique<QObject>();
        const auto count = [&](const auto&) { ++answers; };
        engine.ask(DiagnoseJob{}, {}, running.get(), count);
        QTRY_COMPARE(gate.entered.available(), 1);
        const JobId id = engine.ask(DiagnoseJob{}, {}, pending.get(), count);
        running.reset();
        pending.reset();
        gate.open.release();
        QTRY_COMPARE(log.finishedCount(id), 1U);
        QVERIFY(log.succeeded(id));
        QCOMPARE(answers, 0);
    }

    void givenUpItFinishesWithoutAnAnswer_data() {
        QTest::addColumn<bool>("pending");
        QTest::newRow("running") << false;
        QTest::newRow("pending") << true;
    }
    void givenUpItFinishesWithoutAnAnswer() {
        QFETCH(const bool, pending);
        std::atomic<bool> inside = false, open = false;
        Engine engine([&](const Job& job, RunContext&) {
            inside = true;
            while (!open)  // deaf to cancelling: it has a result
                QThread::msleep(1);
            return diagnosed(job);
        });
        Log log(engine);
        const JobId first = log.ask(turnNamed("1"));
        QTRY_VERIFY(inside);
        const JobId second = log.ask(turnNamed("2"));
        const JobId left = pending ? second : first, other = pending ? first : second;
        engine.giveUp(left);
        engine.giveUp(left);
        open = true;
        QTRY_VERIFY(log.finishedCount(first) == 1 && log.finishedCount(second) == 1);
        QCOMPARE(log.answeredCount(left), 0U);
        QCOMPARE(log.answeredCount(other), 1U);
    }

    void jobsRunInOrderOnOneOtherThread() {
        std::vector<JobId> order;
        QThread* runThread = nullptr;
        bool oneThread = true;
        JobId last = 0;
        {
            Engine engine([&](const Job& job, RunContext&) {
                oneThread = oneThread && (!runThread || runThread == QThread::currentThread());
                runThread = QThread::currentThread();
                order.push_back(job.id);
                return diagnosed(job);
            });
            Log log(engine);
            for (int i = 0; i < 20; ++i)
                last = log.ask(turnNamed("B0"));
            QTRY_COMPARE(log.finishedCount(last), 1U);
        }
        QCOMPARE(order.size(), 20U);
        QVERIFY(std::is_sorted(order.begin(), order.end()));
        QVERIFY(oneThread);
        QVERIFY(runThread != QThread::currentThread());
    }

    void failureHasNoAnswer() {
        Engine engine([](const Job&, RunContext&) -> Outcome {
            return Failure{ErrorCode::OutOfMemory, Subject::None, "B7 does not fit.", {}};
        });
        Log log(engine);
        const JobId id = log.ask(turnNamed("B7"));
        QTRY_COMPARE(log.finishedCount(id), 1U);
        QCOMPARE(std::get<Failure>(log.outcomes[id].front()).code, ErrorCode::OutOfMemory);
        QCOMPARE(log.answeredCount(id), 0U);
    }

    void throwingRunnerBecomesAFailure() {
        Engine engine([](const Job&, RunContext&) -> Outcome { throw std::runtime_error("oops"); });
        Log log(engine);
        const JobId id = log.ask(turnNamed("B0"));
        QTRY_COMPARE(log.finishedCount(id), 1U);
        QCOMPARE(std::get<Failure>(log.outcomes[id].front()).code, ErrorCode::Internal);
    }

    void progressIsForwarded() {
        Engine engine([](const Job& job, RunContext& context) {
            context.checkpoint(0.25, "B5 block 9 of 39");
            context.checkpoint(1.0, "B5 block 39 of 39");
            return diagnosed(job);
        });
        QSignalSpy progress(&engine, &Engine::jobProgress);
        Log log(engine);
        const JobId id = log.ask(turnNamed("B5"));
        QTRY_COMPARE(log.finishedCount(id), 1U);
        QCOMPARE(progress.count(), 2);
        QCOMPARE(progress.at(0).at(0).value<JobId>(), id);
        QCOMPARE(progress.at(0).at(1).toDouble(), 0.25);
        QCOMPARE(progress.at(0).at(2).toString(), QStringLiteral("B5 block 9 of 39"));
    }

    void replacedJobIsCanceledOnceAndItsPlaceIsTaken() {
        Gate gate;
        Engine engine(gate.runner());
        Log log(engine);
        const JobId running = log.ask(turnNamed("first"));
        QTRY_COMPARE(gate.entered.available(), 1);
        const JobId replaced = log.ask(turnNamed("slider 1", "slider"));
        const JobId other = log.ask(turnNamed("other"));
        const JobId newest = log.ask(turnNamed("slider 2", "slider"));
        gate.open.release();
        QTRY_COMPARE(log.finishedCount(other), 1U);
        for (const JobId id : {running, replaced, other, newest})
            QCOMPARE(log.finishedCount(id), 1U);
        QVERIFY(log.wasCanceled(replaced));
        QVERIFY(log.succeeded(running) && log.succeeded(newest) && log.succeeded(other));
        const Log::Event newestDone{QStringLiteral("finished"), newest};
        const Log::Event otherDone{QStringLiteral("finished"), other};
        QVERIFY(std::find(log.events.begin(), log.events.end(), newestDone) <
                std::find(log.events.begin(), log.events.end(), otherDone));
    }

    void runningJobIsReplacedOnlyIfTheLatestWins_data() {
        QTest::addColumn<bool>("latestWins");
        QTest::newRow("latest wins") << true;
        QTest::newRow("running one ends") << false;
    }
    void runningJobIsReplacedOnlyIfTheLatestWins() {
        QFETCH(const bool, latestWins);
        Gate gate;
        Engine engine(gate.runner());
        Log log(engine);
        const JobId running = log.ask(turnNamed("1", "image", latestWins));
        QTRY_COMPARE(gate.entered.available(), 1);
        const JobId newest = log.ask(turnNamed("2", "image", latestWins));
        if (!latestWins)
            gate.open.release();
        QTRY_COMPARE(log.finishedCount(newest), 1U);
        QCOMPARE(log.finishedCount(running), 1U);
        QCOMPARE(log.wasCanceled(running), latestWins);
        QVERIFY(log.succeeded(newest));
    }

    void canceledPendingJobNeverRuns() {
        Gate gate;
        Engine engine(gate.runner());
        Log log(engine);
        const JobId running = log.ask(turnNamed("1"));
        QTRY_COMPARE(gate.entered.available(), 1);
        const JobId pending = log.ask(turnNamed("2"));
        engine.cancel(pending);
        engine.cancel(pending);
        QTRY_COMPARE(log.finishedCount(pending), 1U);
        QVERIFY(log.wasCanceled(pending));
        QCOMPARE(log.answeredCount(pending), 0U);
        gate.open.release();
        QTRY_COMPARE(log.finishedCount(running), 1U);
        QTest::qWait(20);
        QCOMPARE(gate.started.load(), 1);
        QCOMPARE(log.finishedCount(pending), 1U);
    }

    void canceledRunningJobLeavesTheEngineUsable() {
        Gate gate;
        Engine engine(gate.runner());
        Log log(engine);
        const JobId running = log.ask(turnNamed("1"));
        QTRY_COMPARE(gate.entered.available(), 1);
        engine.cancel(running);
        QTRY_COMPARE(log.finishedCount(running), 1U);
        QVERIFY(log.wasCanceled(running));
        QCOMPARE(log.answeredCount(running), 0U);
        const JobId next = log.ask(turnNamed("2"));
        QTRY_COMPARE(log.finishedCount(next), 1U);
        QVERIFY(log.succeeded(next));
    }

    void unknownAndFinishedJobsCannotBeCanceled() {
        Engine engine([](const Job& job, RunContext&) { return diagnosed(job); });
        Log log(engine);
        engine.cancel(77);
        const JobId id = log.ask(turnNamed("1"));
        QTRY_COMPARE(log.finishedCount(id), 1U);
        engine.cancel(id);
        QTest::qWait(20);
        QCOMPARE(log.finishedCount(id), 1U);
        QCOMPARE(log.finishedCount(77), 0U);
    }

    void cancelledAtOnceEveryJobEndsOnce() {
        Gate gate;
        Engine engine(gate.runner());
        Log log(engine);
        std::vector<JobId> ids;
        for (int i = 0; i < 8; ++i)
            ids.push_back(log.ask(turnNamed("job")));
        QTRY_COMPARE(gate.entered.available(), 1);
        for (const JobId id : ids)
            engine.cancel(id);
        QTRY_COMPARE(log.outcomes.size(), ids.size());
        for (const JobId id : ids) {
            QCOMPARE(log.finishedCount(id), 1U);
            QVERIFY(log.wasCanceled(id));
        }
    }

    void destructorEndsRunningAndPendingJobsOnce() {
        Gate gate;
        auto engine = std::make_unique<Engine>(gate.runner());
        Log log(*engine);
        const JobId running = log.ask(turnNamed("1"));
        QTRY_COMPARE(gate.entered.available(), 1);
        const JobId pending = log.ask(turnNamed("2"));
        engine.reset();
        for (const JobId id : {running, pending}) {
            QCOMPARE(log.finishedCount(id), 1U);
            QVERIFY(log.wasCanceled(id));
        }
    }

    void destructorAfterTheWorkButBeforeItsNewsEndsTheJobOnce() {
        std::atomic<bool> done = false;
        auto engine = std::make_unique<Engine>([&](const Job& job, RunContext&) {
            const Outcome outcome = diagnosed(job);
            done = true;
            return outcome;
        });
        Log log(*engine);
        const JobId id = log.ask(turnNamed("1"));
        QTRY_VERIFY(!log.events.empty());  // started
        while (!done)
            QThread::msleep(1);  // the event loop does not turn: the news stays in the queue
        engine.reset();
        QCOMPARE(log.finishedCount(id), 1U);
    }

    void nextMayBeAskedFromTheTerminalSignal() {
        Engine engine([](const Job& job, RunContext&) { return diagnosed(job); });
        Log log(engine);
        int finished = 0;
        connect(&engine, &Engine::jobFinished, &engine, [&] {
            if (++finished < 5)
                log.ask(turnNamed("next"));
        });
        log.ask(turnNamed("first"));
        QTRY_COMPARE(finished, 5);
    }
};

SCALESCOPE_TEST(TstEngine)
#include "tst_engine.moc"
