// SPDX-License-Identifier: Apache-2.0
// One progress over all jobs by their cost; states in order; what is given up counts no more.
#include "core/session/result.h"
#include "tests/support/qt_warnings.h"
#include "tests/support/test_program.h"
#include "tests/ui/columns.h"
#include "ui/engine/job_ledger.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <optional>
#include <utility>
#include <vector>

using namespace scalescope;
using namespace scalescope::ui;

namespace {

/// Every job says that half is done, then waits for a step, or until it is cancelled.
struct Steps {
    QSemaphore inside, step;
    std::atomic<bool> fails{false};

    Runner runner() {
        return [this](const Job&, RunContext& context) -> Outcome {
            context.checkpoint(0.5, "half");
            inside.release();
            while (!step.tryAcquire(1, 1))
                context.checkCanceled();
            if (fails)
                return Failure{ErrorCode::OutOfMemory, Subject::None, "It does not fit.", {}};
            return std::make_shared<const Result>(MachineRoof{1.0, 1.0});
        };
    }
};

struct Book {
    Steps steps;
    Engine engine{steps.runner()};
    JobLedger ledger{engine};
    std::vector<std::pair<ColumnIndex, RunState>> states;  ///< by column, as told
    std::vector<double> fractions;
    int answers = 0;
    QObject owner;

    Book() {
        QObject::connect(&ledger, &JobLedger::stateChanged, &owner, [this](const AskedJob& job) {
            states.emplace_back(job.column, job.state);
        });
        QObject::connect(&ledger, &JobLedger::progressChanged, &owner,
                         [this](double fraction) { fractions.push_back(fraction); });
    }
    void ask(ColumnIndex column, double cost) {
        ledger.ask(MachineJob{}, {}, {.column = column, .cost = cost}, &owner,
                   [this](const auto&) { ++answers; });
    }
    /// A job begins in a turn of the event loop: it must go on while this waits.
    bool waitsInside() {
        return QTest::qWaitFor([this] { return steps.inside.tryAcquire(); }, 10'000);
    }
};

using States = std::vector<std::pair<ColumnIndex, RunState>>;

}  // namespace

class TstJobLedger : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { test::failOnQtWarnings(); }

    void statesAreToldInOrder() {
        Book book;
        book.ask(ColumnIndex(3), 1.0);
        QCOMPARE(book.states, (States{{ColumnIndex(3), RunState::Pending}}));
        book.steps.step.release();
        QTRY_VERIFY(!book.ledger.busy());
        QCOMPARE(book.states, (States{{ColumnIndex(3), RunState::Pending},
                                      {ColumnIndex(3), RunState::Running},
                                      {ColumnIndex(3), RunState::Done}}));
        QCOMPARE(book.answers, 1);
    }

    void progressIsByCostOverAll() {
        Book book;
        book.ask(ColumnIndex(0), 1.0);
        book.ask(ColumnIndex(1), 3.0);
        QCOMPARE(book.ledger.fraction(), 0.0);
        QTRY_COMPARE(book.fractions, (std::vector<double>{0.5 * 1.0 / 4.0}));
        book.steps.step.release();
        QTRY_COMPARE(book.fractions.size(), 2U);
        QCOMPARE(book.fractions[1], (1.0 + 0.5 * 3.0) / 4.0);
        book.steps.step.release();
        QTRY_VERIFY(!book.ledger.busy());
        QCOMPARE(book.ledger.fraction(), 0.0);  // nothing is asked: the next one begins anew
    }

    void givenUpCostsNothingAndAnswersNothing() {
        Book book;
        book.ask(ColumnIndex(0), 1.0);
        book.ask(ColumnIndex(1), 1.0);
        book.ask(ColumnIndex(2), 8.0);
        QVERIFY(book.waitsInside());
        QTRY_COMPARE(book.fractions.size(), 1U);
        book.states.clear();
        book.ledger.giveUp([](const AskedJob& job) { return job.column != ColumnIndex(1); });
        QCOMPARE(book.states,
                 (States{{ColumnIndex(0), RunState::Idle}, {ColumnIndex(2), RunState::Idle}}));
        QCOMPARE(book.ledger.fraction(), 0.0);
        QVERIFY(book.waitsInside());
        QTRY_COMPARE(book.ledger.fraction(), 0.5);
        book.steps.step.release();
        QTRY_VERIFY(!book.ledger.busy());
        QCOMPARE(book.answers, 1);
        QCOMPARE(book.states.back(), (std::pair{ColumnIndex(1), RunState::Done}));
    }

    void cancelledJobsEndAsCanceled() {
        Book book;
        book.ask(ColumnIndex(0), 1.0);
        book.ask(ColumnIndex(1), 1.0);
        QVERIFY(book.waitsInside());
        book.ledger.cancel();
        QTRY_VERIFY(!book.ledger.busy());
        for (const ColumnIndex column : test::columns({0, 1}))
            QCOMPARE(std::ranges::count(book.states, std::pair{column, RunState::Canceled}), 1);
        QCOMPARE(book.answers, 0);
    }

    void failureIsToldWithItsState() {
        Book book;
        book.steps.fails = true;
        std::optional<Failure> carried;
        QObject::connect(&book.ledger, &JobLedger::stateChanged, &book.owner,
                         [&](const AskedJob& job) { carried = job.failure; });
        QSignalSpy failed(&book.ledger, &JobLedger::failed);
        book.ask(ColumnIndex(0), 1.0);
        book.steps.step.release();
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(book.states.back(), (std::pair{ColumnIndex(0), RunState::Failed}));
        QVERIFY(carried && carried->message == "It does not fit.");
        QVERIFY(!book.ledger.busy());
    }

    void busyIsToldOncePerChange() {
        Book book;
        QSignalSpy busy(&book.ledger, &JobLedger::busyChanged);
        book.ask(ColumnIndex(0), 1.0);
        book.ask(ColumnIndex(1), 1.0);
        book.steps.step.release(2);
        QTRY_VERIFY(!book.ledger.busy());
        QCOMPARE(busy.count(), 2);
        QCOMPARE(busy[0][0].toBool(), true);
        QCOMPARE(busy[1][0].toBool(), false);
    }

    void jobsOfOthersAreNotItsOwn() {
        Book book;
        book.steps.step.release();
        int answers = 0;
        book.engine.ask(MachineJob{}, {}, &book.owner, [&](const auto&) { ++answers; });
        QTRY_COMPARE(answers, 1);
        QVERIFY(book.states.empty() && book.fractions.empty());
    }
};

SCALESCOPE_TEST(TstJobLedger)
#include "tst_job_ledger.moc"
