// SPDX-License-Identifier: Apache-2.0
// Networks of the compound law through the one door: built, run, and given up again.
#include "core/scaling/budget_tables.h"
#include "core/session/result.h"
#include "core/session/session.h"
#include "tests/core/session/asked.h"
#include "tests/support/test_program.h"

#include <QTemporaryDir>
#include <QtTest>

#include <atomic>

using namespace scalescope;
using test::jobOf;

namespace {

template <typename T>
T answerOf(Question question) {
    Session session;
    RunContext context;
    const Outcome outcome = session.run(jobOf(std::move(question)), context);
    if (const auto* failure = std::get_if<Failure>(&outcome))
        throw std::runtime_error(failure->message);
    return std::get<T>(*std::get<ResultPtr>(outcome));
}

/// A tenth of B0's MACs.
NetworkSpec small() {
    return applyLaw({.phi = -4.0}).spec;
}

}  // namespace

class TstSessionScaling : public QObject {
    Q_OBJECT

private slots:
    void measuresWhatItBuilds();
    void fitIsVerifiedByRunningIt();
    void latencyIsTimedHere();
    void searchByLatencyTimesEveryCandidate();
    void searchByAccuracyTrains();
    void problemsAreFailures();
    void cancelledSearchIsCanceled();
};

void TstSessionScaling::measuresWhatItBuilds() {
    const auto measured =
        answerOf<MeasuredNetworks>(MeasureJob{{small(), publishedNetwork(0)}, {}, {}});
    QCOMPARE(measured.networks.size(), std::size_t{2});
    for (const MeasuredNetwork& network : measured.networks) {
        QVERIFY(network.measured && network.measured->latencyMs > 0.0);
        QVERIFY(network.measured->runs >= 3);
        QCOMPARE(network.measured->engine, std::string("fused"));
        // The fused engine's arena is its plan.
        QCOMPARE(network.measured->peakBytes, network.measured->predictedPeakBytes);
    }
    QVERIFY(measured.networks[0].measured->peakBytes < measured.networks[1].measured->peakBytes);
}

void TstSessionScaling::fitIsVerifiedByRunningIt() {
    FitJob job;
    job.budget.macs = 60'000'000;
    const auto fit = answerOf<BudgetFit>(job);
    QVERIFY(fit.timed.empty());
    QVERIFY(fit.verification && fit.verification->latencyMs > 0.0);
    QVERIFY(fit.verification->weightBytes > 0);
    const Table table = verificationTable(fit);
    QCOMPARE(std::get<std::string>(table.rows[0][0]), std::string("Latency"));
    QVERIFY(std::holds_alternative<std::monostate>(table.rows[0][1]));  // none was predicted
    QVERIFY(std::holds_alternative<std::string>(table.rows[0][2]));
}

void TstSessionScaling::latencyIsTimedHere() {
    FitJob job;
    job.budget.macs = 60'000'000;
    job.budget.latencyMs = 60'000.0;
    job.verify = false;
    const auto fit = answerOf<BudgetFit>(job);
    QVERIFY(!fit.timed.empty() && !fit.verification);
    QCOMPARE(fit.binding, BudgetKind::Macs);
    job.profile = std::make_shared<const DeviceProfile>(
        DeviceProfile{.name = "board", .measured = {{"", 1'000'000, 1.0}}});
    QVERIFY(answerOf<BudgetFit>(job).timed.empty());
}

void TstSessionScaling::searchByLatencyTimesEveryCandidate() {
    SearchJob job;
    job.search = {.step = 0.5, .tolerance = 0.15, .phi = -3.0};
    job.search.objective = SearchObjective::Latency;
    const auto result = answerOf<SearchResult>(job);
    QVERIFY(result.ranked.size() >= 1);
    for (const SearchCandidate& candidate : result.ranked)
        QVERIFY(candidate.value > 0.0);
}

void TstSessionScaling::searchByAccuracyTrains() {
    const QTemporaryDir folder;
    SearchJob job;
    job.search = {.step = 0.5, .tolerance = 0.15};
    job.search.objective = SearchObjective::Accuracy;
    job.accuracy.candidates = 2;
    job.accuracy.rungs = 1;
    job.accuracy.pictures = 16;
    job.accuracy.judged = 16;
    job.accuracy.base = {0.25, 0.4, 32};
    job.accuracy.threads = 1;
    job.accuracy.state = folder.filePath("s.state.json").toStdString();
    const auto result = answerOf<SearchResult>(job);
    QCOMPARE(result.ranked.front().rungs.front().judged, std::int64_t{16});
}

void TstSessionScaling::problemsAreFailures() {
    Session session;
    RunContext context;
    const auto failureOf = [&](Question question) {
        return std::get<Failure>(session.run(jobOf(std::move(question)), context));
    };
    QCOMPARE(exitCodeOf(failureOf(MeasureJob{})), 2);
    QCOMPARE(exitCodeOf(failureOf(FitJob{})), 2);
    SearchJob search;
    search.search.step = 0.0;
    QCOMPARE(exitCodeOf(failureOf(search)), 2);
}

void TstSessionScaling::cancelledSearchIsCanceled() {
    Session session;
    const std::atomic<bool> cancel{true};
    RunContext context({}, &cancel);
    QVERIFY(std::holds_alternative<Canceled>(session.run(jobOf(SearchJob{}), context)));
}

SCALESCOPE_TEST(TstSessionScaling)
#include "tst_session_scaling.moc"
