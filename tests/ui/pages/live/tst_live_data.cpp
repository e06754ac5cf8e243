// SPDX-License-Identifier: Apache-2.0
// What the page Live draws of frames: bounded, in the order of time, every number that of its
// frame.
#include "tests/support/test_program.h"
#include "tests/ui/synthetic.h"
#include "ui/base/numbers.h"
#include "ui/pages/live/live_data.h"

#include <QtTest>

#include <cmath>

using namespace scalescope;
using namespace scalescope::ui;

namespace {

const NetworkSpec& b0() {
    return family()[0].spec;
}

LiveFrame frameOf(std::int64_t index, std::size_t channels = 4) {
    LiveFrame frame;
    frame.index = index;
    frame.timeMs = 40.0 * static_cast<double>(index);
    for (std::size_t c = 0; c < channels; ++c)
        frame.gates.push_back(test::syntheticLiveGate(index, 10 * c));
    for (std::size_t i = 0; i < 16; ++i)
        frame.blockMeans.push_back(0.01F * static_cast<float>(i) +
                                   0.001F * static_cast<float>(index));
    return frame;
}

LiveHistory historyOf(std::int64_t frames, std::size_t channels = 4) {
    LiveHistory history;
    for (std::int64_t i = 0; i < frames; ++i)
        history.add(frameOf(i, channels));
    return history;
}

}  // namespace

class TstLiveData : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theHistoryKeepsTheNewestOfStatedLength() {
        const auto length = static_cast<std::int64_t>(LiveHistory::kFrames);
        LiveHistory history = historyOf(length + 50);
        QCOMPARE(history.moments().size(), LiveHistory::kFrames);
        QCOMPARE(history.moments().front().index, std::int64_t{50});
        QCOMPARE(history.moments().back().index, length + 49);
        const int era = history.era();
        history.add(frameOf(0, 6));  // of another block: nothing to compare with
        QCOMPARE(history.moments().size(), std::size_t{1});
        QCOMPARE(history.channels(), std::size_t{6});
        QVERIFY(history.era() != era);
    }

    void aCellOfTheStripIsTheGateOfItsChannelAndFrame() {
        const LiveHistory history = historyOf(9, 7);
        const std::vector<int> order{6, 0, 3, 1, 2, 5, 4};
        const Grid2d strip =
            gateStrip(history, order, StripRange::Whole, QStringLiteral("B0 block 5.1"));
        QCOMPARE(strip.rowCount, std::size_t{7});
        QCOMPARE(strip.columnCount, std::size_t{9});
        for (std::size_t row = 0; row < 7; ++row)
            for (std::size_t column = 0; column < 9; ++column)
                QCOMPARE(strip.at(row, column),
                         test::syntheticLiveGate(static_cast<std::int64_t>(column),
                                                 10 * static_cast<std::size_t>(order[row])));
        QCOMPARE(strip.rowLabels[0], std::string("6"));
        QCOMPARE(strip.columnLabels[3], std::string("0.12"));
        QCOMPARE(strip.rangeMin, 0.0);
        QCOMPARE(strip.rangeMax, 1.0);
    }

    void coloursMayGoFromTheLowestToTheHighestThatIsShown() {
        LiveHistory history;
        LiveFrame frame = frameOf(0, 0);
        frame.gates = {0.4F, std::nanf(""), 0.6F};
        history.add(frame);
        const Grid2d strip = gateStrip(history, {0, 1, 2}, StripRange::Shown, {});
        QCOMPARE(strip.rangeMin, double{0.4F});
        QCOMPARE(strip.rangeMax, double{0.6F});
        // One value alone has no range.
        history.clear();
        frame.gates = {0.4F, 0.4F, 0.4F};
        history.add(frame);
        QCOMPARE(gateStrip(history, {0, 1, 2}, StripRange::Shown, {}).rangeMax, 1.0);
    }

    void theStripIsExportedWithItsTimesAndChannels() {
        const std::string csv = toCsv(
            gateStrip(historyOf(2, 2), {1, 0}, StripRange::Whole, QStringLiteral("B0 block 5.1")));
        QCOMPARE(QString::fromStdString(csv.substr(0, csv.find('\n'))),
                 QStringLiteral("channel \\ time,0.00,0.04\r"));
        QVERIFY(csv.find("\n1,") < csv.find("\n0,"));
    }

    void rowsAreSortedByTheirMeanAndWhatIsNotFiniteComesLast() {
        LiveHistory history;
        for (int i = 0; i < 3; ++i) {
            LiveFrame frame = frameOf(i, 0);
            frame.gates = {0.9F, std::nanf(""), 0.1F + 0.1F * static_cast<float>(i), 0.5F};
            history.add(frame);
        }
        QCOMPARE(stripOrder(history, StripOrder::ByGate), (std::vector<int>{2, 3, 0, 1}));
        QCOMPARE(stripOrder(history, StripOrder::ByChannel), (std::vector<int>{0, 1, 2, 3}));
        QVERIFY(stripOrder({}, StripOrder::ByGate).empty());
    }

    void oneGateIsDrawnBesideTheMeanOfItsBlock() {
        const LiveHistory history = historyOf(5);
        const SeriesSet set =
            gateOverTime(history, ChannelIndex(2), b0(), QStringLiteral("caption"));
        QCOMPARE(set.series.size(), std::size_t{2});
        QCOMPARE(set.series[0].name, std::string("channel 2"));
        QCOMPARE(set.series[0].x[3], 0.12);
        QCOMPARE(set.series[0].y[3], double{test::syntheticLiveGate(3, 20)});
        double sum = 0.0;
        for (const std::size_t c : {0U, 1U, 2U, 3U})
            sum += double{test::syntheticLiveGate(3, 10 * c)};
        QVERIFY(std::abs(set.series[1].y[3] - sum / 4.0) < 1e-6);
        // A channel that this block does not have leaves the mean.
        QCOMPARE(gateOverTime(history, ChannelIndex(9), b0(), {}).series.size(), std::size_t{1});
        QCOMPARE(gateOverTime(history, std::nullopt, b0(), {}).series.size(), std::size_t{1});
        QVERIFY(gateOverTime({}, ChannelIndex(2), b0(), {}).series.empty());
    }

    void blocksShowTheNewestFrameAndTheirRange() {
        const LiveHistory history = historyOf(11);
        const SeriesSet set = blockMeansNow(history, b0());
        QCOMPARE(set.series.at(0).y.size(), std::size_t{16});
        QCOMPARE(set.series[0].labels[15], std::string("7.0"));
        QVERIFY(std::abs(set.series[0].y[15] - (0.15 + 0.010)) < 1e-6);
        const auto ranges = blockRanges(history);
        QVERIFY(std::abs(ranges[15].first - 0.15) < 1e-6);
        QVERIFY(std::abs(ranges[15].second - 0.16) < 1e-6);
        // Of another network there is nothing to draw.
        QVERIFY(blockMeansNow(history, family()[4].spec).series.empty());
        QVERIFY(blockRanges({}).empty());
    }

    void timesAndNumbersReadAsPeopleSayThem() {
        QCOMPARE(timeText(0.0), QStringLiteral("0:00.00"));
        QCOMPARE(timeText(12484.0), QStringLiteral("0:12.48"));
        QCOMPARE(timeText(59999.0), QStringLiteral("1:00.00"));
        QCOMPARE(timeText(3723000.0), QStringLiteral("1:02:03.00"));
        LiveFrame frame = frameOf(212);
        frame.passMs = 14.23;
        frame.dropped = 12345;
        QCOMPARE(frameText(frame), QStringLiteral("Frame 212 at 0:08.48 · pass 14.2 ms · ") +
                                       countText(12345) + QStringLiteral(" dropped"));
        frame.frameCount = 900;
        frame.framesPerSecond = 21.3;
        QVERIFY(frameText(frame).startsWith(
            QStringLiteral("Frame 212 of 900 at 0:08.48 · 21.3 frames per s")));
    }
};

SCALESCOPE_TEST(TstLiveData)
#include "tst_live_data.moc"
