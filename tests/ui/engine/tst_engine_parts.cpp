// SPDX-License-Identifier: Apache-2.0
// An answer in parts: in order, before the answer, only as fast as they are taken; and work that
// goes on for ever gives way.
#include "core/session/job.h"
#include "core/session/result.h"
#include "tests/support/qt_warnings.h"
#include "tests/support/test_program.h"
#include "ui/engine/task.h"

#include <QObject>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <atomic>
#include <memory>
#include <vector>

using namespace scalescope;
using namespace scalescope::ui;

namespace {

constexpr std::int64_t kEndless = std::int64_t{1} << 60;

/// Hands out so many frames, then answers with their number; cancelled it is cancelled.
Outcome tellFrames(const Job& job, RunContext& context, std::int64_t count,
                   std::atomic<std::int64_t>& given) {
    const auto& live = std::get<LiveJob>(job.question);
    LiveRun run;
    for (; run.frames < count; ++run.frames) {
        LiveFrame frame;
        frame.index = run.frames;
        live.onPart(std::move(frame), context);
        given = run.frames + 1;
    }
    return std::make_shared<const Result>(std::move(run));
}

/// What came of a job, in order; -1 stands for the answer.
struct Log : QObject {
    std::vector<std::int64_t> came;
    int deliveries = 0;

    JobId ask(Engine& engine) {
        return engine.ask(
            LiveJob{}, {}, this, [this](std::vector<LiveFrame> parts) { take(std::move(parts)); },
            [this](const std::shared_ptr<const LiveRun>&) { came.push_back(-1); });
    }
    void take(std::vector<LiveFrame> parts) {
        ++deliveries;
        for (const LiveFrame& part : parts)
            came.push_back(part.index);
    }
};

std::vector<std::int64_t> upTo(std::int64_t count) {
    std::vector<std::int64_t> all;
    for (std::int64_t i = 0; i < count; ++i)
        all.push_back(i);
    all.push_back(-1);
    return all;
}

}  // namespace

class TstEngineParts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { test::failOnQtWarnings(); }

    void allPartsComeInOrderBeforeTheAnswer() {
        std::atomic<std::int64_t> given = 0;
        Engine engine([&](const Job& job, RunContext& context) {
            return tellFrames(job, context, 200, given);
        });
        QSignalSpy finished(&engine, &Engine::jobFinished);
        Log log;
        log.ask(engine);
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(log.came, upTo(200));
    }

    void whoIsSlowHoldsTheWorkerBack() {
        std::atomic<std::int64_t> given = 0;
        std::atomic<bool> inside = false;
        QSemaphore begin;
        Engine engine([&](const Job& job, RunContext& context) {
            inside = true;
            begin.acquire();
            return tellFrames(job, context, 20, given);
        });
        Log log;
        log.ask(engine);
        QTRY_VERIFY(inside);
        begin.release();
        // From here on the event loop does not turn: nobody takes what comes.
        const auto room = static_cast<std::int64_t>(Mailbox<LiveFrame>::kCapacity);
        for (int i = 0; i < 20000 && given < room; ++i)
            QThread::msleep(1);
        QThread::msleep(60);  // time for one more, if there were room
        QCOMPARE(given.load(), room);
        QTRY_COMPARE(log.came, upTo(20));
        QVERIFY(log.deliveries < 20);  // several at once: no flood of news
    }

    void givenUpItBringsNothingMoreAndEnds() {
        std::atomic<std::int64_t> given = 0;
        Engine engine([&](const Job& job, RunContext& context) {
            return tellFrames(job, context, kEndless, given);
        });
        QSignalSpy finished(&engine, &Engine::jobFinished);
        Log log;
        const JobId id = log.ask(engine);
        QTRY_VERIFY(!log.came.empty());
        const auto before = log.came;
        engine.giveUp(id);
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(log.came, before);
    }

    void nothingComesAfterTheReceiversDeath() {
        std::atomic<std::int64_t> given = 0;
        Engine engine([&](const Job& job, RunContext& context) {
            return tellFrames(job, context, kEndless, given);
        });
        QSignalSpy finished(&engine, &Engine::jobFinished);
        auto log = std::make_unique<Log>();
        const JobId id = log->ask(engine);
        QTRY_VERIFY(!log->came.empty());
        log.reset();
        engine.cancel(id);  // it waits for room that nobody makes
        QTRY_COMPARE(finished.count(), 1);
    }

    void engineMayEndWhilePartsWait() {
        std::atomic<std::int64_t> given = 0;
        auto engine = std::make_unique<Engine>([&](const Job& job, RunContext& context) {
            return tellFrames(job, context, kEndless, given);
        });
        Log log;
        log.ask(*engine);
        QTRY_VERIFY(given >= 1);
        engine.reset();
        QVERIFY(log.came.empty() || log.came.back() >= 0);  // no answer
    }

    void workThatGivesWayIsToldOfOthersOnly_data() {
        QTest::addColumn<bool>("givesWay");
        QTest::addColumn<bool>("before");
        QTest::newRow("another comes while it runs") << true << false;
        QTest::newRow("another waits when it begins") << true << true;
        QTest::newRow("it need not give way") << false << false;
    }
    void workThatGivesWayIsToldOfOthersOnly() {
        QFETCH(const bool, givesWay);
        QFETCH(const bool, before);
        std::atomic<bool> inside = false, othersWait = false, leave = false;
        Engine engine([&](const Job& job, RunContext& context) -> Outcome {
            if (job.title == "live") {
                inside = true;
                while (!leave && !context.othersWait())
                    context.checkCanceled();
                othersWait = context.othersWait();
            }
            return std::make_shared<const Result>(LiveRun{});
        });
        QSignalSpy finished(&engine, &Engine::jobFinished);
        QObject receiver;
        const auto nothing = [](const auto&) {};
        const auto askOther = [&] { engine.ask(MachineJob{}, {}, &receiver, nothing); };
        Turn turn;
        turn.title = "live";
        turn.givesWay = givesWay;
        engine.ask(LiveJob{}, turn, &receiver, nothing);
        if (before)
            askOther();
        QTRY_VERIFY(inside);
        QVERIFY(before || !othersWait);
        if (!before)
            askOther();
        if (!givesWay) {
            QTest::qWait(20);
            leave = true;
        }
        QTRY_COMPARE(finished.count(), 2);
        QCOMPARE(othersWait.load(), givesWay);
    }

    void aTaskFollowsItsPartsAndGivesWay() {
        bool gaveWay = false;
        std::atomic<std::int64_t> given = 0;
        Engine engine([&](const Job& job, RunContext& context) {
            gaveWay = job.givesWay;
            return tellFrames(job, context, 3, given);
        });
        Task task(engine);
        QSignalSpy begun(&task, &Task::begun);
        Log log;
        task.follow(
            LiveJob{}, QStringLiteral("B0: live"),
            [&](std::vector<LiveFrame> parts) { log.take(std::move(parts)); },
            [&](const auto&) { log.came.push_back(-1); });
        QVERIFY(task.isRunning());
        QTRY_VERIFY(!task.isRunning());
        QCOMPARE(begun.count(), 1);
        QCOMPARE(log.came, upTo(3));
        QVERIFY(gaveWay);
    }
};

SCALESCOPE_TEST(TstEngineParts)
#include "tst_engine_parts.moc"
