// SPDX-License-Identifier: Apache-2.0
#include "core/bench/machine_roof.h"
#include "core/bench/roofline.h"
#include "core/diagnostics/measures.h"
#include "core/diagnostics/run_measures.h"
#include "core/session/result.h"
#include "tests/support/test_program.h"
#include "tests/ui/desk.h"
#include "ui/pages/speed/speed_page.h"
#include "ui/plots/bar_plot.h"
#include "ui/plots/scatter_plot.h"
#include "ui/widgets/table_panel.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>

#include <algorithm>
#include <atomic>
#include <iterator>
#include <numeric>

using namespace scalescope;
using namespace scalescope::ui;
using test::child;
using test::Desk;

namespace {

constexpr double kSyntheticGflops = test::kSyntheticRoof.gflops;

/// A page whose benchmarks have run.
struct TimedDesk : Desk {
    SpeedPage page{study, selection};
    explicit TimedDesk(std::vector<int> columns, Runner runner = test::syntheticRunner())
        : Desk(std::move(runner), std::move(columns)) {
        test::present(page);
    }
    bool run() {
        if (!QTest::qWaitFor([this] { return settled(); }))
            return false;
        child<QPushButton>(page, QStringLiteral("runBenchmarks"))->click();
        const bool done = QTest::qWaitFor([this] {
            for (const ColumnIndex column : selection.columns())
                if (!study.entry(column).benchmark)
                    return false;
            return !study.jobs().busy();
        });
        QTest::qWait(5);
        return done;
    }
};

}  // namespace

class TstSpeedPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { test::failOnQtWarnings(); }

    /// The least that the machine allows, by arithmetic done another way, marked as an estimate;
    /// it goes with the first time that is measured.
    void untilThenAnEstimateStands() {
        TimedDesk desk({0, 1});
        QTRY_VERIFY(desk.settled());
        auto* latency = child<BarPlot>(desk.page, QStringLiteral("speedLatency"));
        QTRY_VERIFY(!latency->isEmpty());
        const Series& estimate = latency->data().series.front();
        QVERIFY(estimate.ghost);
        QVERIFY(latency->data().title.find("Estimate") != std::string::npos);
        QCOMPARE(estimate.y.size(), std::size_t{2});
        for (std::size_t i = 0; i < 2; ++i) {
            const Cost cost = costOf(*buildGraph(family()[i].spec));
            const double atPeak = 2.0 * static_cast<double>(cost.macs) / kSyntheticGflops / 1e6;
            QVERIFY(estimate.y[i] > atPeak);  // some of it waits for memory
            QVERIFY(estimate.y[i] < 20.0 * atPeak);
        }
        QVERIFY(estimate.y[1] > estimate.y[0]);
        for (const char* name : {"speedBlocks", "speedParts"})
            QCOMPARE(child<BarPlot>(desk.page, QString::fromLatin1(name))->data().series.size(),
                     1U);
        QVERIFY(!child<ScatterPlot>(desk.page, QStringLiteral("speedRoofline"))->isEmpty());
        QVERIFY(desk.run());
        QVERIFY(!latency->data().series.front().ghost);
        QCOMPARE(child<BarPlot>(desk.page, QStringLiteral("speedBlocks"))->data().series.size(),
                 2U);
    }

    /// As after a benchmark that was cancelled.
    void columnsThatAreNotTimedAreNamed() {
        TimedDesk desk({0, 1});
        QVERIFY(desk.run());
        desk.selection.setColumns(test::columns({0, 1, 3, 4}));
        QTRY_VERIFY(desk.settled());
        QTest::qWait(5);
        QVERIFY(child<QLabel>(desk.page, QStringLiteral("speedConditions"))
                    ->text()
                    .contains(QStringLiteral("2 of 4 columns are timed; not yet: B3, B4.")));
    }

    void asksForARunUntilThereIsOne() {
        TimedDesk desk({0, 1});
        QTRY_VERIFY(desk.settled());
        QTest::qWait(5);
        QVERIFY(child<QLabel>(desk.page, QStringLiteral("speedConditions"))
                    ->text()
                    .contains(QStringLiteral("Nothing has been timed")));
        QVERIFY(!test::isBlank(desk.page));
    }

    /// Source: torchvision 0.28, the weights' acc@1 and GFLOPS; of the paper v5, table 2.
    void untilThenWhatIsPublishedStands() {
        TimedDesk desk({0, 1});
        QTRY_VERIFY(desk.settled());
        QTest::qWait(5);
        const SeriesSet& shown =
            child<ScatterPlot>(desk.page, QStringLiteral("speedScatter"))->data();
        QCOMPARE(shown.series.size(), 2U);
        QCOMPARE(shown.series[0].x, (std::vector<double>{0.386, 0.687}));
        QCOMPARE(shown.series[0].y, (std::vector<double>{77.692, 79.838}));
        QCOMPARE(shown.series[1].y, (std::vector<double>{77.1, 79.1}));
        QVERIFY(shown.series[1].ghost);
        QVERIFY(desk.run());
        QVERIFY(shown.x.title != std::string(kMacs.title));
    }

    void showsMediansOfAll_data() {
        QTest::addColumn<std::vector<int>>("columns");
        QTest::newRow("one") << std::vector<int>{4};
        QTest::newRow("eight") << std::vector<int>{0, 1, 2, 3, 4, 5, 6, 7};
    }
    void showsMediansOfAll() {
        QFETCH(const std::vector<int>, columns);
        TimedDesk desk(columns);
        QVERIFY(desk.run());
        const SeriesSet& medians =
            child<BarPlot>(desk.page, QStringLiteral("speedLatency"))->data();
        QCOMPARE(medians.series.front().y.size(), columns.size());
        const auto& table = child<TablePanel>(desk.page, QStringLiteral("speedTable"))->table();
        QCOMPARE(table.rows.size(), columns.size());
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const Latency& latency = desk.study.entry(ColumnIndex(columns[i])).benchmark->latency;
            QCOMPARE(medians.series.front().y[i], latency.medianMs);
            QCOMPARE(std::get<double>(table.rows[i][3]), latency.medianMs);
            QCOMPARE(std::get<double>(table.rows[i][4]), *latency.p95Ms);
        }
        QVERIFY(!test::isBlank(desk.page));
    }

    void sharesAddUpToAll() {
        TimedDesk desk({3});
        QVERIFY(desk.run());
        for (const char* name : {"speedBlocks", "speedParts"}) {
            const SeriesSet& shares = child<BarPlot>(desk.page, QString::fromLatin1(name))->data();
            QCOMPARE(shares.series.size(), 2U);
            QVERIFY(shares.series[0].name.find("instrumented run") != std::string::npos);
            for (const Series& series : shares.series)
                QVERIFY(std::abs(std::accumulate(series.y.begin(), series.y.end(), 0.0) - 100.0) <
                        1e-9);
        }
        const auto& blocks = child<BarPlot>(desk.page, QStringLiteral("speedBlocks"))->data();
        const auto& result = *desk.study.entry(ColumnIndex(3)).benchmark;
        QCOMPARE(blocks.series[0].y.size(), result.graph->architecture.blocks.size() + 2);
        // MACs of a block, counted here once more.
        double macs = 0, all = 0;
        for (const Node& node : result.graph->nodes) {
            all += static_cast<double>(node.macs);
            macs += node.block == 5 ? static_cast<double>(node.macs) : 0.0;
        }
        QVERIFY(std::abs(blocks.series[1].y[6] - 100.0 * macs / all) < 1e-9);
    }

    void clickOnABlockSelectsIt() {
        TimedDesk desk({3});
        QVERIFY(desk.run());
        auto* blocks = child<BarPlot>(desk.page, QStringLiteral("speedBlocks"));
        Q_EMIT blocks->barClicked(0, 6);
        const auto& graph = *desk.study.entry(ColumnIndex(3)).benchmark->graph;
        QCOMPARE(desk.selection.depth(), std::optional<double>(graph.relativeDepth(5)));
        Q_EMIT blocks->barClicked(0, 0);  // the stem is no block
        QCOMPARE(desk.selection.depth(), std::optional<double>(graph.relativeDepth(5)));
    }

    void accuracyIsMarkedAsPublished() {
        TimedDesk desk({0, 1});
        QVERIFY(desk.run());
        auto* scatter = child<ScatterPlot>(desk.page, QStringLiteral("speedScatter"));
        auto* note = child<QLabel>(desk.page, QStringLiteral("speedNote"));
        QVERIFY(note->text().contains(QStringLiteral("published, not measured")));
        QVERIFY(scatter->data().y.title.find("published") != std::string::npos);
        QCOMPARE(scatter->data().series[0].y[1], family()[1].published.top1Percent);
        QVERIFY(scatter->data().series[1].ghost);
        QCOMPARE(scatter->data().series[1].y[1], family()[1].published.paperTop1Percent);
        child<QComboBox>(desk.page, QStringLiteral("speedTradeoff"))->setCurrentIndex(2);
        QTest::qWait(5);
        QCOMPARE(scatter->data().series.size(), 1U);
        QVERIFY(!note->isVisible());
    }

    void rooflineStandsOnTheMeasuredRoof() {
        TimedDesk desk({2});
        QVERIFY(desk.run());
        child<QTabWidget>(desk.page, QStringLiteral("speedTabs"))->setCurrentIndex(2);
        auto* plot = child<ScatterPlot>(desk.page, QStringLiteral("speedRoofline"));
        child<QPushButton>(desk.page, QStringLiteral("measureRoof"))->click();
        QTRY_VERIFY(plot->data().series.size() > 1);
        QVERIFY(child<QLabel>(desk.page, QStringLiteral("roofText"))
                    ->text()
                    .contains(QStringLiteral("200 GFLOP/s")));
        const Series& attainable = plot->data().series.back();
        QVERIFY(attainable.ghost);
        for (std::size_t i = 0; i < attainable.x.size(); ++i)
            QCOMPARE(attainable.y[i], std::min(200.0, 20.0 * attainable.x[i]));
    }

    void roofThatCannotBeMeasuredSaysWhyAndCanBeTriedAgain() {
        std::atomic<int> asked = 0;
        TimedDesk desk({2}, [&asked](const Job& job, RunContext& context) -> Outcome {
            if (!std::holds_alternative<MachineJob>(job.question))
                return test::syntheticRunner()(job, context);
            ++asked;
            return Failure{ErrorCode::OutOfMemory, Subject::None, "Close other programs.", {}};
        });
        QSignalSpy quiet(&desk.page, &Page::message);
        QTRY_VERIFY(desk.settled());
        QTRY_COMPARE(asked.load(), 1);  // unasked
        QVERIFY(desk.run());
        child<QTabWidget>(desk.page, QStringLiteral("speedTabs"))->setCurrentIndex(2);
        QTest::qWait(5);
        QSignalSpy says(&desk.page, &Page::message);
        auto* button = child<QPushButton>(desk.page, QStringLiteral("measureRoof"));
        button->click();
        button->click();  // it is being measured: once
        QTRY_COMPARE(says.count(), 1);
        QCOMPARE(quiet.count(), 1);  // what was not asked for failed without a word
        QVERIFY(says[0][0].toString().endsWith(QStringLiteral("Close other programs.")));
        QTRY_VERIFY(button->isEnabled());
        QCOMPARE(asked.load(), 2);
        QVERIFY(child<ScatterPlot>(desk.page, QStringLiteral("speedRoofline"))->isEmpty());
    }

    void whatAnotherFormatCostsStandsInTheTable() {
        const auto exact = std::make_shared<BenchmarkResult>(test::syntheticBenchmark(0));
        auto coarse = std::make_shared<BenchmarkResult>(test::syntheticBenchmark(1));
        const std::size_t before =
            speedTable({{ColumnIndex(0), exact}, {ColumnIndex(1), coarse}}).columns.size();
        coarse->dtypeError =
            DtypeError{.relativeRms = 0.0257, .maxAbs = 0.5, .sameTop1Share = 0.75};
        const Table table = speedTable({{ColumnIndex(0), exact}, {ColumnIndex(1), coarse}});
        QCOMPARE(table.columns.size(), before + dtypeErrorReadings().size());
        const auto at = [&](std::size_t row, const char* key) {
            const auto found = std::ranges::find(table.columns, std::string(key), &Column::key);
            return table.rows[row].at(
                static_cast<std::size_t>(std::distance(table.columns.begin(), found)));
        };
        QCOMPARE(std::get<double>(at(1, "dtype_error.relative_rms")), 0.0257);
        QCOMPARE(std::get<double>(at(1, "dtype_error.same_top1_share")), 0.75);
        QVERIFY(std::holds_alternative<std::monostate>(at(0, "dtype_error.relative_rms")));
    }

    void noiseIsSaidInWords() {
        auto noisy = std::make_shared<BenchmarkResult>(test::syntheticBenchmark(1));
        noisy->latency.noise = Verdict::Fail;
        noisy->latency.drift = true;
        const QString text = noiseText({{ColumnIndex(1), noisy}});
        QVERIFY(text.contains(QStringLiteral("B1 spread widely")));
        QVERIFY(text.contains(QStringLiteral("changed while B1 ran")));
        QVERIFY(noiseText({{ColumnIndex(1),
                            std::make_shared<BenchmarkResult>(test::syntheticBenchmark(1))}})
                    .isEmpty());
    }

    /// The most disturbed one stands for all.
    void othersOnTheMachineAreSaidInWords() {
        const auto timedBeside = [](double others) {
            auto result = std::make_shared<BenchmarkResult>(test::syntheticBenchmark(1));
            result->load = OtherLoad{.seconds = 1.0, .processors = 2, .otherProcessors = others};
            return result;
        };
        auto more = timedBeside(1.5);
        more->spec.name = "b2";
        more->spec.variant = 2;
        const QString text =
            noiseText({{ColumnIndex(1), timedBeside(0.5)}, {ColumnIndex(2), more}});
        QVERIFY(text.contains(QStringLiteral("not its own while B2")));
        QVERIFY(text.contains(QStringLiteral("1.5 of 2 processors")));
        QVERIFY(noiseText({{ColumnIndex(1), timedBeside(0.1)}}).isEmpty());
    }
};

SCALESCOPE_GUI_TEST(TstSpeedPage)
#include "tst_speed_page.moc"
