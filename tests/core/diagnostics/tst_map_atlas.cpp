// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/feature_maps/map_atlas.h"
#include "tests/core/diagnostics/diagnostics_support.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <numeric>

using namespace scalescope;
using namespace scalescope::test;

namespace {

constexpr std::int64_t kMapChannels = 37, kHeight = 9, kWidth = 7;  // more than a group of channels

Activation waves() {
    return activation(3, {1, kMapChannels, kHeight, kWidth}, {1, 4, 0.01F, 64}, {});
}

float at(const Activation& x, std::size_t channel, std::size_t position) {
    return x.values[channel * kHeight * kWidth + position];
}

}  // namespace

class TstMapAtlas : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void levelsStandForValuesWithinHalfAStep_data();
    void levelsStandForValuesWithinHalfAStep();
    void aReducedMapHoldsTheMeansOfSquares();
    void whatIsSubtractedIsGone();
    void valuesThatAreNotFiniteAreMarkedAndLeftOut();
    void aConstantMapStaysConstant();
    void everyValueIsCountedOnce();
    void bytesAreThoseThatAreStored();
};

void TstMapAtlas::levelsStandForValuesWithinHalfAStep_data() {
    QTest::addColumn<bool>("channelsLast");
    QTest::newRow("planar") << false;
    QTest::newRow("channels last") << true;
}

void TstMapAtlas::levelsStandForValuesWithinHalfAStep() {
    QFETCH(bool, channelsLast);
    const Activation x = waves();
    const std::vector<float> moved = x.channelsLastValues();
    const MapAtlas atlas = makeAtlas(channelsLast ? x.channelsLast(moved) : x.planar(), 1);
    QCOMPARE(atlas.channels(), static_cast<std::size_t>(kMapChannels));
    for (std::size_t c = 0; c < atlas.channels(); ++c) {
        const float half = (atlas.high[c] - atlas.low[c]) / (2.0F * kTopLevel);
        double squares = 0.0;
        for (std::size_t i = 0; i < kHeight * kWidth; ++i) {
            const float shown = atlas.value(c, atlas.map(c)[i]);
            QVERIFY(std::abs(shown - at(x, c, i)) <= half * 1.001F);
            squares += double{at(x, c, i)} * double{at(x, c, i)};
        }
        QVERIFY(close(atlas.energy[c], squares / (kHeight * kWidth)));
    }
    QCOMPARE(atlas.range()->second, *std::ranges::max_element(x.values));
    QCOMPARE(atlas.range()->first, *std::ranges::min_element(x.values));
}

void TstMapAtlas::aReducedMapHoldsTheMeansOfSquares() {
    const Activation x = waves();
    const MapAtlas whole = makeAtlas(x.planar(), 1), half = makeAtlas(x.planar(), 2);
    QCOMPARE(half.height, 5);
    QCOMPARE(half.width, 4);
    const float corner = at(x, 5, kHeight * kWidth - 1);  // a square of one position
    QVERIFY(std::abs(half.value(5, half.map(5).back()) - corner) <=
            (half.high[5] - half.low[5]) / kTopLevel);
    const float mean = (at(x, 1, 0) + at(x, 1, 1) + at(x, 1, kWidth) + at(x, 1, kWidth + 1)) / 4.0F;
    QVERIFY(std::abs(half.value(1, half.map(1).front()) - mean) <=
            (half.high[1] - half.low[1]) / kTopLevel);
    QCOMPARE(half.energy, whole.energy);
}

void TstMapAtlas::whatIsSubtractedIsGone() {
    const Activation x = waves();
    std::vector<float> less = x.values;
    less[0] -= 2.0F;
    const MapAtlas atlas = makeAtlas(x.planar(), 1, less);
    QCOMPARE(atlas.high[0], 2.0F);
    QCOMPARE(atlas.energy[1], 0.0);
    QCOMPARE(countChannels(x.planar(), less).high, 2.0);
}

void TstMapAtlas::valuesThatAreNotFiniteAreMarkedAndLeftOut() {
    Activation x = waves();
    x.values[3] = std::nanf("");
    x.values[4] = std::numeric_limits<float>::infinity();
    for (std::size_t i = 0; i < kHeight * kWidth; ++i)
        x.values[2 * kHeight * kWidth + i] = -std::numeric_limits<float>::infinity();
    const MapAtlas atlas = makeAtlas(x.planar(), 1);
    QCOMPARE(atlas.map(0)[3], kNotFiniteLevel);
    QCOMPARE(atlas.map(0)[4], kNotFiniteLevel);
    QVERIFY(atlas.map(0)[5] <= kTopLevel);
    QVERIFY(std::isnan(atlas.value(0, kNotFiniteLevel)));
    QVERIFY(std::isfinite(atlas.energy[0]));
    QCOMPARE(atlas.energy[2], 0.0);
    QVERIFY(atlas.range()->second < 64.0F);
    const Histogram all = countChannels(x.planar()).of(std::nullopt);
    QCOMPARE(all.nanCount, 1U);
    QCOMPARE(all.posInfCount, 1U);
    QCOMPARE(all.negInfCount, static_cast<std::uint64_t>(kHeight * kWidth));
}

void TstMapAtlas::aConstantMapStaysConstant() {
    Activation x = waves();
    std::fill(x.values.begin(), x.values.end(), 3.5F);
    const MapAtlas atlas = makeAtlas(x.planar(), 1);
    QCOMPARE(atlas.value(9, atlas.map(9)[4]), 3.5F);
    const Histogram counted = countChannels(x.planar()).of(9);
    QCOMPARE(counted.counts.front(), static_cast<std::uint64_t>(kHeight * kWidth));
}

void TstMapAtlas::everyValueIsCountedOnce() {
    const Activation x = waves();
    const ChannelHistograms counted = countChannels(x.planar());
    Histogram sum = counted.of(0);
    for (std::size_t c = 0; c < counted.channels; ++c) {
        const Histogram one = counted.of(c);
        QCOMPARE(std::accumulate(one.counts.begin(), one.counts.end(), std::uint64_t{0}),
                 static_cast<std::uint64_t>(kHeight * kWidth));
        for (std::size_t bin = 0; c > 0 && bin < one.counts.size(); ++bin)
            sum.counts[bin] += one.counts[bin];
        for (std::size_t i = 0; i < kHeight * kWidth; ++i) {
            const auto bin =
                std::ranges::upper_bound(one.edges, double{at(x, c, i)}) - one.edges.begin() - 1;
            const auto last = static_cast<std::ptrdiff_t>(one.counts.size()) - 1;
            QVERIFY(one.counts[static_cast<std::size_t>(std::min(bin, last))] > 0);
        }
    }
    QCOMPARE(counted.of(std::nullopt).counts, sum.counts);
    QCOMPARE(counted.of(std::nullopt).edges.size(), ChannelHistograms::kBins + 1);
}

void TstMapAtlas::bytesAreThoseThatAreStored() {
    const Activation x = waves();
    for (const std::int64_t reduction : {1, 2, 3, 10})
        QCOMPARE(static_cast<std::int64_t>(makeAtlas(x.planar(), reduction).levels->size()),
                 atlasBytes({kMapChannels, kHeight, kWidth}, reduction));
}

SCALESCOPE_TEST(TstMapAtlas)
#include "tst_map_atlas.moc"
