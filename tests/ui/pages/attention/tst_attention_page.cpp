// SPDX-License-Identifier: Apache-2.0
#include "core/session/result.h"
#include "tests/support/test_program.h"
#include "tests/ui/desk.h"
#include "tests/ui/window/window_fixture.h"
#include "ui/pages/attention/attention_data.h"
#include "ui/pages/attention/attention_page.h"
#include "ui/plots/bar_plot.h"
#include "ui/plots/heatmap_plot.h"
#include "ui/plots/histogram_plot.h"
#include "ui/plots/line_plot.h"
#include "ui/widgets/table_panel.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QTabWidget>
#include <QTemporaryDir>

#include <atomic>

using namespace scalescope;
using namespace scalescope::ui;
using test::child;
using test::Desk;

namespace {

BarPlot* barsOf(const QWidget& page, ColumnIndex column) {
    return child<BarPlot>(page, QStringLiteral("gateBars-b%1").arg(column.value()));
}

void openTab(const QWidget& page, int index) {
    child<QTabWidget>(page, QStringLiteral("gateTabs"))->setCurrentIndex(index);
    QTest::qWait(1);
}

}  // namespace

class TstAttentionPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { test::failOnQtWarnings(); }

    void showsEveryGateOfTheBlockForEachColumn_data() {
        QTest::addColumn<std::vector<int>>("columns");
        QTest::newRow("one") << std::vector<int>{0};
        QTest::newRow("eight") << std::vector<int>{0, 1, 2, 3, 4, 5, 6, 7};
    }
    void showsEveryGateOfTheBlockForEachColumn() {
        QFETCH(const std::vector<int>, columns);
        Desk desk(columns);
        AttentionPage page(desk.study, desk.selection);
        test::present(page);
        QTRY_VERIFY(desk.settled());
        desk.selection.setDepth(0.7);
        QTest::qWait(1);
        for (const ColumnIndex column : test::columns(columns)) {
            const auto& diagnosis = *desk.study.entry(column).diagnosis;
            const GateBlock* block = gateBlockAt(diagnosis, 0.7);
            const SeriesSet& drawn = barsOf(page, column)->data();
            QCOMPARE(drawn.series.size(), 1U);
            QCOMPARE(drawn.series.front().y, block->mean);
        }
        QVERIFY(!test::isBlank(page));
    }

    void clickOnARowMarksTheBlockInEveryColumn() {
        Desk desk({0, 7});
        AttentionPage page(desk.study, desk.selection);
        test::present(page);
        QTRY_VERIFY(desk.settled());
        QTest::qWait(1);
        auto* heat = child<HeatmapPlot>(page, QStringLiteral("gateHeat"));
        QCOMPARE(heat->data().rowCount, 16U);
        Q_EMIT heat->cellClicked(15, 0);
        QTest::qWait(1);
        QCOMPARE(desk.selection.depth(), std::optional(15.5 / 16.0));
        const auto& b7 = *desk.study.entry(ColumnIndex(7)).diagnosis;
        const GateBlock* like = gateBlockAt(b7, 15.5 / 16.0);
        QCOMPARE(barsOf(page, ColumnIndex(7))->data().series.front().y, like->mean);
        QVERIFY(like->relativeDepth > 0.95);
    }

    void clickOnABarSelectsItsChannelEvenWhenSorted() {
        Desk desk({0, 1});
        AttentionPage page(desk.study, desk.selection);
        test::present(page);
        QTRY_VERIFY(desk.settled());
        child<QComboBox>(page, QStringLiteral("gateOrder"))->setCurrentIndex(1);
        QTest::qWait(1);
        const GateBlock* block = gateBlockAt(*desk.study.entry(ColumnIndex(1)).diagnosis, 0.5);
        Q_EMIT barsOf(page, ColumnIndex(1))->barClicked(0, 3);
        QCOMPARE(desk.selection.focus(), ColumnIndex(1));
        QCOMPARE(desk.selection.channel(),
                 std::optional(ChannelIndex(channelsInOrder(*block, ChannelOrder::ByGate).at(3))));
    }

    void hoverReadsNetworkBlockChannelAndValue() {
        Desk desk({0});
        AttentionPage page(desk.study, desk.selection);
        test::present(page);
        QTRY_VERIFY(desk.settled());
        QTest::qWait(1);
        const auto* readout = child<QLabel>(page, QStringLiteral("gateReadout"));
        const QString idle = readout->text();
        Q_EMIT barsOf(page, ColumnIndex(0))->barHovered(0, 17);
        const GateBlock* block = gateBlockAt(*desk.study.entry(ColumnIndex(0)).diagnosis, 0.5);
        QCOMPARE(readout->text(), gateReadout(*block, family()[0].spec, ChannelIndex(17)));
        Q_EMIT barsOf(page, ColumnIndex(0))->barHovered(-1, -1);
        QCOMPARE(readout->text(), idle);
        child<QComboBox>(page, QStringLiteral("gateHeatMode"))->setCurrentIndex(1);
        Q_EMIT child<HeatmapPlot>(page, QStringLiteral("gateHeat"))->cellHovered(2, 0);
        QVERIFY(readout->text().contains(QStringLiteral("channel")));
    }

    void tabsShowCurvesHistogramsClassesAndTable() {
        test::SyntheticOptions options;
        options.imageCount = 4;
        options.classLabels = {"cat", "dog"};
        Desk desk({0, 3}, options);
        AttentionPage page(desk.study, desk.selection);
        test::present(page);
        QTRY_VERIFY(desk.settled());
        openTab(page, 0);
        QCOMPARE(child<LinePlot>(page, QStringLiteral("gateCurves"))->data().series.size(), 2U);
        auto* measure = child<QComboBox>(page, QStringLiteral("gateMeasure"));
        measure->setCurrentIndex(measure->findText(QStringLiteral("Open gates")));
        QCOMPARE(child<LinePlot>(page, QStringLiteral("gateCurves"))->data().title,
                 std::string("Open gates"));
        openTab(page, 1);
        QCOMPARE(child<HistogramPlot>(page, QStringLiteral("gateHistogram"))->data().size(), 2U);
        openTab(page, 2);
        QCOMPARE(child<LinePlot>(page, QStringLiteral("gateSpread"))->data().series.size(), 3U);
        QCOMPARE(child<LinePlot>(page, QStringLiteral("gateClasses"))->data().series.size(), 2U);
        openTab(page, 4);
        QCOMPARE(child<TablePanel>(page, QStringLiteral("gateTable"))->table().rows.size(), 16U);
    }

    /// Of the focused column, once the panel is looked at; what costs long is asked for.
    void ablationOfASmallNetworkComesUnasked() {
        Desk desk({0, 7});
        AttentionPage page(desk.study, desk.selection);
        test::present(page);
        QTRY_VERIFY(desk.settled());
        QVERIFY(desk.study.entry(ColumnIndex(0)).ablations.empty());
        child<QTabWidget>(page, QStringLiteral("gateTabs"))->setCurrentIndex(3);
        QTRY_VERIFY(!child<LinePlot>(page, QStringLiteral("ablationCurves"))->isEmpty());
        QCOMPARE(desk.study.entry(ColumnIndex(0)).ablations.size(), std::size_t{1});
        desk.selection.setFocus(ColumnIndex(7));
        QTest::qWait(20);
        QTRY_VERIFY(desk.settled());
        QVERIFY(desk.study.entry(ColumnIndex(7)).ablations.empty());
    }

    void ablationIsAskedForAndShown() {
        Desk desk({0, 1});
        AttentionPage page(desk.study, desk.selection);
        test::present(page);
        QTRY_VERIFY(desk.settled());
        openTab(page, 3);
        auto* curves = child<LinePlot>(page, QStringLiteral("ablationCurves"));
        QVERIFY(child<QLabel>(page, QStringLiteral("ablationNote"))
                    ->text()
                    .contains(QStringLiteral("not the accuracy of a network trained without SE")));
        QTest::mouseClick(child<QPushButton>(page, QStringLiteral("ablateAll")), Qt::LeftButton);
        QTRY_COMPARE(curves->data().series.size(), 2U);
        QCOMPARE(child<TablePanel>(page, QStringLiteral("ablationTable"))->table().rows.size(),
                 16U);
        QTRY_VERIFY(child<QPushButton>(page, QStringLiteral("ablateFocus"))->isEnabled());
    }

    void meanOfOneImageIsNoReference_data() {
        QTest::addColumn<int>("imageCount");
        QTest::addColumn<int>("blocksWithMeans");
        QTest::newRow("one image: core chooses") << 1 << 0;
        QTest::newRow("several images") << 3 << 16;
    }
    void meanOfOneImageIsNoReference() {
        QFETCH(const int, imageCount);
        QFETCH(const int, blocksWithMeans);
        test::SyntheticOptions options;
        options.imageCount = static_cast<std::uint64_t>(imageCount);
        std::atomic<int> given = -1;
        const Runner answer = test::syntheticRunner(options);
        Desk desk(
            [&](const Job& job, RunContext& context) {
                if (const auto* ablate = std::get_if<AblateJob>(&job.question))
                    given = static_cast<int>(ablate->gateMeans.size());
                return answer(job, context);
            },
            {0});
        QTRY_VERIFY(desk.settled());
        desk.study.requestAblation(ColumnIndex(0), InterventionKind::GateMean);
        QTRY_COMPARE(given.load(), blocksWithMeans);
    }

    void failingColumnDoesNotStopTheOthers() {
        Desk desk({0, 1, 2}, {}, {1});
        AttentionPage page(desk.study, desk.selection);
        test::present(page);
        QTRY_VERIFY(desk.settled());
        QTest::qWait(1);
        QVERIFY(barsOf(page, ColumnIndex(1))->isEmpty());
        QVERIFY(!barsOf(page, ColumnIndex(2))->isEmpty());
    }

    void hiddenPageCatchesUpWhenShown() {
        Desk desk({0});
        AttentionPage page(desk.study, desk.selection);
        QTRY_VERIFY(desk.settled());
        QVERIFY(!page.findChild<BarPlot*>(QStringLiteral("gateBars-b0")));
        test::present(page);
        QVERIFY(!barsOf(page, ColumnIndex(0))->isEmpty());
    }

    void windowHearsPlotsThatThePageMakesLater() {
        test::WindowFixture f({0, 1});
        f.openAndWait();
        QVERIFY(f.window.showPage(QStringLiteral("Attention")));
        QTRY_VERIFY(f.child<BarPlot>("gateBars-b1"));
        QTest::qWait(20);
        Q_EMIT f.child<BarPlot>("gateBars-b1")->exportFailed(QStringLiteral("The disk is full."));
        QCOMPARE(f.child<QLabel>("messageText")->text(), QStringLiteral("The disk is full."));
    }

    void viewStateOutlivesThePage() {
        const QTemporaryDir folder;
        QSettings settings(folder.filePath(QStringLiteral("state.ini")), QSettings::IniFormat);
        Desk desk({0});
        {
            AttentionPage page(desk.study, desk.selection);
            child<QTabWidget>(page, QStringLiteral("gateTabs"))->setCurrentIndex(2);
            child<QComboBox>(page, QStringLiteral("gateHeatMode"))->setCurrentIndex(1);
            child<QComboBox>(page, QStringLiteral("gateMeasure"))->setCurrentIndex(3);
            page.saveState(settings);
        }
        AttentionPage page(desk.study, desk.selection);
        page.restoreState(settings);
        QCOMPARE(child<QTabWidget>(page, QStringLiteral("gateTabs"))->currentIndex(), 2);
        QCOMPARE(child<QComboBox>(page, QStringLiteral("gateHeatMode"))->currentIndex(), 1);
        QCOMPARE(child<QComboBox>(page, QStringLiteral("gateMeasure"))->currentIndex(), 3);
    }
};

SCALESCOPE_GUI_TEST(TstAttentionPage)
#include "tst_attention_page.moc"
