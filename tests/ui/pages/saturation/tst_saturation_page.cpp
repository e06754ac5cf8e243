// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_program.h"
#include "tests/ui/desk.h"
#include "ui/pages/saturation/saturation_page.h"
#include "ui/plots/bar_plot.h"
#include "ui/plots/histogram_plot.h"
#include "ui/plots/line_plot.h"
#include "ui/widgets/table_panel.h"

#include <QComboBox>
#include <QLabel>
#include <QSettings>
#include <QTabWidget>
#include <QTemporaryDir>

using namespace scalescope;
using namespace scalescope::ui;
using test::child;
using test::Desk;

namespace {

void openTab(const QWidget& page, int index) {
    child<QTabWidget>(page, QStringLiteral("saturationTabs"))->setCurrentIndex(index);
    QTest::qWait(1);
}

}  // namespace

class TstSaturationPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { test::failOnQtWarnings(); }

    void showsZonesOfTheFocusAndCurvesOfAll_data() {
        QTest::addColumn<std::vector<int>>("columns");
        QTest::newRow("one") << std::vector<int>{3};
        QTest::newRow("eight") << std::vector<int>{0, 1, 2, 3, 4, 5, 6, 7};
    }
    void showsZonesOfTheFocusAndCurvesOfAll() {
        QFETCH(const std::vector<int>, columns);
        Desk desk(columns);
        SaturationPage page(desk.study, desk.selection);
        test::present(page);
        QTRY_VERIFY(desk.settled());
        QTest::qWait(1);
        const auto& focus = *desk.study.entry(ColumnIndex(columns.front())).diagnosis;
        const SeriesSet& zones = child<BarPlot>(page, QStringLiteral("zoneShares"))->data();
        QCOMPARE(zones.series.size(), 4U);
        QCOMPARE(zones.series.front().y.size(), focus.saturation->activations.size());
        const SeriesSet& curves = child<LinePlot>(page, QStringLiteral("activationCurves"))->data();
        QCOMPARE(curves.series.size(), columns.size());
        QCOMPARE(child<HistogramPlot>(page, QStringLiteral("activationHistogram"))->data().size(),
                 columns.size());
        QVERIFY(!test::isBlank(page));
    }

    /// The page's question in a sentence each, for the focused column.
    void theQuestionIsAnswered() {
        Desk desk({0, 7});
        SaturationPage page(desk.study, desk.selection);
        test::present(page);
        QTRY_VERIFY(desk.settled());
        QTest::qWait(1);
        const QString text = child<QLabel>(page, QStringLiteral("saturationVerdict"))->text();
        for (const char* question : {"Saturate?", "Die?", "Overflow?"})
            QVERIFY2(text.contains(QString::fromLatin1(question)), question);
        QVERIFY(text.contains(QStringLiteral("<b>B0</b>")));
        desk.selection.setFocus(ColumnIndex(7));
        QTest::qWait(1);
        QVERIFY(child<QLabel>(page, QStringLiteral("saturationVerdict"))
                    ->text()
                    .contains(QStringLiteral("<b>B7</b>")));
    }

    void mainChartShowsEachLimitAndItsPointsArePicked() {
        Desk desk({0});
        SaturationPage page(desk.study, desk.selection);
        test::present(page);
        QTRY_VERIFY(desk.settled());
        QTest::qWait(1);
        auto* limits = child<LinePlot>(page, QStringLiteral("limitShares"));
        QVERIFY(limits->isVisible());
        QVERIFY(!child<BarPlot>(page, QStringLiteral("zoneShares"))->isVisible());
        QCOMPARE(limits->data().series.size(), 3U);
        const auto& b0 = *desk.study.entry(ColumnIndex(0)).diagnosis;
        const ActivationStats& wanted = b0.saturation->activations.at(9);
        Q_EMIT limits->pointClicked(1, 9);
        QTest::qWait(1);
        QCOMPARE(desk.selection.depth(), std::optional(b0.graph->relativeDepth(wanted.block)));
        child<QComboBox>(page, QStringLiteral("activationView"))->setCurrentIndex(1);
        QVERIFY(!limits->isVisible());
        QVERIFY(child<BarPlot>(page, QStringLiteral("zoneShares"))->isVisible());
    }

    void clickOnABarSelectsThatActivation() {
        Desk desk({0, 7});
        SaturationPage page(desk.study, desk.selection);
        test::present(page);
        QTRY_VERIFY(desk.settled());
        QTest::qWait(1);
        const auto& b0 = *desk.study.entry(ColumnIndex(0)).diagnosis;
        const ActivationStats& wanted = b0.saturation->activations.at(9);
        Q_EMIT child<BarPlot>(page, QStringLiteral("zoneShares"))->barClicked(0, 9);
        QTest::qWait(1);
        QCOMPARE(desk.selection.depth(), std::optional(b0.graph->relativeDepth(wanted.block)));
        const auto& entries =
            child<HistogramPlot>(page, QStringLiteral("activationHistogram"))->data();
        QCOMPARE(entries.front().histogram.name, "B0 " + wanted.name);
        QVERIFY(entries.back().histogram.name.find(wanted.part) != std::string::npos);
    }

    void clickOnACurveFocusesItsColumn() {
        Desk desk({0, 5});
        SaturationPage page(desk.study, desk.selection);
        test::present(page);
        QTRY_VERIFY(desk.settled());
        QTest::qWait(1);
        Q_EMIT child<LinePlot>(page, QStringLiteral("activationCurves"))->pointClicked(1, 20);
        QCOMPARE(desk.selection.focus(), ColumnIndex(5));
        QVERIFY(desk.selection.depth().has_value());
    }

    void measureAndPartChooseTheCurves() {
        Desk desk({0});
        SaturationPage page(desk.study, desk.selection);
        test::present(page);
        QTRY_VERIFY(desk.settled());
        child<QComboBox>(page, QStringLiteral("activationPart"))->setCurrentIndex(2);
        auto* measure = child<QComboBox>(page, QStringLiteral("activationMeasure"));
        measure->setCurrentIndex(measure->findText(QStringLiteral("Headroom in fp16")));
        const SeriesSet& set = child<LinePlot>(page, QStringLiteral("activationCurves"))->data();
        QCOMPARE(set.title, std::string("Headroom in fp16"));
        QCOMPARE(set.series.front().y.size(), 16U);
    }

    void tabsShowChannelsGatesAndVerdicts() {
        Desk desk({0});
        SaturationPage page(desk.study, desk.selection);
        test::present(page);
        QTRY_VERIFY(desk.settled());
        const auto& report = *desk.study.entry(ColumnIndex(0)).diagnosis->saturation;
        openTab(page, 1);
        const auto* channels = child<TablePanel>(page, QStringLiteral("channelTable"));
        QVERIFY(!channels->table().rows.empty());
        QVERIFY(!child<BarPlot>(page, QStringLiteral("channelScores"))->isEmpty());
        openTab(page, 2);
        QCOMPARE(
            child<TablePanel>(page, QStringLiteral("gateSaturationTable"))->table().rows.size(),
            report.gates.size());
        openTab(page, 3);
        auto* verdicts = child<TablePanel>(page, QStringLiteral("activationTable"));
        QCOMPARE(verdicts->table().rows.size(), report.activations.size());
        Q_EMIT verdicts->rowSelected(12);
        QCOMPARE(desk.selection.depth(),
                 std::optional(desk.study.entry(ColumnIndex(0))
                                   .diagnosis->graph->relativeDepth(report.activations[12].block)));
    }

    void bannerTellsTheOriginOfNaN() {
        test::SyntheticOptions options;
        options.nonFinite = true;
        Desk desk({0}, options);
        SaturationPage page(desk.study, desk.selection);
        test::present(page);
        QTRY_VERIFY(desk.settled());
        QTest::qWait(1);
        const auto* banner = child<QLabel>(page, QStringLiteral("nonFiniteBanner"));
        QVERIFY(banner->isVisible());
        QVERIFY(banner->text().contains(QStringLiteral("Origin")));
    }

    void finiteValuesShowNoBanner() {
        Desk desk({0});
        SaturationPage page(desk.study, desk.selection);
        test::present(page);
        QTRY_VERIFY(desk.settled());
        QTest::qWait(1);
        QVERIFY(!child<QLabel>(page, QStringLiteral("nonFiniteBanner"))->isVisible());
    }

    void failureIsToldWhereTheResultWouldStand() {
        Desk desk({4}, {}, {4});
        SaturationPage page(desk.study, desk.selection);
        test::present(page);
        QTRY_VERIFY(desk.settled());
        QTRY_VERIFY(child<QLabel>(page, QStringLiteral("activationReadout"))
                        ->text()
                        .contains(QStringLiteral("B4 needs more memory")));
        QVERIFY(child<BarPlot>(page, QStringLiteral("zoneShares"))->isEmpty());
    }

    void viewStateOutlivesThePage() {
        const QTemporaryDir folder;
        QSettings settings(folder.filePath(QStringLiteral("state.ini")), QSettings::IniFormat);
        Desk desk({0});
        {
            SaturationPage page(desk.study, desk.selection);
            child<QTabWidget>(page, QStringLiteral("saturationTabs"))->setCurrentIndex(3);
            child<QComboBox>(page, QStringLiteral("activationMeasure"))->setCurrentIndex(2);
            page.saveState(settings);
        }
        SaturationPage page(desk.study, desk.selection);
        page.restoreState(settings);
        QCOMPARE(child<QTabWidget>(page, QStringLiteral("saturationTabs"))->currentIndex(), 3);
        QCOMPARE(child<QComboBox>(page, QStringLiteral("activationMeasure"))->currentIndex(), 2);
    }
};

SCALESCOPE_GUI_TEST(TstSaturationPage)
#include "tst_saturation_page.moc"
