// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/saturation/activation_scan.h"
#include "core/exec/device.h"
#include "tests/core/diagnostics/diagnostics_support.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <limits>

using namespace scalescope;
using namespace scalescope::test;

namespace {

PreActivationStats scan(const ActivationView& view) {
    PreActivationStats stats;
    scanPreActivation(view, siluZones(0.01), stats);
    return stats;
}

PreActivationStats scanValues(std::vector<float> values) {
    const auto count = static_cast<std::int64_t>(values.size());
    const Activation one{{1, 1, 1, count}, std::move(values)};
    return scan(one.planar());
}

bool sameCounts(const PreActivationStats& a, const PreActivationStats& b) {
    return a.zones.left == b.zones.left && a.zones.negative == b.zones.negative &&
           a.zones.curved == b.zones.curved && a.zones.linear == b.zones.linear &&
           a.zones.flat == b.zones.flat && a.histogram.counts == b.histogram.counts &&
           a.histogram.underflow == b.histogram.underflow &&
           a.histogram.overflow == b.histogram.overflow && a.nonFinite.nan == b.nonFinite.nan &&
           a.nonFinite.posInf == b.nonFinite.posInf && a.nonFinite.negInf == b.nonFinite.negInf &&
           a.fp16Flush == b.fp16Flush && a.fp16Subnormal == b.fp16Subnormal &&
           a.moments.count == b.moments.count && a.moments.min == b.moments.min &&
           a.moments.max == b.moments.max;
}

bool sameBits(const PreActivationStats& a, const PreActivationStats& b) {
    return sameCounts(a, b) && a.moments.mean == b.moments.mean && a.moments.m2 == b.moments.m2;
}

bool sameTotals(const ChannelTotals& a, const ChannelTotals& b) {
    return a.sum == b.sum && a.sumAbs == b.sumAbs && a.sumSquares == b.sumSquares &&
           a.maxAbs == b.maxAbs;
}

/// More than one block, more than one chunk, and a rest that fills no register.
Activation largeLayer() {
    return activation(11, {2, 43, 61, 53}, {1, 4, 16, 64, 0x1p-12F, 0x1p-23F, 2, 8});
}

}  // namespace

class TstActivationScan : public QObject {
    Q_OBJECT

private slots:
    void countsAndHistogramEqualNumpy();
    void momentsEqualNumpy();
    void aBoundaryBelongsToTheZoneOnItsRight();
    void histogramEdgesAreExact();
    void smallestHalvesAreToldApart();
    void nonFiniteValuesAreCountedAndLeftOut();
    void nonFiniteValuesInALargeBlockChangeNothingElse();
    void aLargeMeanCostsNoDigits();
    void noElementsGiveNothing();
    void layoutsAgree();
    void threadsGiveEqualBits();
    void imageByImageEqualsAllAtOnce();
    void channelTotalsEqualNumpy();
    void channelTotalsCarryNonFinite();
};

void TstActivationScan::countsAndHistogramEqualNumpy() {
    const QJsonObject expected = golden("pre");
    const PreActivationStats stats = scan(goldenPre().planar());
    const QJsonObject zones = expected.value(u"zones").toObject();
    QCOMPARE(static_cast<double>(stats.zones.left), real(zones, "left"));
    QCOMPARE(static_cast<double>(stats.zones.negative), real(zones, "negative"));
    QCOMPARE(static_cast<double>(stats.zones.curved), real(zones, "curved"));
    QCOMPARE(static_cast<double>(stats.zones.linear), real(zones, "linear"));
    QCOMPARE(static_cast<double>(stats.zones.flat), real(zones, "flat"));
    QCOMPARE(static_cast<double>(stats.fp16Flush), real(expected, "fp16Flush"));
    QCOMPARE(static_cast<double>(stats.fp16Subnormal), real(expected, "fp16Subnormal"));
    const std::vector<double> counts = reals(expected, "histogram");
    QCOMPARE(stats.histogram.counts.size(), counts.size());
    for (std::size_t i = 0; i < counts.size(); ++i)
        QCOMPARE(static_cast<double>(stats.histogram.counts[i]), counts[i]);
    QCOMPARE(static_cast<double>(stats.histogram.underflow), real(expected, "underflow"));
    QCOMPARE(static_cast<double>(stats.histogram.overflow), real(expected, "overflow"));
}

void TstActivationScan::momentsEqualNumpy() {
    const QJsonObject expected = golden("pre");
    const PreActivationStats stats = scan(goldenPre().planar());
    QVERIFY(close(stats.moments.mean, real(expected, "mean")));
    QVERIFY(close(stats.moments.variance().value(), real(expected, "variance")));
    QCOMPARE(stats.moments.min, real(expected, "min"));
    QCOMPARE(stats.moments.max, real(expected, "max"));
}

void TstActivationScan::aBoundaryBelongsToTheZoneOnItsRight() {
    // Cut points that a float can hold exactly, so that a value can lie on them.
    const SiluZones zones{-6.25, -1.25, 6.25, -1.375, -1.125};
    for (const std::size_t copies :
         {std::size_t{1}, std::size_t{64}}) {  // one at a time, and in registers
        std::vector<float> values;
        for (std::size_t i = 0; i < copies; ++i)
            values.insert(values.end(), {-6.25F, std::nextafter(-6.25F, -10.0F), -1.25F, 6.25F,
                                         std::nextafter(6.25F, 0.0F), -1.375F, -1.125F, -1.375F});
        const auto count = static_cast<std::int64_t>(values.size());
        const Activation one{{1, 1, 1, count}, values};
        PreActivationStats stats;
        scanPreActivation(one.planar(), zones, stats);
        QCOMPARE(stats.zones.left, copies);
        QCOMPARE(stats.zones.negative, 3 * copies);  // -6.25 and twice -1.375
        QCOMPARE(stats.zones.curved, 3 * copies);    // -1.25, below 6.25, -1.125
        QCOMPARE(stats.zones.linear, copies);
        QCOMPARE(stats.zones.flat, copies);  // -1.25 only: the ends are outside
    }
}

void TstActivationScan::histogramEdgesAreExact() {
    std::vector<float> values{-16.0F,  std::nextafter(-16.0F, -20.0F),
                              16.0F,   std::nextafter(16.0F, 20.0F),
                              0.0F,    -1e-30F,
                              0.0625F, std::nextafter(0.0625F, 0.0F),
                              1e30F,   -1e30F};
    for (const bool inRegisters : {false, true}) {
        if (inRegisters)
            values.resize(48, 5.0F);
        const PreActivationStats stats = scanValues(values);
        QCOMPARE(stats.histogram.counts[0], 1U);    // -16
        QCOMPARE(stats.histogram.counts[511], 1U);  // 16: the last bin includes its right edge
        QCOMPARE(stats.histogram.counts[256], 2U);  // 0 and just below 1/16
        QCOMPARE(stats.histogram.counts[255], 1U);  // just below 0
        QCOMPARE(stats.histogram.counts[257], 1U);  // 1/16
        QCOMPARE(stats.histogram.underflow, 2U);
        QCOMPARE(stats.histogram.overflow, 2U);
    }
}

void TstActivationScan::smallestHalvesAreToldApart() {
    std::vector<float> values{0.0F,     -0.0F,           0x1p-25F, -0x1p-25F, 0x1.000002p-25F,
                              0x1p-14F, 0x1.fffffep-15F, 1e-40F};
    for (const bool inRegisters : {false, true}) {
        if (inRegisters)
            values.resize(32, 1.0F);
        const PreActivationStats stats = scanValues(values);
        QCOMPARE(stats.fp16Flush, 3U);      // twice 2^-25, and a float32 subnormal
        QCOMPARE(stats.fp16Subnormal, 2U);  // just above 2^-25, just below 2^-14
    }
}

void TstActivationScan::nonFiniteValuesAreCountedAndLeftOut() {
    constexpr float kInf = std::numeric_limits<float>::infinity();
    const PreActivationStats stats = scanValues({std::nanf(""), kInf, kInf, -kInf, 1.0F, 3.0F});
    QCOMPARE(stats.nonFinite.nan, 1U);
    QCOMPARE(stats.nonFinite.posInf, 2U);
    QCOMPARE(stats.nonFinite.negInf, 1U);
    QCOMPARE(stats.zones.finite(), 2U);
    QCOMPARE(stats.moments.count, 2U);
    QCOMPARE(stats.moments.mean, 2.0);
    QCOMPARE(stats.moments.max, 3.0);
    QCOMPARE(stats.histogram.overflow, 0U);
}

void TstActivationScan::nonFiniteValuesInALargeBlockChangeNothingElse() {
    Activation layer = largeLayer();
    const PreActivationStats clean = scan(layer.planar());
    layer.values.insert(layer.values.begin() + 5000, 3, std::nanf(""));
    const auto count = static_cast<std::int64_t>(layer.values.size());
    const PreActivationStats dirty = scanValues(layer.values);
    QCOMPARE(dirty.nonFinite.nan, 3U);
    QCOMPARE(dirty.moments.count, static_cast<std::uint64_t>(count - 3));
    QCOMPARE(dirty.histogram.counts, clean.histogram.counts);
    QCOMPARE(dirty.zones.left, clean.zones.left);
    QVERIFY(close(dirty.moments.mean, clean.moments.mean));
    QVERIFY(close(dirty.moments.m2, clean.moments.m2));
}

void TstActivationScan::aLargeMeanCostsNoDigits() {
    // 1e6 +- 1/2 in equal parts: the raw difference of sums of squares would keep four digits.
    std::vector<float> values(40000);
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = 1000000.0F + (i % 2 == 0 ? 0.5F : -0.5F);
    const PreActivationStats stats = scanValues(values);
    QVERIFY(close(stats.moments.variance().value(), 0.25, 1e-9));
    QVERIFY(close(stats.moments.mean, 1e6, 1e-14));
}

void TstActivationScan::noElementsGiveNothing() {
    const PreActivationStats stats = scanValues({});
    QCOMPARE(stats.zones.finite(), 0U);
    QCOMPARE(stats.moments.count, 0U);
    QVERIFY(!stats.moments.meanOrNone());
}

void TstActivationScan::layoutsAgree() {
    const Activation layer = largeLayer();
    const std::vector<float> moved = layer.channelsLastValues();
    const PreActivationStats planar = scan(layer.planar()), last = scan(layer.channelsLast(moved));
    QVERIFY(sameCounts(planar, last));
    QVERIFY(close(planar.moments.mean, last.moments.mean));
    QVERIFY(close(planar.moments.m2, last.moments.m2));
    // Rows with a gap between them: no executor gives them, a view may.
    std::vector<float> padded(static_cast<std::size_t>(2 * 43 * 61 * 60), 99.0F);
    for (std::size_t row = 0; row < 2 * 43 * 61; ++row)
        std::copy_n(layer.values.begin() + static_cast<std::ptrdiff_t>(row * 53), 53,
                    padded.begin() + static_cast<std::ptrdiff_t>(row * 60));
    const ActivationView strided{padded.data(), layer.size, {43 * 61 * 60, 61 * 60, 60, 1}};
    QVERIFY(sameBits(planar, scan(strided)));
    const ChannelTotals a = channelTotals(layer.planar()),
                        b = channelTotals(layer.channelsLast(moved));
    QVERIFY(sameTotals(a, channelTotals(strided)));
    QCOMPARE(a.maxAbs, b.maxAbs);
    for (std::size_t i = 0; i < a.sum.size(); ++i) {
        QVERIFY(close(a.sum[i], b.sum[i]));
        QVERIFY(close(a.sumAbs[i], b.sumAbs[i]));
        QVERIFY(close(a.sumSquares[i], b.sumSquares[i]));
    }
}

void TstActivationScan::threadsGiveEqualBits() {
    const Activation layer = largeLayer();
    const std::vector<float> moved = layer.channelsLastValues();
    useThreads(1);
    const PreActivationStats one = scan(layer.planar());
    const ChannelTotals oneTotals = channelTotals(layer.planar()),
                        oneLast = channelTotals(layer.channelsLast(moved));
    for (const int threads : {2, 3}) {
        useThreads(threads);
        QVERIFY(sameBits(one, scan(layer.planar())));
        QVERIFY(sameTotals(oneTotals, channelTotals(layer.planar())));
        QVERIFY(sameTotals(oneLast, channelTotals(layer.channelsLast(moved))));
    }
}

void TstActivationScan::imageByImageEqualsAllAtOnce() {
    const Activation layer = largeLayer();
    PreActivationStats byImage;
    scanPreActivation(layer.images(0, 1), siluZones(0.01), byImage);
    scanPreActivation(layer.images(1, 1), siluZones(0.01), byImage);
    QVERIFY(sameBits(byImage, scan(layer.planar())));
}

void TstActivationScan::channelTotalsEqualNumpy() {
    const QJsonObject expected = golden("post");
    const Activation layer = goldenPost();
    const std::vector<float> moved = layer.channelsLastValues();
    for (const ActivationView& view : {layer.planar(), layer.channelsLast(moved)}) {
        const ChannelTotals totals = channelTotals(view);
        const auto equal = [](const std::vector<double>& ours, const std::vector<double>& theirs) {
            return std::equal(ours.begin(), ours.end(), theirs.begin(), theirs.end(),
                              [](double a, double b) { return close(a, b); });
        };
        QVERIFY(equal(totals.sum, reals(expected, "sum")));
        QVERIFY(equal(totals.sumAbs, reals(expected, "sumAbs")));
        QVERIFY(equal(totals.sumSquares, reals(expected, "sumSquares")));
        QCOMPARE(double{*std::max_element(totals.maxAbs.begin(), totals.maxAbs.end())},
                 real(expected, "maxAbs"));
    }
}

void TstActivationScan::channelTotalsCarryNonFinite() {
    Activation layer = activation(3, {1, 24, 5, 5}, {1});
    layer.values[2 * 25 + 3] = std::nanf("");
    layer.values[23 * 25 + 24] = -std::numeric_limits<float>::infinity();
    const std::vector<float> moved = layer.channelsLastValues();
    for (const ActivationView& view : {layer.planar(), layer.channelsLast(moved)}) {
        const ChannelTotals totals = channelTotals(view);
        for (std::size_t c = 0; c < 24; ++c)
            QCOMPARE(std::isfinite(totals.sumSquares[c]), c != 2 && c != 23);
    }
}

SCALESCOPE_TEST(TstActivationScan)
#include "tst_activation_scan.moc"
