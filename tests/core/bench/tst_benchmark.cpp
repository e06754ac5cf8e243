// SPDX-License-Identifier: Apache-2.0
#include "core/bench/benchmark.h"
#include "core/bench/benchmark_findings.h"
#include "core/model/memory_prediction.h"
#include "tests/core/diagnostics/diagnostics_support.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <atomic>

using namespace scalescope;
using namespace scalescope::test;

namespace {

/// Gives the times that it is told, and counts what is asked of it.
class FakeExecutor final : public Executor {
public:
    explicit FakeExecutor(std::shared_ptr<const Graph> graph) : m_graph(std::move(graph)) {}

    PassResult run(const TensorF32& input, const PassOptions& options,
                   RunContext& context) override {
        context.checkCanceled();
        ++passes;
        for (Tap* tap : options.taps)
            tap->beginPass(*m_graph, input.shape[0]);
        for (const Node& node : m_graph->nodes)
            for (Tap* tap : options.taps) {
                tap->beginNode(node);
                tap->endNode(node);
            }
        for (Tap* tap : options.taps)
            tap->endPass();
        return {input.shape[0], 3,
                std::vector<float>(static_cast<std::size_t>(3 * input.shape[0]))};
    }

    std::vector<double> time(const TensorF32& input, int warmup, int repeats,
                             const std::function<bool(int)>& onRepeat) override {
        timedShape = input.shape;
        std::vector<double> ms;
        for (int i = -warmup; i < repeats; ++i) {
            if (i >= 0)
                ms.push_back(10.0 + static_cast<double>(i % 5) * 0.01);
            if (onDone)
                onDone(std::max(0, i + 1));
            if (!onRepeat(std::max(0, i + 1)))
                break;
        }
        return ms;
    }

    [[nodiscard]] const char* name() const noexcept override { return "fake"; }
    [[nodiscard]] std::string device() const override { return where; }
    [[nodiscard]] Dtype dtype() const noexcept override { return Dtype::F32; }
    [[nodiscard]] std::int64_t weightBytes() const noexcept override { return 1234; }
    [[nodiscard]] std::optional<MemoryPrediction> memoryPlan(const TensorF32& /*input*/,
                                                             const PassOptions& /*o*/) override {
        return plan;
    }

    std::optional<MemoryPrediction> plan;
    int passes = 0;
    std::string where = "cpu";
    std::vector<std::int64_t> timedShape;
    std::function<void(int)> onDone;

private:
    std::shared_ptr<const Graph> m_graph;
};

std::shared_ptr<const Graph> b0At(std::int64_t side) {
    return buildGraph(family()[0].spec, side, side);
}

BenchmarkResult measure(FakeExecutor& executor, const std::shared_ptr<const Graph>& graph,
                        const BenchmarkOptions& options) {
    RunContext context;
    return benchmark(executor, graph, options, {}, context);
}

Latency latency(std::vector<double> ms) {
    return latencyOf(std::move(ms), 10, 1, {});
}

}  // namespace

class TstBenchmark : public QObject {
    Q_OBJECT

private slots:
    void percentilesEqualNumpy();
    void orderOfTheRunsDoesNotMatterForPercentiles();
    void percentilesNeedTheirRuns_data();
    void percentilesNeedTheirRuns();
    void oneRunHasOnlyAMedian();
    void noRunsAreRefused();
    void throughputCountsTheBatch();
    void spreadDecidesTheNoise();
    void driftIsAChangeFromFirstToLastThird();
    void resultCarriesWhatWasMeasured();
    void theBatchIsFed();
    void partsThatAreNotWantedAreNotRun();
    void aGpuHasNoNodeTimes();
    void timeLimitLeavesThreeRuns();
    void cancelStopsBetweenRuns();
    void unusableOptionsAreRefused();
    void noiseAndDriftBecomeFindings();
    void slowPartsBecomeAFinding();
};

void TstBenchmark::percentilesEqualNumpy() {
    const QJsonObject expected = golden("latency");
    std::vector<double> ms;
    for (const float value : uniform(9, 120))
        ms.push_back(double{value} + 5.0);
    const Latency found = latency(ms);
    QCOMPARE(found.ms, ms);
    QVERIFY(close(found.medianMs, real(expected, "p50")));
    QVERIFY(close(found.p90Ms.value(), real(expected, "p90")));
    QVERIFY(close(found.p95Ms.value(), real(expected, "p95")));
    QVERIFY(close(found.p99Ms.value(), real(expected, "p99")));
    QVERIFY(close(found.iqrMs.value(), real(expected, "p75") - real(expected, "p25")));
    QVERIFY(close(found.meanMs, real(expected, "mean")));
    QVERIFY(close(found.stddevMs.value(), real(expected, "std")));
    QCOMPARE(found.medianLowMs.value(), real(expected, "low"));
    QCOMPARE(found.medianHighMs.value(), real(expected, "high"));
    QCOMPARE(found.warmup, 10);
}

void TstBenchmark::orderOfTheRunsDoesNotMatterForPercentiles() {
    const Latency a = latency({1, 2, 3, 4, 5}), b = latency({5, 3, 1, 4, 2});
    QCOMPARE(a.medianMs, 3.0);
    QCOMPARE(b.medianMs, 3.0);
    QCOMPARE(b.minMs, 1.0);
    QCOMPARE(b.maxMs, 5.0);
    QCOMPARE(a.iqrMs.value(), b.iqrMs.value());
}

void TstBenchmark::percentilesNeedTheirRuns_data() {
    QTest::addColumn<int>("runs");
    QTest::addColumn<bool>("p95");
    QTest::addColumn<bool>("p99");
    QTest::newRow("19") << 19 << false << false;
    QTest::newRow("20") << 20 << true << false;
    QTest::newRow("99") << 99 << true << false;
    QTest::newRow("100") << 100 << true << true;
}

void TstBenchmark::percentilesNeedTheirRuns() {
    QFETCH(int, runs);
    QFETCH(bool, p95);
    QFETCH(bool, p99);
    const Latency found = latency(std::vector<double>(static_cast<std::size_t>(runs), 2.0));
    QCOMPARE(found.p95Ms.has_value(), p95);
    QCOMPARE(found.p99Ms.has_value(), p99);
}

void TstBenchmark::oneRunHasOnlyAMedian() {
    const Latency found = latency({7.0});
    QCOMPARE(found.medianMs, 7.0);
    QVERIFY(!found.stddevMs && !found.p90Ms && !found.iqrMs && !found.medianLowMs &&
            !found.medianHighMs);
    QCOMPARE(found.noise, Verdict::NoData);
    QVERIFY(!found.drift);
}

void TstBenchmark::noRunsAreRefused() {
    QVERIFY(failureOf([] { static_cast<void>(latency({})); }));
}

void TstBenchmark::throughputCountsTheBatch() {
    QCOMPARE(latencyOf({20, 20, 20}, 0, 8, {}).imagesPerSecond, 400.0);
}

void TstBenchmark::spreadDecidesTheNoise() {
    QCOMPARE(latency({100, 100, 101, 101}).noise, Verdict::Ok);
    QCOMPARE(latency({90, 90, 110, 110}).noise, Verdict::Warn);  // 20 %
    QCOMPARE(latency({60, 60, 140, 140}).noise, Verdict::Fail);
}

void TstBenchmark::driftIsAChangeFromFirstToLastThird() {
    std::vector<double> ms(30, 10.0);
    QVERIFY(!latency(ms).drift);
    std::fill(ms.begin() + 20, ms.end(), 10.4);
    QVERIFY(!latency(ms).drift);
    std::fill(ms.begin() + 20, ms.end(), 10.6);
    QVERIFY(latency(ms).drift);
    std::fill(ms.begin() + 20, ms.end(), 9.0);
    QVERIFY(latency(ms).drift);
}

void TstBenchmark::resultCarriesWhatWasMeasured() {
    const auto graph = buildGraph(family()[0].spec);
    FakeExecutor executor(graph);
    const BenchmarkResult result = measure(executor, graph, {.warmup = 3, .repeats = 25});
    QCOMPARE(result.latency.ms.size(), std::size_t{25});
    QCOMPARE(result.latency.warmup, 3);
    QVERIFY(close(result.latency.medianMs, 10.02));
    QVERIFY(!result.latency.stoppedByTimeLimit);
    QCOMPARE(result.macs, 385814752);
    QCOMPARE(result.predictedPeakBytes, 11038720);
    QCOMPARE(result.weightBytes, 1234);
    QCOMPARE(result.inputSidePx, 224);
    QCOMPARE(result.peakBytes, 0);  // the fake allocates nothing
    QCOMPARE(result.nodes.size(), graph->nodes.size());
    QVERIFY(result.instrumentedMs > 0.0);
    QCOMPARE(result.provenance.executor, std::string("fake"));
    QCOMPARE(result.graph.get(), graph.get());
}

void TstBenchmark::theBatchIsFed() {
    const auto graph = b0At(64);
    FakeExecutor executor(graph);
    const BenchmarkResult result =
        measure(executor, graph, {.batch = 2, .warmup = 0, .repeats = 3});
    QCOMPARE(executor.timedShape, (std::vector<std::int64_t>{2, 3, 64, 64}));
    QVERIFY(close(result.latency.imagesPerSecond, 2000.0 / result.latency.medianMs));
    QCOMPARE(result.predictedPeakBytes, predictMemory(*graph, 2).peakBytes);
}

void TstBenchmark::partsThatAreNotWantedAreNotRun() {
    const auto graph = b0At(64);
    FakeExecutor executor(graph);
    const BenchmarkResult result =
        measure(executor, graph, {.warmup = 0, .repeats = 3, .perBlock = false, .memory = false});
    QCOMPARE(executor.passes, 0);
    QVERIFY(result.nodes.empty());
    // What the executor lays out itself is known without a pass; else it is the eager one.
    QCOMPARE(result.predictedPeakBytes, predictMemory(*graph, 1).peakBytes);
    executor.plan.emplace().peakBytes = 777;
    QCOMPARE(
        measure(executor, graph, {.warmup = 0, .repeats = 3, .perBlock = false, .memory = false})
            .predictedPeakBytes,
        777);
    executor.plan.reset();
    static_cast<void>(
        measure(executor, graph, {.warmup = 0, .repeats = 3, .perBlock = false, .memory = true}));
    QCOMPARE(executor.passes, 1);
}

void TstBenchmark::aGpuHasNoNodeTimes() {
    const auto graph = b0At(64);
    FakeExecutor executor(graph);
    executor.where = "cuda:0";
    QVERIFY(measure(executor, graph, {.warmup = 0, .repeats = 3}).nodes.empty());
}

void TstBenchmark::timeLimitLeavesThreeRuns() {
    const auto graph = b0At(64);
    FakeExecutor executor(graph);
    executor.onDone = [](int) { QTest::qSleep(2); };
    const BenchmarkResult result = measure(
        executor, graph,
        {.warmup = 2, .repeats = 50, .timeLimitSeconds = 1e-6, .perBlock = false, .memory = false});
    QCOMPARE(result.latency.ms.size(), std::size_t{3});
    QVERIFY(result.latency.stoppedByTimeLimit);
}

void TstBenchmark::cancelStopsBetweenRuns() {
    const auto graph = b0At(64);
    FakeExecutor executor(graph);
    std::atomic<bool> cancel{false};
    int runs = 0;
    executor.onDone = [&](int done) {
        runs = done;
        cancel = done == 2;
    };
    RunContext context({}, &cancel);
    bool canceled = false;
    try {
        static_cast<void>(benchmark(executor, graph, {.warmup = 1, .repeats = 50}, {}, context));
    } catch (const Canceled&) {
        canceled = true;
    }
    QVERIFY(canceled);
    QCOMPARE(runs, 2);
}

void TstBenchmark::unusableOptionsAreRefused() {
    const auto graph = b0At(64);
    FakeExecutor executor(graph);
    for (const BenchmarkOptions& options :
         {BenchmarkOptions{.batch = 0}, BenchmarkOptions{.warmup = -1},
          BenchmarkOptions{.repeats = 0}, BenchmarkOptions{.timeLimitSeconds = 0.0}}) {
        const auto failure =
            failureOf([&] { static_cast<void>(measure(executor, graph, options)); });
        QVERIFY(failure.has_value());
        QCOMPARE(failure->code, ErrorCode::ArgumentInvalid);
    }
    QVERIFY(executor.timedShape.empty());
}

void TstBenchmark::noiseAndDriftBecomeFindings() {
    BenchmarkResult result;
    result.spec = family()[3].spec;
    result.latency = latency(std::vector<double>(30, 5.0));
    QVERIFY(findingsOf(result).empty());
    std::vector<double> ms(30, 5.0);
    std::fill(ms.begin() + 15, ms.end(), 9.0);
    result.latency = latency(ms);
    const auto findings = findingsOf(result);
    QCOMPARE(findings.size(), std::size_t{2});
    QCOMPARE(findings[0].rule, std::string("latency.noise"));
    QCOMPARE(findings[0].severity, Verdict::Fail);
    QCOMPARE(findings[0].variant, std::string("b3"));
    QCOMPARE(findings[1].rule, std::string("latency.drift"));
    result.latency = latency({5, 5, 5});
    QCOMPARE(findingsOf(result).at(0).rule, std::string("latency.few_runs"));
}

void TstBenchmark::slowPartsBecomeAFinding() {
    const auto graph = b0At(224);
    BenchmarkResult result;
    result.graph = graph;
    result.latency = latency(std::vector<double>(30, 5.0));
    for (const Node& node : graph->nodes)
        result.nodes.push_back({node.id, node.kind == NodeKind::DepthwiseConv ? 10.0 : 1.0});
    const auto findings = findingsOf(result);
    QCOMPARE(findings.size(), std::size_t{1});
    QCOMPARE(findings[0].rule, std::string("latency.part"));
    QCOMPARE(findings[0].place, std::string("depthwise"));
    QCOMPARE(findings[0].severity, Verdict::Info);
}

SCALESCOPE_TEST(TstBenchmark)
#include "tst_benchmark.moc"
