// SPDX-License-Identifier: Apache-2.0
// One terminal signal per job, whatever happens to it; order, progress, cancellation.
#include "tests/support/qt_warnings.h"
#include "tests/support/test_program.h"
#include "ui/engine/engine.h"

#include <QObject>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <atomic>
#include <vector>

using namespace scalescope;
using scalescope::ui::Engine;

namespace {

Job jobNamed(const std::string& title, const std::string& key = {}, bool latestWins = false) {
    Job job;
    job.title = title;
    job.replaceKey = key;
    job.latestWins = latestWins;
    job.question = DiagnoseJob{};
    return job;
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
    std::vector<Event> events;
    std::map<JobId, std::vector<Outcome>> outcomes;

    explicit Log(Engine& engine) {
        connect(&engine, &Engine::jobStarted, this, [this](JobId id) {
            events.push_back({QStringLiteral("started"), id});
        });
        connect(&engine, &Engine::diagnosisReady, this, [this](JobId id) {
            events.push_back({QStringLiteral("diagnosis"), id});
        });
        connect(&engine, &Engine::imageReady, this, [this](JobId id) {
            events.push_back({QStringLiteral("image"), id});
        });
        connect(&engine, &Engine::jobFinished, this, [this](JobId id, const Outcome& outcome) {
            events.push_back({QStringLiteral("finished"), id});
            outcomes[id].push_back(outcome);
        });
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

    void typedSignalComesJustBeforeTheTerminalOne() {
        Engine engine([](const Job& job, RunContext&) { return diagnosed(job); });
        Log log(engine);
        const JobId id = engine.submit(jobNamed("B0"));
        QVERIFY2(log.events.empty(), "a signal came from inside submit");
        QTRY_COMPARE(log.finishedCount(id), 1U);
        const std::vector<Log::Event> expected{{QStringLiteral("started"), id},
                                               {QStringLiteral("diagnosis"), id},
                                               {QStringLiteral("finished"), id}};
        QVERIFY(log.events == expected);
    }

    void urgentJobsGoBeforeTheOthersInTheirOwnOrder() {
        Gate gate;
        Engine engine(gate.runner());
        Log log(engine);
        const JobId running = engine.submit(jobNamed("B0"));
        QTRY_COMPARE(gate.started.load(), 1);
        const JobId later = engine.submit(jobNamed("B1"));
        Job urgent = jobNamed("maps");
        urgent.urgent = true;
        const JobId first = engine.submit(urgent), second = engine.submit(urgent);
        gate.open.release();
        QTRY_COMPARE(log.finishedCount(later), 1U);
        std::vector<JobId> order;
        for (const Log::Event& event : log.events)
            if (event.kind == QStringLiteral("finished"))
                order.push_back(event.id);
        QCOMPARE(order, (std::vector<JobId>{running, first, second, later}));
    }

    void typedPointerSharesTheResult() {
        Engine engine([](const Job& job, RunContext&) { return diagnosed(job); });
        std::shared_ptr<const Diagnosis> seen;
        const void* owned = nullptr;
        connect(&engine, &Engine::diagnosisReady, this,
                [&](JobId, const auto& part) { seen = part; });
        connect(&engine, &Engine::jobFinished, this, [&](JobId, const Outcome& outcome) {
            owned = std::get_if<Diagnosis>(std::get<ResultPtr>(outcome).get());
        });
        engine.submit(jobNamed("B0"));
        QTRY_VERIFY(owned);
        QCOMPARE(static_cast<const void*>(seen.get()), owned);
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
                last = engine.submit(jobNamed("B0"));
            QTRY_COMPARE(log.finishedCount(last), 1U);
        }
        QCOMPARE(order.size(), 20U);
        QVERIFY(std::is_sorted(order.begin(), order.end()));
        QVERIFY(oneThread);
        QVERIFY(runThread != QThread::currentThread());
    }

    void failureHasNoTypedSignal() {
        Engine engine([](const Job&, RunContext&) -> Outcome {
            return Failure{ErrorCode::OutOfMemory, Subject::None, "B7 does not fit.", {}};
        });
        Log log(engine);
        QSignalSpy typed(&engine, &Engine::diagnosisReady);
        const JobId id = engine.submit(jobNamed("B7"));
        QTRY_COMPARE(log.finishedCount(id), 1U);
        QCOMPARE(std::get<Failure>(log.outcomes[id].front()).code, ErrorCode::OutOfMemory);
        QCOMPARE(typed.count(), 0);
    }

    void throwingRunnerBecomesAFailure() {
        Engine engine([](const Job&, RunContext&) -> Outcome { throw std::runtime_error("oops"); });
        Log log(engine);
        const JobId id = engine.submit(jobNamed("B0"));
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
        const JobId id = engine.submit(jobNamed("B5"));
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
        const JobId running = engine.submit(jobNamed("first"));
        QTRY_COMPARE(gate.entered.available(), 1);
        const JobId replaced = engine.submit(jobNamed("slider 1", "slider"));
        const JobId other = engine.submit(jobNamed("other"));
        const JobId newest = engine.submit(jobNamed("slider 2", "slider"));
        QCOMPARE(engine.pendingCount(), 3);
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
        const JobId running = engine.submit(jobNamed("1", "image", latestWins));
        QTRY_COMPARE(gate.entered.available(), 1);
        const JobId newest = engine.submit(jobNamed("2", "image", latestWins));
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
        const JobId running = engine.submit(jobNamed("1"));
        QTRY_COMPARE(gate.entered.available(), 1);
        const JobId pending = engine.submit(jobNamed("2"));
        engine.cancel(pending);
        engine.cancel(pending);
        QTRY_COMPARE(log.finishedCount(pending), 1U);
        QVERIFY(log.wasCanceled(pending));
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
        const JobId running = engine.submit(jobNamed("1"));
        QTRY_COMPARE(gate.entered.available(), 1);
        engine.cancel(running);
        QTRY_COMPARE(log.finishedCount(running), 1U);
        QVERIFY(log.wasCanceled(running));
        QCOMPARE(engine.pendingCount(), 0);
        const JobId next = engine.submit(jobNamed("2"));
        QTRY_COMPARE(log.finishedCount(next), 1U);
        QVERIFY(log.succeeded(next));
    }

    void unknownAndFinishedJobsCannotBeCanceled() {
        Engine engine([](const Job& job, RunContext&) { return diagnosed(job); });
        Log log(engine);
        engine.cancel(77);
        const JobId id = engine.submit(jobNamed("1"));
        QTRY_COMPARE(log.finishedCount(id), 1U);
        engine.cancel(id);
        QTest::qWait(20);
        QCOMPARE(log.finishedCount(id), 1U);
        QCOMPARE(log.finishedCount(77), 0U);
    }

    void cancelAllEndsEveryJobOnce() {
        Gate gate;
        Engine engine(gate.runner());
        Log log(engine);
        std::vector<JobId> ids;
        for (int i = 0; i < 8; ++i)
            ids.push_back(engine.submit(jobNamed("job")));
        QTRY_COMPARE(gate.entered.available(), 1);
        engine.cancelAll();
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
        const JobId running = engine->submit(jobNamed("1"));
        QTRY_COMPARE(gate.entered.available(), 1);
        const JobId pending = engine->submit(jobNamed("2"));
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
        const JobId id = engine->submit(jobNamed("1"));
        QTRY_VERIFY(!log.events.empty());  // started
        while (!done)
            QThread::msleep(1);  // the event loop does not turn: the news stays in the queue
        engine.reset();
        QCOMPARE(log.finishedCount(id), 1U);
    }

    void jobMaySubmitTheNextFromItsTerminalSignal() {
        Engine engine([](const Job& job, RunContext&) { return diagnosed(job); });
        int finished = 0;
        connect(&engine, &Engine::jobFinished, &engine, [&] {
            if (++finished < 5)
                engine.submit(jobNamed("next"));
        });
        engine.submit(jobNamed("first"));
        QTRY_COMPARE(finished, 5);
        QCOMPARE(engine.pendingCount(), 0);
    }
};

SCALESCOPE_TEST(TstEngine)
#include "tst_engine.moc"
