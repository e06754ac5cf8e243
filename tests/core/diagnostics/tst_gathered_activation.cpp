// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/saturation/gathered_activation.h"
#include "core/exec/fused/kernels/kernels.h"
#include "tests/core/diagnostics/diagnostics_support.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace scalescope;
using namespace scalescope::test;

namespace {

constexpr int kNode = 3;

/// Two images, 40 channels: whole registers and a half one; 37 pixels: more than one run.
Activation layer() {
    return activation(5, {2, 40, 1, 37}, {1, 3, 16, 64, 0x1p-12F, 0x1p-24F, 2, 8});
}

struct Gathered {
    PreActivationStats stats;
    ChannelTotals totals;
    std::vector<float> outputs, sums;  // channels last; of the first image
    bool finite = true;
};

/// Image by image over two threads' places, as an executor would.
Gathered gatherWith(InstructionSet set, const Activation& layer) {
    const std::int64_t channels = layer.size[1], pixels = layer.size[3];
    Gathers gathers;
    ActivationGather& gather = gathers.begin(kNode, siluZones(0.01), layer.size[0], channels, 2);
    Gathered result;
    for (std::int64_t image = 0; image < layer.size[0]; ++image) {
        std::vector<float> values(static_cast<std::size_t>(channels * pixels));
        for (std::int64_t c = 0; c < channels; ++c)
            for (std::int64_t i = 0; i < pixels; ++i)
                values[static_cast<std::size_t>(i * channels + c)] =
                    layer.values[static_cast<std::size_t>((image * channels + c) * pixels + i)];
        std::vector<float> sums(static_cast<std::size_t>(channels));
        fused::kernelsFor(set).siluGathered(
            {.in = values.data(),
             .inStride = channels,
             .out = values.data(),
             .outStride = channels,
             .pixels = pixels,
             .channels = channels,
             .cuts = gather.cuts,
             .gather = &gather.threads[static_cast<std::size_t>(image % 2)],
             .firstEntry = image * channels,
             .sums = image == 0 ? sums.data() : nullptr});
        if (image == 0) {
            result.outputs = values;
            result.sums = sums;
        }
    }
    result.finite = gather.isFinite();
    if (result.finite) {
        takeBefore(gather, result.stats);
        result.totals = totalsOf(gather);
    }
    return result;
}

Activation silu(Activation layer) {
    for (float& v : layer.values)
        v = static_cast<float>(double{v} / (1.0 + std::exp(-double{v})));
    return layer;
}

bool near(double a, double b, double scale) {
    return std::fabs(a - b) <= 2e-6 * std::max(std::fabs(b), scale);
}

void addSets() {
    QTest::addColumn<InstructionSet>("set");
    for (const InstructionSet set :
         {InstructionSet::Portable, InstructionSet::Avx2, InstructionSet::Avx512})
        if (machineHas(set))
            QTest::newRow(instructionSetName(set)) << set;
}

}  // namespace

class TstGatheredActivation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsAreThoseOfAScan_data() { addSets(); }
    void countsAreThoseOfAScan();
    void sumsAreThoseOfAScan_data() { addSets(); }
    void sumsAreThoseOfAScan();
    void aConstantChannelHasNoSpread_data() { addSets(); }
    void aConstantChannelHasNoSpread();
    void rareSizesAreCounted_data() { addSets(); }
    void rareSizesAreCounted();
    void notFiniteIsTold_data();
    void notFiniteIsTold();
    void anUnfinishedGatherLeavesNothing();
};

void TstGatheredActivation::countsAreThoseOfAScan() {
    QFETCH(const InstructionSet, set);
    const Activation values = layer();
    PreActivationStats expected;
    scanPreActivation(values.planar(), siluZones(0.01), expected);
    const PreActivationStats actual = gatherWith(set, values).stats;
    QCOMPARE(actual.zones.left, expected.zones.left);
    QCOMPARE(actual.zones.negative, expected.zones.negative);
    QCOMPARE(actual.zones.curved, expected.zones.curved);
    QCOMPARE(actual.zones.linear, expected.zones.linear);
    QCOMPARE(actual.zones.flat, expected.zones.flat);
    QCOMPARE(actual.histogram.counts, expected.histogram.counts);
    QCOMPARE(actual.histogram.underflow, expected.histogram.underflow);
    QCOMPARE(actual.histogram.overflow, expected.histogram.overflow);
    QCOMPARE(actual.fp16Flush, expected.fp16Flush);
    QCOMPARE(actual.fp16Subnormal, expected.fp16Subnormal);
    QCOMPARE(actual.moments.count, expected.moments.count);
    QCOMPARE(actual.moments.min, expected.moments.min);
    QCOMPARE(actual.moments.max, expected.moments.max);
    QVERIFY(near(actual.moments.mean, expected.moments.mean, 1.0));
    QVERIFY(near(actual.moments.m2, expected.moments.m2, 1.0));
}

void TstGatheredActivation::sumsAreThoseOfAScan() {
    QFETCH(const InstructionSet, set);
    const Activation values = layer();
    const ChannelTotals expected = channelTotals(silu(values).planar());
    const Gathered actual = gatherWith(set, values);
    QCOMPARE(actual.totals.sum.size(), expected.sum.size());
    for (std::size_t i = 0; i < expected.sum.size(); ++i) {
        const double scale = expected.sumAbs[i];
        QVERIFY(near(actual.totals.sum[i], expected.sum[i], scale));
        QVERIFY(near(actual.totals.sumAbs[i], expected.sumAbs[i], scale));
        QVERIFY(near(actual.totals.sumSquares[i], expected.sumSquares[i], 0));
        QVERIFY(near(double{actual.totals.maxAbs[i]}, double{expected.maxAbs[i]}, 0));
        if (i < actual.sums.size())
            QVERIFY(near(double{actual.sums[i]}, expected.sum[i], scale));
    }
}

void TstGatheredActivation::aConstantChannelHasNoSpread() {
    QFETCH(const InstructionSet, set);
    Activation values = layer();
    std::fill(values.values.begin(), values.values.end(), 0.7F);
    const ChannelTotals totals = gatherWith(set, values).totals;
    const double n = 37.0;
    for (std::size_t c = 0; c < totals.sum.size(); ++c) {
        const double mean = totals.sum[c] / n;
        QVERIFY(std::fabs(totals.sumSquares[c] / n - mean * mean) < 1e-10);
    }
}

void TstGatheredActivation::rareSizesAreCounted() {
    QFETCH(const InstructionSet, set);
    Activation values = layer();
    std::fill(values.values.begin(), values.values.end(), 0.0F);
    values.values[7] = 0x1p-40F;
    values.values[8] = -0x1p-130F;
    values.values[9] = -0.0F;
    values.values[10] = 1e6F;
    values.values[11] = -1e6F;
    const PreActivationStats stats = gatherWith(set, values).stats;
    QCOMPARE(stats.fp16Flush, std::uint64_t{2});
    QCOMPARE(stats.histogram.overflow, std::uint64_t{1});
    QCOMPARE(stats.histogram.underflow, std::uint64_t{1});
    QCOMPARE(stats.histogram.counts[255], std::uint64_t{1});
    QCOMPARE(stats.histogram.counts[256], stats.moments.count - 3);
}

void TstGatheredActivation::notFiniteIsTold_data() {
    QTest::addColumn<InstructionSet>("set");
    QTest::addColumn<float>("value");
    for (const InstructionSet set :
         {InstructionSet::Portable, InstructionSet::Avx2, InstructionSet::Avx512})
        if (machineHas(set))
            for (const float value :
                 {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity(),
                  -std::numeric_limits<float>::infinity(), 1e30F})
                QTest::addRow("%s %g", instructionSetName(set), double{value}) << set << value;
}

void TstGatheredActivation::notFiniteIsTold() {
    QFETCH(const InstructionSet, set);
    QFETCH(const float, value);
    Activation values = layer();
    values.values[100] = value;
    QVERIFY(!gatherWith(set, values).finite);
}

void TstGatheredActivation::anUnfinishedGatherLeavesNothing() {
    Gathers gathers;
    ThreadGather& thread = gathers.begin(kNode, siluZones(0.01), 1, 8, 1).threads.front();
    thread.values = 5;
    thread.cells[0x3f80] = 5;
    gathers.finishAll();
    QVERIFY(!gathers.find(kNode));
    const ThreadGather& again = gathers.begin(kNode, siluZones(0.01), 1, 8, 1).threads.front();
    QCOMPARE(again.values, std::uint64_t{0});
    QCOMPARE(again.cells[0x3f80], 0U);
}

SCALESCOPE_TEST(TstGatheredActivation)
#include "tst_gathered_activation.moc"
