// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"
#include "core/scaling/budget_fit.h"
#include "core/scaling/budget_tables.h"
#include "tests/support/test_program.h"

#include <QtTest>

#include <limits>

using namespace scalescope;

namespace {

double noLatency(const NetworkSpec&) {
    return std::numeric_limits<double>::quiet_NaN();
}

/// A machine on which a GMAC takes so many ms, after a fixed start.
LatencyProbe machine(double msPerGmac, double startMs, int& passes) {
    return [=, &passes](const NetworkSpec& spec) {
        ++passes;
        return startMs + msPerGmac * static_cast<double>(figuresOf(spec).macs) / 1e9;
    };
}

const BudgetUse& useOf(const BudgetFit& fit, BudgetKind kind) {
    for (const BudgetUse& use : fit.uses)
        if (use.kind == kind)
            return use;
    throw std::logic_error("no such limit");
}

}  // namespace

class TstScalingBudgetFit : public QObject {
    Q_OBJECT
private slots:
    void largestNetworkWithinTheBudget_data();
    void largestNetworkWithinTheBudget();
    void latencySearchEndsCloseToTheLimit();
    void latencyThatDoesNotBindIsVerifiedAtTheResult();
    void nothingBeyondTheMachineIsBuilt();
    void droppingTheBindingLimitBuysTheNext();
    void smallBudgetsGiveNetworksBelowB0();
    void impossibleBudgetsAreRefused_data();
    void impossibleBudgetsAreRefused();
    void publishedVariantsAreJudged();
};

void TstScalingBudgetFit::largestNetworkWithinTheBudget_data() {
    QTest::addColumn<qint64>("params");
    QTest::addColumn<qint64>("macs");
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<int>("binding");
    QTest::newRow("10 M params bind")
        << qint64{10'000'000} << qint64{2'000'000'000} << qint64{512'000'000}
        << static_cast<int>(BudgetKind::Params);
    QTest::newRow("1 GMACs bind") << qint64{10'000'000} << qint64{1'000'000'000}
                                  << qint64{512'000'000} << static_cast<int>(BudgetKind::Macs);
    QTest::newRow("40 MB bind") << qint64{10'000'000} << qint64{2'000'000'000} << qint64{40'000'000}
                                << static_cast<int>(BudgetKind::Memory);
}

void TstScalingBudgetFit::largestNetworkWithinTheBudget() {
    QFETCH(const qint64, params);
    QFETCH(const qint64, macs);
    QFETCH(const qint64, bytes);
    QFETCH(const int, binding);
    RunContext context;
    const BudgetFit fit = fitBudget({}, {}, {.params = params, .macs = macs, .memoryBytes = bytes},
                                    {noLatency}, context);
    const auto fits = [&](const NetworkFigures& figures) {
        return figures.params <= params && figures.macs <= macs && figures.totalBytes() <= bytes;
    };
    QVERIFY(fits(fit.network.figures));
    Coefficients next = fit.network.coefficients;
    next.phi += 0.01;
    QVERIFY(!fits(applyLaw(next).figures));
    QCOMPARE(static_cast<int>(fit.binding), binding);
    QVERIFY(fit.timed.empty());
}

void TstScalingBudgetFit::latencySearchEndsCloseToTheLimit() {
    RunContext context;
    int passes = 0;
    const BudgetFit fit = fitBudget({}, {}, {.params = 50'000'000, .latencyMs = 50.0},
                                    {machine(20.0, 5.0, passes)}, context);
    QCOMPARE(fit.binding, BudgetKind::Latency);
    const BudgetUse& use = useOf(fit, BudgetKind::Latency);
    QVERIFY(use.used <= 50.0);
    QVERIFY(use.used > 45.0);
    QVERIFY(passes <= 16);
    QCOMPARE(static_cast<std::size_t>(passes), fit.timed.size());
}

void TstScalingBudgetFit::latencyThatDoesNotBindIsVerifiedAtTheResult() {
    RunContext context;
    int passes = 0;
    const BudgetFit fit = fitBudget({}, {}, {.params = 10'000'000, .latencyMs = 500.0},
                                    {machine(20.0, 5.0, passes)}, context);
    QCOMPARE(fit.binding, BudgetKind::Params);
    QCOMPARE(fit.timed.back().phi, fit.network.coefficients.phi);
    QVERIFY(useOf(fit, BudgetKind::Latency).phiAlone > fit.network.coefficients.phi);
}

void TstScalingBudgetFit::nothingBeyondTheMachineIsBuilt() {
    RunContext context;
    constexpr std::int64_t kMachine = 300'000'000;
    const LatencyProbe probe = [](const NetworkSpec& spec) {
        return figuresOf(spec).totalBytes() <= kMachine ? 1.0 : throw std::logic_error("too large");
    };
    const BudgetFit fit =
        fitBudget({}, {}, {.latencyMs = 1e6, .machineBytes = kMachine}, {probe}, context);
    QVERIFY(fit.network.figures.totalBytes() <= kMachine);
    QVERIFY(fit.network.coefficients.phi > 6.0);
}

void TstScalingBudgetFit::droppingTheBindingLimitBuysTheNext() {
    RunContext context;
    const BudgetFit fit =
        fitBudget({}, {}, {.params = 10'000'000, .macs = 2'000'000'000}, {noLatency}, context);
    const BudgetUse& params = useOf(fit, BudgetKind::Params);
    const BudgetUse& macs = useOf(fit, BudgetKind::Macs);
    QCOMPARE(params.phiAlone, fit.network.coefficients.phi);
    QCOMPARE(params.phiWithout, macs.phiAlone);
    QVERIFY(params.phiWithTenPercent > params.phiAlone);
    QCOMPARE(macs.phiWithout, params.phiAlone);
    QCOMPARE(macs.phiWithTenPercent, params.phiAlone);
    QVERIFY(!params.estimated);
}

void TstScalingBudgetFit::smallBudgetsGiveNetworksBelowB0() {
    RunContext context;
    const BudgetFit fit = fitBudget({}, {}, {.macs = 100'000'000}, {noLatency}, context);
    QVERIFY(fit.network.coefficients.phi < -1.0);
    QVERIFY(fit.network.figures.macs <= 100'000'000);
}

void TstScalingBudgetFit::impossibleBudgetsAreRefused_data() {
    QTest::addColumn<qint64>("macs");
    QTest::addColumn<double>("ms");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("too few MACs") << qint64{1000} << 0.0 << QByteArray("even that of φ");
    QTest::newRow("zero") << qint64{0} << 0.0 << QByteArray("must be above 0");
    QTest::newRow("too fast") << qint64{1'000'000'000} << 1.0 << QByteArray("needs 5");
}

void TstScalingBudgetFit::impossibleBudgetsAreRefused() {
    QFETCH(const qint64, macs);
    QFETCH(const double, ms);
    QFETCH(const QByteArray, said);
    RunContext context;
    int passes = 0;
    Budget budget{.macs = macs};
    if (ms > 0)
        budget.latencyMs = ms;
    try {
        (void)fitBudget({}, {}, budget, {machine(20.0, 5.0, passes)}, context);
        QFAIL("accepted");
    } catch (const Error& error) {
        QCOMPARE(error.code(), ErrorCode::ArgumentInvalid);
        QVERIFY2(QByteArray(error.what()).contains(said), error.what());
    }
}

/// Source: torchvision 0.28: B2 has 9 109 994 parameters, B3 12 233 232.
void TstScalingBudgetFit::publishedVariantsAreJudged() {
    const Table table = publishedBudgetTable({.params = 10'000'000});
    QCOMPARE(table.rows.size(), std::size_t{8});
    QCOMPARE(std::get<std::string>(table.rows[2].back()), std::string("yes"));
    QCOMPARE(std::get<std::string>(table.rows[3].back()), std::string("no"));
}

SCALESCOPE_TEST(TstScalingBudgetFit)
#include "tst_scaling_budget_fit.moc"
