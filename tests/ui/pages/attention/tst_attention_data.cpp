// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_program.h"
#include "tests/ui/columns.h"
#include "tests/ui/synthetic.h"
#include "ui/pages/attention/attention_data.h"
#include "ui/pages/attention/attention_tables.h"

#include <QTest>

#include <algorithm>
#include <limits>
#include <numeric>
#include <set>

using namespace scalescope;
using namespace scalescope::ui;

namespace {

std::shared_ptr<const Diagnosis> diagnosed(int column, const test::SyntheticOptions& options = {}) {
    return std::make_shared<const Diagnosis>(test::syntheticDiagnosis(column, options));
}

GateBlock blockOf(std::vector<double> means) {
    GateBlock block;
    block.name = "1.0";
    block.mean = std::move(means);
    return block;
}

}  // namespace

class TstAttentionData : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyChannelIsABar_data() {
        QTest::addColumn<int>("column");
        for (int column = 0; column < 8; ++column)
            QTest::addRow("B%d", column) << column;
    }
    void everyChannelIsABar() {
        QFETCH(const int, column);
        const auto diagnosis = diagnosed(column);
        std::size_t bars = 0;
        for (const GateBlock& block : diagnosis->gates->blocks) {
            const SeriesSet set = gateBars(block, diagnosis->spec, ChannelOrder::ByGate);
            QCOMPARE(set.series.size(), 1U);
            QCOMPARE(set.series.front().column, std::optional(ColumnIndex(column)));
            QCOMPARE(set.series.front().y.size(), set.series.front().labels.size());
            QVERIFY(std::is_sorted(set.series.front().y.begin(), set.series.front().y.end()));
            bars += set.series.front().y.size();
        }
        QCOMPARE(static_cast<std::int64_t>(bars), diagnosis->graph->architecture.gateCount());
    }

    void oneDepthNamesTheLikeBlockOfEveryVariant() {
        for (const int column : {0, 3, 7}) {
            const auto diagnosis = diagnosed(column);
            QCOMPARE(gateBlockAt(*diagnosis, 0.0)->name, diagnosis->gates->blocks.front().name);
            QCOMPARE(gateBlockAt(*diagnosis, 1.0)->name, diagnosis->gates->blocks.back().name);
            for (const GateBlock& block : diagnosis->gates->blocks)
                QCOMPARE(gateBlockAt(*diagnosis, block.relativeDepth), &block);
        }
    }

    void sortedBarsKeepTheirChannelNames() {
        const SeriesSet set =
            gateBars(blockOf({0.5, 0.9, 0.1}), family()[0].spec, ChannelOrder::ByGate);
        QCOMPARE(set.series.front().y, (std::vector<double>{0.1, 0.5, 0.9}));
        QCOMPARE(set.series.front().labels,
                 (std::vector<std::string>{"channel 2", "channel 0", "channel 1"}));
    }

    void gatesThatWereNeverFiniteComeLast() {
        const double nan = std::numeric_limits<double>::quiet_NaN();
        QCOMPARE(channelsInOrder(blockOf({nan, 0.9, 0.1}), ChannelOrder::ByGate),
                 (std::vector<int>{2, 1, 0}));
    }

    void everyChannelHasItsPlaceInTheHeatMap_data() {
        QTest::addColumn<HeatMode>("mode");
        QTest::newRow("sorted") << HeatMode::ChannelsByGate;
        QTest::newRow("in order") << HeatMode::ChannelsInOrder;
    }
    void everyChannelHasItsPlaceInTheHeatMap() {
        QFETCH(const HeatMode, mode);
        const auto diagnosis = diagnosed(0);
        const GateReport& report = *diagnosis->gates;
        const Grid2d grid = gateHeat(report, family()[0].spec, mode);
        QCOMPARE(grid.rowCount, report.blocks.size());
        QCOMPARE(grid.values.size(), grid.rowCount * grid.columnCount);
        for (const std::size_t row : {std::size_t{0}, std::size_t{7}, grid.rowCount - 1}) {
            std::set<int> seen;
            for (std::size_t column = 0; column < grid.columnCount; ++column) {
                const int channel =
                    channelUnder(report, row, column, mode).value_or(ChannelIndex(-1)).value();
                seen.insert(channel);
                QCOMPARE(grid.at(row, column), static_cast<float>(report.blocks[row].mean.at(
                                                   static_cast<std::size_t>(channel))));
            }
            QCOMPARE(seen.size(), report.blocks[row].mean.size());
        }
    }

    void quantilesHaveNoChannel() {
        const auto diagnosis = diagnosed(0);
        QVERIFY(!channelUnder(*diagnosis->gates, 0, 0, HeatMode::Quantiles));
        QVERIFY(!channelUnder(*diagnosis->gates, 99, 0, HeatMode::ChannelsByGate));
    }

    void histogramCountsEveryGate() {
        const auto diagnosis = diagnosed(1);
        const GateBlock& block = diagnosis->gates->blocks[4];
        const Histogram histogram = gateHistogram(*diagnosis, block);
        QCOMPARE(histogram.counts.size(), 200U);
        QCOMPARE(histogram.edges.size(), 201U);
        QCOMPARE(
            std::accumulate(histogram.counts.begin(), histogram.counts.end(), std::uint64_t{0}),
            std::uint64_t{block.mean.size()});
    }

    void curvesAlignBlocksByRelativeDepth() {
        const std::vector<Shown> shown{{ColumnIndex(0), diagnosed(0)},
                                       {ColumnIndex(7), diagnosed(7)}};
        const SeriesSet set = gateCurves(shown, readingOf(gateReadings(), "gate.open_share"));
        QCOMPARE(set.series.size(), 2U);
        QCOMPARE(set.series[0].y.size(), 16U);
        QCOMPARE(set.series[1].y.size(), 55U);
        QCOMPARE(set.y.unit, std::string("%"));
        const GateBlock& block = shown[1].diagnosis->gates->blocks[20];
        QCOMPARE(set.series[1].x[20], block.relativeDepth);
        QCOMPARE(set.series[1].y[20], 100.0 * block.openShare);
        QCOMPARE(set.series[1].labels[20], "block " + block.name);
    }

    void measuresWithoutDataGiveNoCurve() {
        const auto& reading = readingOf(gateReadings(), "gate.input_dependence");
        QVERIFY(gateCurves({{ColumnIndex(0), diagnosed(0)}}, reading).series.empty());
        test::SyntheticOptions several;
        several.imageCount = 3;
        QCOMPARE(gateCurves({{ColumnIndex(0), diagnosed(0, several)}}, reading).series.size(), 1U);
    }

    void spreadIsMeanPlusAndMinusStd() {
        QVERIFY(gateSpread(diagnosed(0)->gates->blocks[3], family()[0].spec).series.empty());
        test::SyntheticOptions several;
        several.imageCount = 4;
        const auto diagnosis = diagnosed(0, several);
        const GateBlock& block = diagnosis->gates->blocks[3];
        const SeriesSet set = gateSpread(block, family()[0].spec);
        QCOMPARE(set.series.size(), 3U);
        const auto channel =
            static_cast<std::size_t>(channelsInOrder(block, ChannelOrder::ByGate).at(10));
        QCOMPARE(set.series[0].y[10], block.mean[channel]);
        QCOMPARE(set.series[1].y[10], std::min(1.0, block.mean[channel] + block.stddev[channel]));
        QCOMPARE(set.series[2].y[10], std::max(0.0, block.mean[channel] - block.stddev[channel]));
    }

    void classesShareTheOrderOfChannels() {
        test::SyntheticOptions options;
        options.imageCount = 4;
        options.classLabels = {"cat", "dog"};
        const auto diagnosis = diagnosed(0, options);
        const GateBlock& block = diagnosis->gates->blocks[9];
        const SeriesSet set = gateClasses(*diagnosis->gates, block);
        QCOMPARE(set.series.size(), 2U);
        QCOMPARE(set.series[0].name, std::string("cat"));
        QCOMPARE(set.series[0].labels, set.series[1].labels);
        const auto channel =
            static_cast<std::size_t>(channelsInOrder(block, ChannelOrder::ByGate).at(5));
        QCOMPARE(set.series[1].y[5], diagnosis->gates->classes[1].meanPerBlock[9][channel]);
    }

    void tableHasEveryBlockAndMeasure() {
        const auto diagnosis = diagnosed(2);
        const Table table = gateTable(*diagnosis->gates);
        QCOMPARE(table.rows.size(), diagnosis->gates->blocks.size());
        for (const auto& row : table.rows)
            QCOMPARE(row.size(), table.columns.size());
        QCOMPARE(std::get<std::string>(table.rows[2][0]), diagnosis->gates->blocks[2].name);
        QCOMPARE(std::get<double>(table.rows[2][1]), diagnosis->gates->blocks[2].overChannels.mean);
        QCOMPARE(std::get<std::int64_t>(table.rows[2].at(table.columns.size() - 2)),
                 static_cast<std::int64_t>(diagnosis->gates->blocks[2].mean.size()));
        for (const Column& column : table.columns)
            QVERIFY2(!column.hint.empty(), column.title.c_str());
    }

    void ablationLeavesAGapWhereLogitsOverflow() {
        auto result = test::syntheticAblation(0, InterventionKind::GateOne);
        result.report.rows[3].overflow = true;
        const SeriesSet set = ablationCurves(
            {{ColumnIndex(0), std::make_shared<const AblationResult>(result), diagnosed(0)}});
        QVERIFY(std::isnan(set.series[0].y[3]));
        QCOMPARE(set.series[0].y[4], result.report.rows[4].deltaLogit);
    }

    void readoutTellsVariantBlockChannelAndValue() {
        GateBlock block = blockOf({0.25, 0.75});
        const QString text = gateReadout(block, family()[3].spec, ChannelIndex(1));
        for (const char* part : {"B3", "block 1.0", "channel 1", "0.750"})
            QVERIFY2(text.contains(QLatin1String(part)), qPrintable(text));
        QVERIFY(gateReadout(block, family()[3].spec, ChannelIndex(2)).isEmpty());
    }
};

SCALESCOPE_TEST(TstAttentionData)
#include "tst_attention_data.moc"
