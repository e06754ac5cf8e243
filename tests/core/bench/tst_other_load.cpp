// SPDX-License-Identifier: Apache-2.0
// Whose processor time it was: sums of the system's counters, which are made up here.
#include "core/bench/benchmark_findings.h"
#include "core/bench/other_load.h"
#include "core/model/graph.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>

using namespace scalescope;
using scalescope::detail::otherLoadOf;
using scalescope::detail::OwnTimes;
using scalescope::detail::ProcessorTimes;
using scalescope::detail::processorTimesOf;

class TstOtherLoad : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theFirstLineOfTheSystemIsRead();
    void ownTimeIsNotOthers_data();
    void ownTimeIsNotOthers();
    void whoGivesWayDoesNotDisturb();
    void aDisturbedMachineIsAFindingAboutTheMachine();
};

/// proc(5): user nice system idle iowait irq softirq steal guest guest_nice; a guest's time is in
/// user's already.
void TstOtherLoad::theFirstLineOfTheSystemIsRead() {
    const auto times = processorTimesOf("cpu  100 200 30 999 888 4 6 50 77 66", 10.0).value();
    QCOMPARE(times.plain, 14.0);
    QCOMPARE(times.nice, 20.0);
    QCOMPARE(times.stolen, 5.0);
    QCOMPARE(processorTimesOf("cpu 10 0 10 5", 10.0).value().plain, 2.0);
    QVERIFY(!processorTimesOf("cpu0 1 2 3 4", 10.0));
    QVERIFY(!processorTimesOf("", 10.0));
}

void TstOtherLoad::ownTimeIsNotOthers_data() {
    QTest::addColumn<double>("plain");  // of the machine, s
    QTest::addColumn<double>("nice");
    QTest::addColumn<double>("stolen");
    QTest::addColumn<double>("user");  // own, s
    QTest::addColumn<double>("system");
    QTest::addColumn<bool>("isNice");
    QTest::addColumn<double>("others");  // processors over 2 s
    QTest::addColumn<double>("yielding");
    QTest::newRow("alone") << 3.0 << 0.0 << 0.0 << 2.5 << 0.5 << false << 0.0 << 0.0;
    QTest::newRow("beside one") << 4.0 << 0.0 << 0.0 << 1.5 << 0.5 << false << 1.0 << 0.0;
    QTest::newRow("beside one that gives way")
        << 2.0 << 2.0 << 0.0 << 1.5 << 0.5 << false << 1.0 << 1.0;
    QTest::newRow("a hypervisor takes") << 2.0 << 0.0 << 1.0 << 2.0 << 0.0 << false << 0.5 << 0.0;
    QTest::newRow("nice oneself") << 0.5 << 3.0 << 0.0 << 2.0 << 0.5 << true << 0.5 << 0.5;
    QTest::newRow("a coarse clock") << 2.99 << 0.0 << 0.0 << 3.0 << 0.0 << false << 0.0 << 0.0;
}

void TstOtherLoad::ownTimeIsNotOthers() {
    QFETCH(double, plain);
    QFETCH(double, nice);
    QFETCH(double, stolen);
    QFETCH(double, user);
    QFETCH(double, system);
    QFETCH(bool, isNice);
    QFETCH(double, others);
    QFETCH(double, yielding);
    const ProcessorTimes before{7.0, 8.0, 9.0}, after{7.0 + plain, 8.0 + nice, 9.0 + stolen};
    const OtherLoad load = otherLoadOf(before, after, OwnTimes{user, system, isNice}, 2.0, 2);
    QCOMPARE(load.otherProcessors, others);
    QCOMPARE(load.yieldingProcessors, yielding);
    QCOMPARE(load.competing(), others - yielding);
}

void TstOtherLoad::whoGivesWayDoesNotDisturb() {
    OtherLoad load{
        .seconds = 1.0, .processors = 2, .otherProcessors = 2.0, .yieldingProcessors = 1.9};
    QVERIFY(!disturbs(load));
    load.yieldingProcessors = 1.7;
    QVERIFY(disturbs(load));
    QCOMPARE(
        loadText(load),
        std::string("other programs kept 2 of 2 processors busy, 1.7 of them at low priority"));
}

void TstOtherLoad::aDisturbedMachineIsAFindingAboutTheMachine() {
    BenchmarkResult result;
    result.spec = family()[0].spec;
    result.graph = buildGraph(result.spec);
    result.latency = latencyOf(std::vector<double>(50, 10.0), 1, 1, {});
    result.load = OtherLoad{.seconds = 1.0, .processors = 2, .otherProcessors = 1.25};
    const auto isLoad = [](const Finding& each) { return each.rule == "environment.load"; };
    const auto findings = findingsOf(result);
    const auto found = std::ranges::find_if(findings, isLoad);
    QVERIFY(found != findings.end());
    QCOMPARE(found->kind, FindingKind::Environment);
    QVERIFY(found->evidence.find("1.25 of 2") != std::string::npos);
    result.load->otherProcessors = 0.1;
    QVERIFY(std::ranges::none_of(findingsOf(result), isLoad));
    result.load.reset();  // not known is not quiet, and not loud
    QVERIFY(std::ranges::none_of(findingsOf(result), isLoad));
}

SCALESCOPE_TEST(TstOtherLoad)
#include "tst_other_load.moc"
