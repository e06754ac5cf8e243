// SPDX-License-Identifier: Apache-2.0
// One question of a panel: told when it runs and how it ends; a newer one takes its place.
#include "core/session/result.h"
#include "tests/support/qt_warnings.h"
#include "tests/support/test_program.h"
#include "ui/engine/task.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>

#include <memory>
#include <vector>

using namespace scalescope;
using namespace scalescope::ui;

namespace {

/// Every job waits for a step, or until it is cancelled; its answer is its number.
struct Steps {
    QSemaphore inside, step;

    Runner runner() {
        return [this](const Job& job, RunContext& context) -> Outcome {
            context.checkpoint(0.5, job.title);
            inside.release();
            while (!step.tryAcquire(1, 1))
                context.checkCanceled();
            if (job.title == "fails")
                return Failure{ErrorCode::OutOfMemory, Subject::None, "It does not fit.", {}};
            return std::make_shared<const Result>(MachineRoof{static_cast<double>(job.id), 1.0});
        };
    }
    bool waitsInside() {
        return QTest::qWaitFor([this] { return inside.tryAcquire(); }, 10'000);
    }
};

struct Desk {
    Steps steps;
    Engine engine{steps.runner()};
    std::unique_ptr<Task> task = std::make_unique<Task>(engine);
    QSignalSpy running{task.get(), &Task::runningChanged};
    QSignalSpy progress{task.get(), &Task::progress};
    QSignalSpy failed{task.get(), &Task::failed};
    QSignalSpy canceled{task.get(), &Task::canceled};
    std::vector<double> answers;

    void start(const QString& title) {
        task->start(MachineJob{}, title,
                    [this](const auto& roof) { answers.push_back(roof->gflops); });
    }
    [[nodiscard]] QList<bool> runs() const {
        QList<bool> told;
        for (const auto& call : running)
            told.append(call[0].toBool());
        return told;
    }
};

}  // namespace

class TstTask : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { test::failOnQtWarnings(); }

    /// The second time as the first: who shows a cancel button needs both.
    void beginAndEndAreToldEachTime() {
        Desk desk;
        for (int i = 1; i <= 2; ++i) {
            desk.start(QStringLiteral("roof"));
            QVERIFY(desk.task->isRunning());
            desk.steps.step.release();
            QTRY_COMPARE(desk.answers.size(), static_cast<std::size_t>(i));
            QTRY_VERIFY(!desk.task->isRunning());
        }
        QCOMPARE(desk.runs(), (QList<bool>{true, false, true, false}));
        QCOMPARE(desk.failed.count() + desk.canceled.count(), 0);
    }

    void aNewerQuestionTakesThePlaceOfARunningOne() {
        Desk desk;
        desk.start(QStringLiteral("first"));
        QVERIFY(desk.steps.waitsInside());
        desk.start(QStringLiteral("second"));
        QVERIFY(desk.steps.waitsInside());  // or the first one would take the step
        desk.steps.step.release();
        QTRY_COMPARE(desk.answers, std::vector<double>{2.0});
        QTRY_VERIFY(!desk.task->isRunning());
        QCOMPARE(desk.runs(), (QList<bool>{true, false}));  // it never stood still
        QCOMPARE(desk.canceled.count(), 0);
    }

    void cancelledItSaysSoAndAnswersNothing() {
        Desk desk;
        desk.start(QStringLiteral("roof"));
        QVERIFY(desk.steps.waitsInside());
        desk.task->cancel();
        QTRY_COMPARE(desk.canceled.count(), 1);
        QVERIFY(desk.answers.empty() && !desk.task->isRunning());
    }

    void failureIsTheSentenceOfTheJob() {
        Desk desk;
        desk.start(QStringLiteral("fails"));
        desk.steps.step.release();
        QTRY_COMPARE(desk.failed.count(), 1);
        QCOMPARE(desk.failed[0][0].toString(), QStringLiteral("It does not fit."));
        QCOMPARE(desk.runs(), (QList<bool>{true, false}));
    }

    void progressOfOthersIsNotItsOwn() {
        Desk desk;
        QObject other;
        desk.engine.ask(MachineJob{}, {.title = "other"}, &other, [](const auto&) {});
        desk.start(QStringLiteral("own"));
        desk.steps.step.release(2);
        QTRY_COMPARE(desk.answers.size(), 1U);
        QCOMPARE(desk.progress.count(), 1);
        QCOMPARE(desk.progress[0][1].toString(), QStringLiteral("own"));
    }

    void gonePanelsGetNoAnswer() {
        Desk desk;
        desk.start(QStringLiteral("roof"));
        QVERIFY(desk.steps.waitsInside());
        QSignalSpy finished(&desk.engine, &Engine::jobFinished);
        desk.task.reset();
        desk.steps.step.release();
        QTRY_COMPARE(finished.count(), 1);
        QVERIFY(desk.answers.empty());
    }
};

SCALESCOPE_TEST(TstTask)
#include "tst_task.moc"
