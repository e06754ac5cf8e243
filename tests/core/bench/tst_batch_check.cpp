// SPDX-License-Identifier: Apache-2.0
// How a batch is verified, with a process that is made up: what is tried next, and what is told.
#include "core/base/error.h"
#include "core/bench/batch_check.h"
#include "core/bench/limited_program.h"
#include "core/model/graph.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <sstream>

using namespace scalescope;

namespace {

constexpr std::int64_t kBudget = 100 << 20;

BatchCheckRequest requestOfB0() {
    return {family()[0].spec, {.threads = 2}, kBudget};
}

std::int64_t plannedOfB0() {
    return largestBatchWithin(kBudget, *buildGraph(family()[0].spec), {.threads = 2});
}

/// A system that lets so many images run; it keeps what it was asked.
struct System {
    std::int64_t fits = 0;
    bool dies = false;  ///< at what does not fit, without a word
    std::vector<std::int64_t> asked{};

    LimitedRunner runner() {
        return [this](const LimitedRequest& request, RunContext&) {
            std::ostringstream out;
            out << "note: of a library\nweights 21000000\nlimit RLIMIT_DATA 5000 105000\n";
            for (const std::int64_t batch : request.batches) {
                asked.push_back(batch);
                if (batch <= fits)
                    out << "ran " << batch << ' ' << 3'000'000 * batch << '\n';
                else if (dies)
                    break;
                else
                    out << "refused " << batch << '\n';
            }
            return out.str();
        };
    }
};

BatchCheck checked(System& system) {
    RunContext context;
    return checkBatch(requestOfB0(), system.runner(), context);
}

}  // namespace

class TstBatchCheck : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPlanThatHoldsIsConfirmedInOneProcess();
    void aPlanThatDoesNotHoldIsCorrected_data();
    void aPlanThatDoesNotHoldIsCorrected();
    void whoDiesOfABatchWasRefusedIt();
    void withoutALimitNothingIsVerified();
    void onlyTheCpuIsTried();
    void linesOfOthersAreLeftOut();
    void theProgramIsAskedForTheSameNetwork();
};

void TstBatchCheck::aPlanThatHoldsIsConfirmedInOneProcess() {
    const std::int64_t planned = plannedOfB0();
    QVERIFY(planned > 1);
    System system{planned};
    const BatchCheck check = checked(system);
    QVERIFY(check.confirmed());
    QCOMPARE(system.asked, (std::vector<std::int64_t>{1, planned, planned + 1}));
    QCOMPARE(check.outsideBytes(1).value(), 24'000'000);
    QCOMPARE(check.need.batch, planned);
    const std::string text = sentenceOf(check);
    QVERIFY(text.starts_with("Verified: under a limit of 100.0 MiB B0 ran " +
                             std::to_string(planned) + " images at once and was refused " +
                             std::to_string(planned + 1) + " images at once"));
}

void TstBatchCheck::aPlanThatDoesNotHoldIsCorrected_data() {
    QTest::addColumn<int>("off");
    QTest::newRow("one less") << -1;
    QTest::newRow("two less") << -2;
    QTest::newRow("one more") << 1;
    QTest::newRow("two more") << 2;
}

void TstBatchCheck::aPlanThatDoesNotHoldIsCorrected() {
    QFETCH(int, off);
    System system{plannedOfB0() + off};
    const BatchCheck check = checked(system);
    QVERIFY(!check.confirmed());
    QCOMPARE(check.planned, plannedOfB0());
    QVERIFY(check.ran <= system.fits && check.ran > 0);
    QVERIFY(check.refused > system.fits);
    QVERIFY(check.refused - check.ran <= 8);
    QVERIFY(sentenceOf(check).starts_with("Tried: "));
    QVERIFY(sentenceOf(check).find("planned was") != std::string::npos);
}

void TstBatchCheck::whoDiesOfABatchWasRefusedIt() {
    System system{plannedOfB0(), true};
    const BatchCheck check = checked(system);
    QVERIFY(check.confirmed());
}

void TstBatchCheck::withoutALimitNothingIsVerified() {
    RunContext context;
    const LimitedRunner unlimited = [](const LimitedRequest&, RunContext&) {
        return std::string("weights 21000000\n");
    };
    try {
        static_cast<void>(checkBatch(requestOfB0(), unlimited, context));
        QFAIL("a batch was verified under no limit");
    } catch (const Error& error) {
        QCOMPARE(error.code(), ErrorCode::DeviceUnavailable);
    }
}

void TstBatchCheck::onlyTheCpuIsTried() {
    RunContext context;
    BatchCheckRequest request = requestOfB0();
    request.options.device = "cuda:0";
    System system{1};
    QVERIFY_THROWS_EXCEPTION(Error,
                             static_cast<void>(checkBatch(request, system.runner(), context)));
    QVERIFY(system.asked.empty());
}

void TstBatchCheck::linesOfOthersAreLeftOut() {
    const LimitedPasses passes = limitedPassesOf(
        "warning: something\nweights x\nlimit RLIMIT_AS 10 30\nran 4 99\nran\nrefused 5\n");
    QCOMPARE(passes.limit, std::string("RLIMIT_AS"));
    QCOMPARE(passes.baselineBytes, 10);
    QCOMPARE(passes.limitBytes, 30);
    QVERIFY(!passes.weightBytes);
    QCOMPARE(passes.trials.size(), std::size_t{2});
    QVERIFY(passes.trials[0].ran && passes.trials[0].passBytes == 99);
    QVERIFY(!passes.trials[1].ran && passes.trials[1].batch == 5 && !passes.trials[1].passBytes);
}

void TstBatchCheck::theProgramIsAskedForTheSameNetwork() {
    NetworkSpec spec = family()[1].spec;
    spec.scale.width = 1.0 / 3.0;
    spec.classCount = 20;
    const auto arguments = trialArguments(
        {spec, {.engine = EngineKind::Fused, .dtype = Dtype::BF16, .threads = 3}, 12345, {1, 7}});
    for (const char* wanted :
         {"memory-trial", "--width=0.33333333333333331", "--depth=1.1000000000000001", "--side=240",
          "--classes=20", "--engine=fused", "--dtype=bf16", "--threads=3", "--budget=12345",
          "--batch=1,7"})
        QVERIFY2(std::ranges::find(arguments, std::string(wanted)) != arguments.end(), wanted);
}

SCALESCOPE_TEST(TstBatchCheck)
#include "tst_batch_check.moc"
