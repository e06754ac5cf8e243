// SPDX-License-Identifier: Apache-2.0
// The taps on the real network: what they tell of one pass fits together.
#include "core/diagnostics/diagnosis.h"
#include "core/diagnostics/metered_pass.h"
#include "core/diagnostics/saturation/saturation_tap.h"
#include "core/exec/device.h"
#include "core/exec/executor.h"
#include "tests/core/diagnostics/diagnostics_support.h"
#include "tests/support/hash_weights.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <string>

using namespace scalescope;
using namespace scalescope::test;

namespace {

constexpr std::int64_t kSide = 96;

struct Told {
    GateReport gates;
    SaturationReport saturation;
    MemoryReport memory;
};

TensorF32 images(std::int64_t count) {
    TensorF32 input{{count, 3, kSide, kSide},
                    uniform(21, static_cast<std::size_t>(count * 3 * kSide * kSide))};
    for (float& value : input.values)
        value *= 4.0F;
    return input;
}

/// One pass over all images, or one for each.
Told diagnose(const TensorF32& input, bool imageByImage) {
    const NetworkSpec spec = family()[0].spec;
    static const StateDict weights = hashWeights(spec);
    const auto executor = buildExecutor(spec, weights, {.engine = EngineKind::Reference}).executor;
    const auto graph = buildGraph(spec, kSide, kSide);
    GateTap gates;
    SaturationTap saturation;
    RunContext context;
    const std::int64_t passes = imageByImage ? input.shape[0] : 1, batch = input.shape[0] / passes;
    const auto each = static_cast<std::ptrdiff_t>(batch * 3 * kSide * kSide);
    std::optional<MemoryReport> memory;
    for (std::int64_t i = 0; i < passes; ++i) {
        const auto first = input.values.begin() + static_cast<std::ptrdiff_t>(i) * each;
        const TensorF32 part{{batch, 3, kSide, kSide}, {first, first + each}};
        MemoryMeter meter;
        MemoryTap marks(meter);
        Tap* taps[] = {&gates, &saturation, &marks};
        static_cast<void>(executor->run(part, {.taps = taps, .interventions = {}}, context));
        if (!memory)
            memory = memoryReport(*graph, batch, meter.stop(), executor->weightBytes(), {});
    }
    return {gates.report(), saturation.report(), *memory};
}

}  // namespace

class TstDiagnosedPass : public QObject {
    Q_OBJECT

private slots:
    void everySiluAndEveryGateIsThere();
    void squeezedGatesAgreeBetweenTheTaps();
    void measuredMemoryFitsThePrediction();
    void valuesThatAreNotFiniteNeedNoMoreMemory_data();
    void valuesThatAreNotFiniteNeedNoMoreMemory();
    void whatIsNotPredictedIsNotJudged();
    void imageByImageAgreesWithOneBatch();
};

void TstDiagnosedPass::everySiluAndEveryGateIsThere() {
    const Told told = diagnose(images(1), true);
    const Architecture architecture = buildArchitecture(family()[0].spec);
    QCOMPARE(told.gates.blocks.size(), std::size_t{16});
    std::int64_t gates = 0;
    for (const GateBlock& block : told.gates.blocks)
        gates += static_cast<std::int64_t>(block.mean.size());
    QCOMPARE(gates, architecture.gateCount());
    // Stem, 15 expansions, 16 depthwise convolutions, head.
    QCOMPARE(told.saturation.activations.size(), std::size_t{33});
    for (const ActivationStats& layer : told.saturation.activations) {
        QCOMPARE(layer.elementCount,
                 static_cast<std::uint64_t>(layer.channels * layer.height * layer.width));
        QCOMPARE(layer.zones.finite(), layer.elementCount);
        std::uint64_t binned = layer.histogram.underflow + layer.histogram.overflow;
        for (const std::uint64_t count : layer.histogram.counts)
            binned += count;
        QCOMPARE(binned, layer.elementCount);
        QVERIFY(layer.outputMaxAbs <= std::max(layer.maxAbs, 0.2785));
        double scores = 0.0;
        for (const double score : layer.dormantScores)
            scores += score;
        QVERIFY(close(scores, static_cast<double>(layer.channels), 1e-9));
    }
    QVERIFY(!told.saturation.firstNonFinite);
}

void TstDiagnosedPass::squeezedGatesAgreeBetweenTheTaps() {
    const Told told = diagnose(images(2), false);
    QCOMPARE(told.saturation.gates.size(), told.gates.blocks.size());
    for (std::size_t i = 0; i < told.gates.blocks.size(); ++i) {
        const GateSaturation& a = told.saturation.gates[i];
        const GateBlock& b = told.gates.blocks[i];
        QCOMPARE(a.name, b.name);
        QCOMPARE(a.count, b.mean.size() * 2);
        QVERIFY(close(static_cast<double>(a.open) / static_cast<double>(a.count), b.openShare));
        QVERIFY(close(static_cast<double>(a.closed) / static_cast<double>(a.count), b.closedShare));
    }
}

void TstDiagnosedPass::measuredMemoryFitsThePrediction() {
    const MemoryReport memory = diagnose(images(1), true).memory;
    QCOMPARE(memory.inputBytes, 3 * kSide * kSide * 4);
    QCOMPARE(memory.verdict, Verdict::Ok);
    // Which tensor of the block sets the peak depends on the convolution's workspace.
    QVERIFY2(memory.peakTensor.starts_with("2.0 "), memory.peakTensor.c_str());
    QCOMPARE(memory.aliveAtPeak.front().bytes, 96 * (kSide / 2) * (kSide / 2) * 4);
    QVERIFY(memory.timeline.back().liveBytes < memory.peakBytes);
    std::int64_t alive = 0;
    for (const PeakTensor& tensor : memory.aliveAtPeak)
        alive += tensor.bytes;
    QCOMPARE(alive, memory.peakBytes);
}

void TstDiagnosedPass::valuesThatAreNotFiniteNeedNoMoreMemory_data() {
    QTest::addColumn<float>("value");
    QTest::newRow("NaN") << std::numeric_limits<float>::quiet_NaN();
    QTest::newRow("Inf") << std::numeric_limits<float>::infinity();
    QTest::newRow("huge") << 1e37F;
}

/// A second pass, which only the diagnostics need, is no memory of the network.
void TstDiagnosedPass::valuesThatAreNotFiniteNeedNoMoreMemory() {
    QFETCH(const float, value);
    const NetworkSpec spec = family()[0].spec;
    const auto executor = buildExecutor(spec, hashWeights(spec), {}).executor;
    if (std::string(executor->name()) != "fused")
        QSKIP("without the fused engine every pass is of one kind");
    const auto graph = buildGraph(spec, kSide, kSide);
    const auto metered = [&](const TensorF32& input) {
        GateTap gates;
        SaturationTap saturation;
        Tap* taps[] = {&gates, &saturation};
        RunContext context;
        return meteredPass(*executor, *graph, input, taps, {}, context);
    };
    const TensorF32 finite = images(1);
    TensorF32 other = finite;
    other.values[kSide * kSide / 2] = value;
    const MeteredPass usual = metered(finite), odd = metered(other);
    QVERIFY(!usual.result.ranAgain && usual.memory.notes.empty());
    QVERIFY(odd.result.ranAgain);
    QCOMPARE(odd.memory.peakBytes, usual.memory.peakBytes);
    QCOMPARE(odd.memory.predicted.peakBytes, usual.memory.predicted.peakBytes);
    QCOMPARE(odd.memory.timeline.size(), usual.memory.timeline.size());
    QVERIFY(odd.memory.planned && !odd.memory.measuredOverPredicted);  // no plan against itself
    QCOMPARE(odd.memory.verdict, Verdict::Info);
    QCOMPARE(odd.memory.need.value().totalBytes(), usual.memory.need.value().totalBytes());
    QCOMPARE(odd.memory.notes.size(), std::size_t{1});
}

/// LibTorch's workspace in bf16 is no tensor of the graph: no fault of the network.
void TstDiagnosedPass::whatIsNotPredictedIsNotJudged() {
    const NetworkSpec spec = family()[0].spec;
    const auto executor = buildExecutor(spec, hashWeights(spec),
                                        {.engine = EngineKind::Reference, .dtype = Dtype::BF16})
                              .executor;
    RunContext context;
    const auto graph = buildGraph(spec, kSide, kSide);
    const MemoryReport memory = meteredPass(*executor, *graph, images(2), {}, {}, context).memory;
    QVERIFY(memory.tensorsAlone);
    QCOMPARE(memory.verdict, Verdict::Info);
    QCOMPARE(memory.notes.size(), std::size_t{1});
    QCOMPARE(memory.predicted.peakBytes, predictMemory(*graph, 2, 2).peakBytes);
    QVERIFY(memory.peakBytes > memory.predicted.peakBytes);
    QCOMPARE(bytesPerImage(memory), (memory.peakBytes + 1) / 2);
    QVERIFY(memory.need.value().workspaceUnknown);
    QVERIFY(memory.need->passBytes >= memory.peakBytes);
}

void TstDiagnosedPass::imageByImageAgreesWithOneBatch() {
    const TensorF32 input = images(3);
    const Told a = diagnose(input, true), b = diagnose(input, false);
    QCOMPARE(a.saturation.imageCount, 3U);
    for (std::size_t i = 0; i < a.saturation.activations.size(); ++i) {
        const ActivationStats &x = a.saturation.activations[i], &y = b.saturation.activations[i];
        QCOMPARE(x.elementCount, y.elementCount);
        QVERIFY(close(x.pre.mean, y.pre.mean, 1e-5));
        QVERIFY(close(x.pre.m2, y.pre.m2, 1e-4));
        QVERIFY(close(x.outputRms, y.outputRms, 1e-4));
    }
    for (std::size_t i = 0; i < a.gates.blocks.size(); ++i)
        for (std::size_t c = 0; c < a.gates.blocks[i].mean.size(); ++c) {
            QVERIFY(close(a.gates.blocks[i].mean[c], b.gates.blocks[i].mean[c], 1e-4));
            QVERIFY(close(a.gates.blocks[i].stddev[c], b.gates.blocks[i].stddev[c], 1e-4));
        }
}

SCALESCOPE_TEST(TstDiagnosedPass)
#include "tst_diagnosed_pass.moc"
