// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/memory_timeline.h"
#include "core/model/memory_prediction.h"
#include "core/model/variant.h"
#include "tests/core/diagnostics/diagnostics_support.h"
#include "tests/support/test_program.h"

#include <QTest>

using namespace scalescope;
using namespace scalescope::test;

namespace {

/// A graph of 2 channels at 4 x 4 (128 bytes a tensor), and events as a meter gives them.
class Story {
public:
    Story() : m_graph(smallGraph(2, 4, 4)) {}

    int allocate(int node, std::int64_t bytes) {
        m_live += bytes;
        m_sizes.push_back(bytes);
        m_events.push_back(
            {m_time++, bytes, m_live, static_cast<std::int64_t>(m_sizes.size()), node});
        return static_cast<int>(m_sizes.size());
    }
    void release(int id, int node) {
        const std::int64_t bytes = m_sizes[static_cast<std::size_t>(id) - 1];
        m_live -= bytes;
        m_events.push_back({m_time++, -bytes, m_live, id, node});
    }
    [[nodiscard]] MemoryReport report(std::int64_t weightBytes = 1000,
                                      const Thresholds& thresholds = {}) const {
        return memoryReport(m_graph, 1, m_events, weightBytes, thresholds);
    }

private:
    Graph m_graph;
    std::vector<AllocationEvent> m_events;
    std::vector<std::int64_t> m_sizes;
    std::int64_t m_live = 0;
    double m_time = 0.0;
};

constexpr std::int64_t kImage = 3 * 4 * 4 * 4, kTensor = 2 * 4 * 4 * 4;
constexpr int kStem = 0, kExpand = 1;

/// Image; stem: two outputs, the first freed; expand: a workspace and two outputs.
Story usualStory() {
    Story story;
    story.allocate(-1, kImage);
    const int conv = story.allocate(kStem, kTensor);
    story.allocate(kStem, kTensor);
    story.release(conv, kStem);
    const int workspace = story.allocate(kExpand, 40);
    story.allocate(kExpand, kTensor);
    story.release(workspace, kExpand);
    story.allocate(kExpand, kTensor);
    return story;
}

}  // namespace

class TstMemoryTimeline : public QObject {
    Q_OBJECT

private slots:
    void thePeakNamesItsTensor();
    void tensorsAliveAtThePeakComeLargestFirst();
    void theFirstOfEqualPeaksCounts();
    void anImageInTheCallersMemoryIsPutInFront();
    void theRatioDecidesTheVerdict_data();
    void theRatioDecidesTheVerdict();
    void noEventsAreNoData();
    void tapMarksTheNodeOfAnEvent();
    void largestBatchFitsTheBudget();
    void largestBatchIsThatOfTheEngineThatRan();
    void ofNoEngineThePeakOfAnEagerPassCounts();
    void theEagerRunStandsBesideIt();
    void aPlanIsNotMeasuredAgainstItself();
    void predictionOfB0EqualsTheStorageTrace();
};

void TstMemoryTimeline::thePeakNamesItsTensor() {
    const MemoryReport report = usualStory().report();
    QCOMPARE(report.inputBytes, kImage);
    QCOMPARE(report.peakBytes, kImage + 3 * kTensor);
    QCOMPARE(report.peakTensor, std::string("2.0 expand: output 2 of 2"));
    QCOMPARE(report.peakNode, kExpand);
    QCOMPARE(report.peakTimeMs, 7.0);
    QCOMPARE(report.allocationCount, 6);
    QCOMPARE(report.timeline.size(), std::size_t{8});
    QCOMPARE(report.weightBytes, 1000);
    QVERIFY(report.residentBytes > 0 && report.residentPeakBytes >= report.residentBytes);
}

void TstMemoryTimeline::tensorsAliveAtThePeakComeLargestFirst() {
    const MemoryReport report = usualStory().report();
    const std::vector<std::string> expected{
        "image", "stem: output 2 of 2", "2.0 expand: output 1 of 2", "2.0 expand: output 2 of 2"};
    QCOMPARE(report.aliveAtPeak.size(), expected.size());
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < expected.size(); ++i) {
        QCOMPARE(report.aliveAtPeak[i].name, expected[i]);
        sum += report.aliveAtPeak[i].bytes;
    }
    QCOMPARE(sum, report.peakBytes);
}

void TstMemoryTimeline::theFirstOfEqualPeaksCounts() {
    Story story;
    story.allocate(-1, kImage);
    const int first = story.allocate(kStem, kTensor);
    story.release(first, kStem);
    story.allocate(kExpand, kTensor);
    const MemoryReport report = story.report();
    QCOMPARE(report.peakNode, kStem);
    QCOMPARE(report.peakTensor, std::string("stem: output"));
}

void TstMemoryTimeline::anImageInTheCallersMemoryIsPutInFront() {
    Story story;
    story.allocate(kStem, kTensor);
    const MemoryReport report = story.report();
    QCOMPARE(report.timeline.size(), std::size_t{2});
    QCOMPARE(report.timeline.front().bytes, kImage);
    QCOMPARE(report.timeline.front().node, -1);
    QCOMPARE(report.inputBytes, kImage);
    QCOMPARE(report.peakBytes, kImage + kTensor);
    QCOMPARE(report.aliveAtPeak.front().name, std::string("image"));
}

void TstMemoryTimeline::theRatioDecidesTheVerdict_data() {
    QTest::addColumn<double>("ratio");
    QTest::addColumn<int>("verdict");
    QTest::newRow("equal") << 1.0 << static_cast<int>(Verdict::Ok);
    QTest::newRow("a little less") << 0.82 << static_cast<int>(Verdict::Ok);
    QTest::newRow("less") << 0.7 << static_cast<int>(Verdict::Warn);
    QTest::newRow("far less") << 0.4 << static_cast<int>(Verdict::Fail);
    QTest::newRow("more") << 1.5 << static_cast<int>(Verdict::Warn);
    QTest::newRow("far more") << 2.5 << static_cast<int>(Verdict::Fail);
}

void TstMemoryTimeline::theRatioDecidesTheVerdict() {
    QFETCH(double, ratio);
    QFETCH(int, verdict);
    const std::int64_t predicted = usualStory().report().predicted.peakBytes;
    QVERIFY(predicted > 2 * kImage);
    Story story;
    story.allocate(-1, kImage);
    story.allocate(kStem,
                   static_cast<std::int64_t>(ratio * static_cast<double>(predicted)) - kImage);
    const MemoryReport report = story.report();
    QVERIFY(close(report.measuredOverPredicted.value(), ratio, 0.02));
    QCOMPARE(static_cast<int>(report.verdict), verdict);
}

void TstMemoryTimeline::noEventsAreNoData() {
    const MemoryReport report = Story().report();
    QCOMPARE(report.verdict, Verdict::NoData);
    QVERIFY(!report.measuredOverPredicted);
    QCOMPARE(report.notes.size(), std::size_t{1});
    QVERIFY(report.predicted.peakBytes > 0);
}

void TstMemoryTimeline::tapMarksTheNodeOfAnEvent() {
    MemoryMeter meter;
    MemoryTap tap(meter);
    QVERIFY(tap.interest().nodes && !tap.interest().activations);
    const Graph graph = smallGraph(2, 4, 4);
    tap.beginNode(graph.nodes[1]);
    tap.endNode(graph.nodes[1]);
    QVERIFY(meter.stop().empty());
}

void TstMemoryTimeline::largestBatchFitsTheBudget() {
    QCOMPARE(largestBatch(100, 500, 1000), 5);
    QCOMPARE(largestBatch(100, 500, 999), 4);
    QCOMPARE(largestBatch(100, 500, 599), 0);
    QCOMPARE(largestBatch(100, 500, 400), 0);  // not even the weights
    QCOMPARE(largestBatch(0, 0, 1000), 0);
}

/// By the engine that runs, weights included; the next one is beyond the budget.
void TstMemoryTimeline::largestBatchIsThatOfTheEngineThatRan() {
    const auto graph = buildGraph(family()[0].spec);
    const RunOptions options{.threads = 2};
    const MemoryReport report = memoryReport(*graph, 2, {}, 0, {}, {.options = options});
    QCOMPARE(report.need.value().batch, 2);
    QCOMPARE(report.need->totalBytes(), memoryNeed(*graph, options, 2).totalBytes());
    const std::int64_t largest = report.largestBatchPredicted.value();
    QVERIFY(needAt(report, *graph, largest).value().totalBytes() <= report.budgetBytes);
    QVERIFY(needAt(report, *graph, largest + 1).value().totalBytes() > report.budgetBytes);
}

void TstMemoryTimeline::ofNoEngineThePeakOfAnEagerPassCounts() {
    const auto graph = buildGraph(family()[0].spec);
    constexpr std::int64_t kWeights = 20'000'000;
    const MemoryReport report = memoryReport(*graph, 1, {}, kWeights, {});
    QVERIFY(!report.need);
    QCOMPARE(bytesPerImage(report), predictMemory(*graph, 1).peakBytes);
    QCOMPARE(report.largestBatchPredicted.value(),
             (report.budgetBytes - kWeights) / bytesPerImage(report));
}

/// Weights: 4 bytes for each of 5 330 564 parameters and statistics, 8 for each of 49 counters, as
/// torchvision's file has them; the pass as the storage trace of torchvision 0.28.
void TstMemoryTimeline::theEagerRunStandsBesideIt() {
    const auto graph = buildGraph(family()[0].spec);
    const MemoryReport report = memoryReport(*graph, 1, {}, 0, {}, {.options = RunOptions{}});
    QCOMPARE(report.eagerNeedBytes, std::int64_t{21'322'648} + 11'038'720);
    QVERIFY(report.need.value().totalBytes() < report.eagerNeedBytes);
}

void TstMemoryTimeline::aPlanIsNotMeasuredAgainstItself() {
    const auto graph = buildGraph(family()[0].spec);
    MemoryForecast forecast{.planned = MemoryPrediction{}, .options = RunOptions{}};
    forecast.planned->peakBytes = 4'000'000;
    const MemoryReport report =
        memoryReport(*graph, 1, {{0.0, 4'000'000, 4'000'000, 1, 0}}, 0, {}, forecast);
    QVERIFY(report.planned && !report.measuredOverPredicted);
    QCOMPARE(report.verdict, Verdict::Info);
}

void TstMemoryTimeline::predictionOfB0EqualsTheStorageTrace() {
    const auto graph = buildGraph(family()[0].spec);
    const MemoryReport report = memoryReport(*graph, 1, {}, 0, {});
    QCOMPARE(report.predicted.peakBytes, 11038720);  // reference.json: a trace of torchvision 0.28
    QCOMPARE(report.predictedFor, std::string("eager, batch norm not folded"));
}

SCALESCOPE_TEST(TstMemoryTimeline)
#include "tst_memory_timeline.moc"
