// SPDX-License-Identifier: Apache-2.0
// The catalogue: every measure is named and defined once, and reads what it says.
#include "core/bench/latency_measures.h"
#include "core/diagnostics/ablation.h"
#include "core/diagnostics/accuracy_measures.h"
#include "core/diagnostics/measure_columns.h"
#include "core/diagnostics/measures.h"
#include "core/diagnostics/run_measures.h"
#include "core/diagnostics/weights/change_measures.h"
#include "core/diagnostics/weights/weight_measures.h"
#include "core/scaling/network_measures.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

using namespace scalescope;

namespace {

using Measures = std::vector<const Measure*>;

template <class Of>
void add(std::vector<Measures>& lists, const Readings<Of>& readings) {
    Measures& list = lists.emplace_back();
    for (const Reading<Of>& reading : readings)
        list.push_back(&reading.about);
}

std::vector<Measures> catalogue() {
    std::vector<Measures> lists;
    add(lists, gateReadings());
    add(lists, sigmoidReadings());
    add(lists, allGatesReadings());
    add(lists, activationReadings());
    add(lists, allActivationsReadings());
    add(lists, costReadings());
    add(lists, nodeReadings());
    add(lists, memoryReadings());
    add(lists, scoreReadings());
    add(lists, predictionReadings());
    add(lists, accuracyReadings());
    add(lists, classReadings());
    add(lists, publishedReadings());
    add(lists, ablationReadings());
    add(lists, dtypeErrorReadings());
    add(lists, throughputReadings());
    add(lists, latencyReadings());
    add(lists, networkReadings());
    add(lists, weightReadings());
    add(lists, changeReadings());
    return lists;
}

/// A block of `gates` gates, all of them this large.
GateBlock blockOf(std::uint64_t gates, double mean, double openShare) {
    GateBlock block;
    block.overChannels.count = gates;
    block.overChannels.mean = mean;
    block.openShare = openShare;
    return block;
}

}  // namespace

class TstCatalogue : public QObject {
    Q_OBJECT

private slots:
    void everyMeasureIsNamedAndDefined();
    void aListHasNoKeyAndNoPathTwice();
    void aKeyIsOneMeasureEverywhere();
    void everyGateOfANetworkCountsTheSame();
    void theLargestLeftTailIsThatOfTheWorstLayer();
    void theEffectiveShareOfGatesIsTheirParticipationRatio();
    void whatWasNotMeasuredHasNoValue();
    void csvNamesTheUnitOfTheNumberItWrites();
    void noDataIsZeroOnlyWhereFilesAlwaysSaidSo();
};

void TstCatalogue::everyMeasureIsNamedAndDefined() {
    for (const Measures& list : catalogue())
        for (const Measure* measure : list) {
            for (const char* text : {measure->key, measure->title, measure->shortTitle})
                QVERIFY2(!std::string(text).empty(), measure->key);
            const std::string head = measure->shortTitle;  // the title says smallest and largest
            QVERIFY2(!head.starts_with("Min") && !head.starts_with("Max"), measure->key);
            QVERIFY2(!definition(measure->definition).label.empty(), measure->key);
        }
}

void TstCatalogue::aListHasNoKeyAndNoPathTwice() {
    for (const Measures& list : catalogue()) {
        std::set<std::string> keys, paths, titles;
        for (const Measure* measure : list) {
            QVERIFY2(keys.insert(measure->key).second, measure->key);
            QVERIFY2(titles.insert(measure->shortTitle).second, measure->shortTitle);
            const std::string path = measure->json;
            QVERIFY2(path.empty() || paths.insert(path).second, measure->json);
        }
    }
}

void TstCatalogue::aKeyIsOneMeasureEverywhere() {
    std::map<std::string, const Measure*> known;
    for (const Measures& list : catalogue())
        for (const Measure* measure : list) {
            const Measure& first = *known.emplace(measure->key, measure).first->second;
            QCOMPARE(measure->title, first.title);
            QCOMPARE(measure->json, first.json);
            QCOMPARE(measure->definition, first.definition);
        }
}

void TstCatalogue::everyGateOfANetworkCountsTheSame() {
    GateReport report;
    QVERIFY(!readingOf(allGatesReadings(), "gate.mean").of(report));
    report.blocks = {blockOf(1, 1.0, 1.0), blockOf(3, 0.2, 0.0)};
    const auto read = [&](const char* key) {
        return readingOf(allGatesReadings(), key).of(report);
    };
    QVERIFY(qFuzzyCompare(read("gate.mean").value(), 0.4));
    QVERIFY(qFuzzyCompare(read("gate.open_share").value(), 0.25));
    QCOMPARE(read("gate.closed_share").value(), 0.0);
}

void TstCatalogue::theLargestLeftTailIsThatOfTheWorstLayer() {
    const auto& worst = readingOf(allActivationsReadings(), "zone.worst_left_share");
    SaturationReport report;
    report.activations.resize(3);
    QVERIFY(!worst.of(report));
    report.activations[1].zones = {.left = 1, .linear = 3};
    report.activations[2].zones = {.left = 1, .linear = 7};
    QCOMPARE(worst.of(report).value(), 0.25);
}

void TstCatalogue::theEffectiveShareOfGatesIsTheirParticipationRatio() {
    const auto effective = [](std::vector<double> gates) {
        GateBlock block;
        block.mean = std::move(gates);
        return readingOf(gateReadings(), "gate.effective_share").of(block);
    };
    QCOMPARE(effective({0.5, 0.5, 0.5, 0.5}).value(), 1.0);
    QCOMPARE(effective({0.0, 0.0, 0.75, 0.0}).value(), 0.25);
    QVERIFY(qFuzzyCompare(effective({0.2, 0.6}).value(), 0.8));
    QCOMPARE(effective({0.5, std::nan("")}).value(), 1.0);
    QVERIFY(!effective({}) && !effective({0.0}));
}

void TstCatalogue::whatWasNotMeasuredHasNoValue() {
    const std::set<std::string> counts{"gate.channels", "gate.nonfinite"};
    for (const auto& reading : gateReadings())
        QVERIFY2(counts.contains(reading.about.key) || !reading.of(GateBlock{}), reading.about.key);
    for (const auto& reading : activationReadings())
        QVERIFY2(reading.about.kind == ColumnKind::Integer || !reading.of(ActivationStats{}),
                 reading.about.key);
}

void TstCatalogue::csvNamesTheUnitOfTheNumberItWrites() {
    const auto unit = [](const auto& readings, const char* key) {
        return csvUnit(readingOf(readings, key).about);
    };
    QCOMPARE(unit(gateReadings(), "gate.open_share"), std::string("share"));
    QCOMPARE(unit(gateReadings(), "gate.channels"), std::string("count"));
    QCOMPARE(unit(gateReadings(), "gate.entropy"), std::string("bits"));
    QCOMPARE(unit(gateReadings(), "gate.mean"), std::string());
    QCOMPARE(unit(costReadings(), "cost.macs"), std::string("MACs"));
    QCOMPARE(unit(memoryReadings(), "memory.peak"), std::string("bytes"));
    QCOMPARE(unit(memoryReadings(), "memory.measured_over_predicted"), std::string("ratio"));
    QCOMPARE(unit(latencyReadings(), "latency.median"), std::string("ms"));
    QCOMPARE(unit(latencyReadings(), "latency.throughput"), std::string("images/s"));
    QCOMPARE(unit(throughputReadings(), "throughput.batch"), std::string("images"));
}

void TstCatalogue::noDataIsZeroOnlyWhereFilesAlwaysSaidSo() {
    std::set<std::string> zero;
    for (const Measures& list : catalogue())
        for (const Measure* measure : list)
            if (!std::holds_alternative<std::monostate>(fileCellOf(*measure, std::nullopt)))
                zero.insert(measure->key);
    QCOMPARE(zero, (std::set<std::string>{"memory.process_now", "memory.process_peak"}));
}

SCALESCOPE_TEST(TstCatalogue)
#include "tst_catalogue.moc"
