// SPDX-License-Identifier: Apache-2.0
// The page Live under a person's hands.
#include "tests/support/scripted_frames.h"
#include "tests/support/test_program.h"
#include "tests/ui/desk.h"
#include "tests/ui/window/window_fixture.h"
#include "ui/pages/live/live_data.h"
#include "ui/pages/live/live_page.h"
#include "ui/plots/bar_plot.h"
#include "ui/plots/heatmap_plot.h"
#include "ui/plots/line_plot.h"
#include "ui/plots/plot_export.h"
#include "ui/widgets/image_view.h"
#include "ui/widgets/prediction_bars.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDropEvent>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QToolButton>

using namespace scalescope;
using namespace scalescope::ui;
using test::child;
using test::Desk;
using test::FrameScript;

namespace {

/// The page on a study of B0, with a video in the test's hands.
struct Live {
    std::shared_ptr<FrameScript> script = std::make_shared<FrameScript>();
    std::vector<VideoAddress> opened;
    Desk desk;
    LivePage page;

    explicit Live(const test::SyntheticOptions& options = {})
        : desk({0, 1}, options),
          page(desk.study, desk.selection, nullptr,
               [this](const VideoAddress& address, FrameOptions pace) {
                   opened.push_back(address);
                   script->camera = address.camera.has_value();
                   script->pauseMs = script->camera ? 2 : 0;
                   return test::scriptedVideo(script, pace);
               }) {
        script->frames = 12;
        script->stepMs = 40.0;
        test::present(page);
        QTest::qWait(1);
        child<QCheckBox>(page, QStringLiteral("liveEvery"))->setChecked(true);
    }
    void play(const char* file = "clip.avi") { page.player().open({file, {}}); }
    QPushButton* button(const char* name) {
        return child<QPushButton>(page, QString::fromLatin1(name));
    }
    QString text(const char* name) {
        return child<QLabel>(page, QString::fromLatin1(name))->text();
    }
    HeatmapPlot* strip() { return child<HeatmapPlot>(page, QStringLiteral("liveStrip")); }
    [[nodiscard]] LiveState state() { return page.player().state(); }
};

}  // namespace

class TstLivePage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { test::failOnQtWarnings(); }

    void saysWhatToDoWhileThereIsNoVideo() {
        Live live;
        QVERIFY(live.text("liveSays").contains(QStringLiteral("Open a video")));
        for (const char* name : {"livePlay", "liveStep", "liveStop"})
            QVERIFY(!live.button(name)->isEnabled());
        QVERIFY(live.strip()->isEmpty());
        QVERIFY(!test::isBlank(live.page));
    }

    void showsPicturePredictionsAndGatesOfTheFrames() {
        Live live;
        live.play();
        QTRY_COMPARE_WITH_TIMEOUT(live.state(), LiveState::Ended, test::kResultWaitMs);
        QTRY_COMPARE_WITH_TIMEOUT(live.strip()->data().columnCount, std::size_t{12},
                                  test::kResultWaitMs);
        QCOMPARE(child<ImageView>(live.page, QStringLiteral("livePicture"))->image().width(), 8);
        const auto* bars = child<PredictionBars>(live.page, QStringLiteral("livePredictions"));
        QVERIFY(bars->isMeaningful());
        QCOMPARE(bars->scores().front().label, std::string("tabby"));
        QVERIFY(live.text("liveNumbers").startsWith(QStringLiteral("Frame 11 at 0:00.44")));
        QVERIFY(live.text("liveNumbers").contains(QStringLiteral("20.0 frames per s")));
        QVERIFY(!child<QLabel>(live.page, QStringLiteral("liveNote"))->isVisible());
        QCOMPARE(live.strip()->data().at(5, 7), test::syntheticLiveGate(7, 5));
        const auto* blocks = child<BarPlot>(live.page, QStringLiteral("liveBlocks"));
        QCOMPARE(blocks->data().series.front().y.size(), std::size_t{16});
        QVERIFY(!test::isBlank(*live.strip()));
    }

    void randomWeightsAreGreyWithOneSentence() {
        test::SyntheticOptions options;
        options.weights = WeightsKind::Random;
        Live live(options);
        live.play();
        QTRY_COMPARE_WITH_TIMEOUT(live.state(), LiveState::Ended, test::kResultWaitMs);
        QTRY_VERIFY_WITH_TIMEOUT(child<QLabel>(live.page, QStringLiteral("liveNote"))->isVisible(),
                                 test::kResultWaitMs);
        QVERIFY(live.text("liveNote").contains(QStringLiteral("random")));
        QVERIFY(
            !child<PredictionBars>(live.page, QStringLiteral("livePredictions"))->isMeaningful());
        QVERIFY(!live.strip()->data().learnt);
        const auto* blocks = child<BarPlot>(live.page, QStringLiteral("liveBlocks"));
        QVERIFY(!blocks->data().series.front().learnt);
    }

    void demoIsSaidOnceToKnowItsKindsOnly() {
        test::SyntheticOptions options;
        options.weights = WeightsKind::Demo;
        Live live(options);
        live.play();
        QTRY_COMPARE_WITH_TIMEOUT(live.state(), LiveState::Ended, test::kResultWaitMs);
        const auto* bars = child<PredictionBars>(live.page, QStringLiteral("livePredictions"));
        QTRY_VERIFY_WITH_TIMEOUT(!bars->note().isEmpty(), test::kResultWaitMs);
        QVERIFY(!child<QLabel>(live.page, QStringLiteral("liveNote"))->isVisible());
        QVERIFY(live.strip()->data().learnt);
    }

    void buttonsPlayPauseStepAndStop() {
        Live live;
        live.script->frames = 1000;
        live.script->allow(4);
        live.play();
        QTRY_COMPARE_WITH_TIMEOUT(live.state(), LiveState::Playing, test::kResultWaitMs);
        QTRY_COMPARE_WITH_TIMEOUT(live.button("livePlay")->text(), QStringLiteral("Pause"),
                                  test::kResultWaitMs);
        QVERIFY(!live.button("liveStep")->isEnabled());
        QTRY_COMPARE_WITH_TIMEOUT(live.page.player().newest()->index, std::int64_t{3},
                                  test::kResultWaitMs);
        QTest::mouseClick(live.button("livePlay"), Qt::LeftButton);
        QCOMPARE(live.state(), LiveState::Paused);
        QTRY_COMPARE_WITH_TIMEOUT(live.button("livePlay")->text(), QStringLiteral("Play"),
                                  test::kResultWaitMs);
        live.script->allow(100000);
        QTRY_VERIFY_WITH_TIMEOUT(live.button("liveStep")->isEnabled(), test::kResultWaitMs);
        QTest::mouseClick(live.button("liveStep"), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(live.page.player().newest()->index, std::int64_t{4},
                                  test::kResultWaitMs);
        QTRY_COMPARE_WITH_TIMEOUT(live.strip()->data().columnCount, std::size_t{5},
                                  test::kResultWaitMs);
        QTRY_VERIFY_WITH_TIMEOUT(live.button("liveStop")->isEnabled(), test::kResultWaitMs);
        QTest::mouseClick(live.button("liveStop"), Qt::LeftButton);
        QCOMPARE(live.state(), LiveState::Stopped);
        QTRY_VERIFY_WITH_TIMEOUT(!live.button("liveStop")->isEnabled(), test::kResultWaitMs);
        QCOMPARE(live.strip()->data().columnCount, std::size_t{5});  // to be looked at and exported
    }

    void leavingThePagePausesAFileAndComingBackGoesOn() {
        Live live;
        live.script->frames = 1'000'000;
        live.play();
        QTRY_COMPARE_WITH_TIMEOUT(live.state(), LiveState::Playing, test::kResultWaitMs);
        live.page.hide();
        QCOMPARE(live.state(), LiveState::Paused);
        QTRY_COMPARE_WITH_TIMEOUT(live.desk.engine.pendingCount(), 0, test::kResultWaitMs);
        live.page.show();
        QTRY_COMPARE_WITH_TIMEOUT(live.state(), LiveState::Playing, test::kResultWaitMs);
        QCOMPARE(live.opened.size(), std::size_t{1});
        live.page.player().pause();
        live.page.hide();
        live.page.show();
        QTest::qWait(10);
        QCOMPARE(live.state(), LiveState::Paused);  // what the user paused stays so
    }

    void leavingThePageLetsACameraGo() {
        Live live;
        live.script->frames = 1'000'000;
        live.page.player().open({{}, 0});
        QTRY_COMPARE_WITH_TIMEOUT(live.state(), LiveState::Playing, test::kResultWaitMs);
        live.page.hide();
        QCOMPARE(live.state(), LiveState::Stopped);
        QVERIFY(live.script->isClosed());
        live.page.show();
        QTRY_COMPARE_WITH_TIMEOUT(live.state(), LiveState::Playing, test::kResultWaitMs);
        QCOMPARE(live.opened.size(), std::size_t{2});
        live.page.player().stop();
    }

    void theBlockIsThatOfAllPages() {
        Live live;
        live.play();
        QTRY_COMPARE_WITH_TIMEOUT(live.state(), LiveState::Ended, test::kResultWaitMs);
        auto* box = child<QComboBox>(live.page, QStringLiteral("liveBlock"));
        QTRY_COMPARE_WITH_TIMEOUT(box->count(), 16, test::kResultWaitMs);
        const auto graph = buildGraph(family()[0].spec);
        QCOMPARE(box->currentIndex(), graph->blockAtDepth(0.5));
        Q_EMIT box->activated(12);
        QCOMPARE(live.desk.selection.depth(), std::optional(graph->relativeDepth(12)));
        QCOMPARE(live.page.player().target(), (LiveTarget{ColumnIndex(0), 12}));
        Q_EMIT child<BarPlot>(live.page, QStringLiteral("liveBlocks"))->barClicked(0, 2);
        QCOMPARE(live.page.player().target(), (LiveTarget{ColumnIndex(0), 2}));
        live.desk.selection.setFocus(ColumnIndex(1));
        QCOMPARE(live.page.player().target().column, ColumnIndex(1));
        QTRY_COMPARE_WITH_TIMEOUT(box->count(), 23, test::kResultWaitMs);
    }

    /// What a window of 1024 x 700 leaves to the page.
    void titlesAreWholeInASmallWindow() {
        Live live;
        live.page.resize(890, 560);
        live.play();
        QTRY_COMPARE_WITH_TIMEOUT(live.state(), LiveState::Ended, test::kResultWaitMs);
        const auto* curve = child<LinePlot>(live.page, QStringLiteral("liveCurve"));
        QTRY_VERIFY_WITH_TIMEOUT(!curve->data().series.empty(), test::kResultWaitMs);
        const auto fits = [](const QWidget& plot, const std::string& title) {
            constexpr int kDefinitionMark = 40;
            QFont bold = plot.font();
            bold.setBold(true);
            return QFontMetrics(bold).horizontalAdvance(QString::fromStdString(title)) <
                   plot.width() - kDefinitionMark;
        };
        QVERIFY(fits(*curve, curve->data().title));
        QVERIFY(fits(*live.strip(), live.strip()->data().title));
        QVERIFY(QString::fromStdString(live.strip()->data().title)
                    .contains(QStringLiteral("click one to follow it")));
        live.desk.selection.setChannel(ChannelIndex(3));
        QTRY_VERIFY_WITH_TIMEOUT(
            !QString::fromStdString(live.strip()->data().title).contains(QStringLiteral("click")),
            test::kResultWaitMs);
        QVERIFY(fits(*curve, curve->data().title));
    }

    void aClickOnARowFollowsItsGateEvenWhenSorted() {
        Live live;
        live.play();
        QTRY_COMPARE_WITH_TIMEOUT(live.state(), LiveState::Ended, test::kResultWaitMs);
        QTRY_COMPARE_WITH_TIMEOUT(live.strip()->data().columnCount, std::size_t{12},
                                  test::kResultWaitMs);
        child<QComboBox>(live.page, QStringLiteral("liveOrder"))->setCurrentIndex(1);
        const std::vector<int> order = stripOrder(live.page.player().history(), StripOrder::ByGate);
        QCOMPARE(live.strip()->data().rowLabels.front(), std::to_string(order.front()));
        Q_EMIT live.strip()->cellClicked(3, 0);
        QCOMPARE(live.desk.selection.channel(), std::optional(ChannelIndex(order[3])));
        const auto* curve = child<LinePlot>(live.page, QStringLiteral("liveCurve"));
        QTRY_COMPARE_WITH_TIMEOUT(curve->data().series.size(), std::size_t{2}, test::kResultWaitMs);
        QCOMPARE(curve->data().series.front().name, "channel " + std::to_string(order[3]));
        QCOMPARE(curve->data().series.front().y[6],
                 double{test::syntheticLiveGate(6, static_cast<std::size_t>(order[3]))});
    }

    void theStripIsExportedAsOtherChartsAre() {
        Live live;
        live.play();
        QTRY_COMPARE_WITH_TIMEOUT(live.state(), LiveState::Ended, test::kResultWaitMs);
        QTRY_COMPARE_WITH_TIMEOUT(live.strip()->data().columnCount, std::size_t{12},
                                  test::kResultWaitMs);
        QTemporaryDir folder;
        const QString csv = folder.filePath(QStringLiteral("strip.csv"));
        const QString png = folder.filePath(QStringLiteral("strip.png"));
        QVERIFY(PlotExport(*live.strip()).save(csv, QStringLiteral("csv")));
        QVERIFY(PlotExport(*live.strip()).save(png, QStringLiteral("png")));
        QFile file(csv);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readLine().count(','), 12);
        QVERIFY(!QImage(png).isNull());
    }

    void opensByDialogAndByDrop() {
        Live live;
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("a clip.MP4"));
        QFile(path).open(QIODevice::WriteOnly);
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        QDragEnterEvent over(QPoint(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&live.page, &over);
        QVERIFY(over.isAccepted());
        QDropEvent drop(QPointF(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&live.page, &drop);
        QCOMPARE(live.opened.size(), std::size_t{1});
        QCOMPARE(live.opened[0].file, std::filesystem::path(path.toStdString()));
        // Anything else is the window's.
        data.setUrls({QUrl::fromLocalFile(QStringLiteral("/tmp/cat.png"))});
        QDragEnterEvent enter(QPoint(20, 20), Qt::CopyAction, &data, Qt::LeftButton,
                              Qt::NoModifier);
        enter.ignore();
        QCoreApplication::sendEvent(&live.page, &enter);
        QVERIFY(!enter.isAccepted());
        QTest::mouseClick(live.button("liveOpen"), Qt::LeftButton);
        auto* dialog = live.page.window()->findChild<QFileDialog*>(QStringLiteral("videoDialog"));
        QVERIFY(dialog);
        Q_EMIT dialog->fileSelected(path);
        QTRY_COMPARE_WITH_TIMEOUT(live.opened.size(), std::size_t{2}, test::kResultWaitMs);
        dialog->close();
        live.page.player().stop();
    }

    void theMenuOfCamerasIsNeverEmpty() {
        Live live;
        auto* menu = child<QToolButton>(live.page, QStringLiteral("liveCamera"))->menu();
        Q_EMIT menu->aboutToShow();
        QVERIFY(!menu->isEmpty());
        if (cameras().empty())
            QVERIFY(!menu->actions().front()->isEnabled());
    }

    void otherWeightsBeginAnew() {
        Live live;
        live.script->frames = 1'000'000;
        live.play();
        QTRY_VERIFY_WITH_TIMEOUT(live.page.player().history().moments().size() > 5,
                                 test::kResultWaitMs);
        const auto era = live.page.player().history().era();
        live.desk.study.settings().setPreprocess(QStringLiteral("squash:64"));
        QVERIFY(live.page.player().history().era() != era);
        QTRY_COMPARE_WITH_TIMEOUT(live.state(), LiveState::Playing, test::kResultWaitMs);
        QCOMPARE(live.opened.size(), std::size_t{1});  // the video goes on
        live.page.player().stop();
    }

    void fitsASmallScreen() {
        Live live;
        QVERIFY2(live.page.minimumSizeHint().width() <= 900,
                 qPrintable(QString::number(live.page.minimumSizeHint().width())));
        QVERIFY2(live.page.minimumSizeHint().height() <= 520,
                 qPrintable(QString::number(live.page.minimumSizeHint().height())));
    }

    void remembersHowItWasArranged() {
        QTemporaryDir folder;
        QSettings settings(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        Live before;
        child<QComboBox>(before.page, QStringLiteral("liveOrder"))->setCurrentIndex(1);
        before.page.saveState(settings);
        Live after;
        child<QCheckBox>(after.page, QStringLiteral("liveEvery"))->setChecked(false);
        after.page.restoreState(settings);
        QCOMPARE(child<QComboBox>(after.page, QStringLiteral("liveOrder"))->currentIndex(), 1);
        QVERIFY(child<QCheckBox>(after.page, QStringLiteral("liveEvery"))->isChecked());
    }
};

SCALESCOPE_GUI_TEST(TstLivePage)
#include "tst_live_page.moc"
