// SPDX-License-Identifier: Apache-2.0
#include "core/session/result.h"
#include "tests/support/test_program.h"
#include "tests/ui/desk.h"
#include "ui/base/convert.h"
#include "ui/pages/inspect/class_box.h"
#include "ui/pages/inspect/inspect_page.h"
#include "ui/pages/inspect/prediction_list.h"
#include "ui/plots/bar_plot.h"
#include "ui/plots/heatmap_plot.h"
#include "ui/widgets/image_view.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSlider>
#include <QTemporaryDir>

using namespace scalescope;
using namespace scalescope::ui;
using test::child;
using test::Desk;

namespace {

PredictionList* listOf(const QWidget& page, ColumnIndex column) {
    return child<PredictionList>(page, QStringLiteral("predictions-b%1").arg(column.value()));
}

ImageView* fedOf(const QWidget& page, ColumnIndex column) {
    return child<ImageView>(page, QStringLiteral("fed-b%1").arg(column.value()));
}

void click(PredictionList* list, int row) {
    QTest::mouseClick(list, Qt::LeftButton, {}, list->rowRect(row).center());
}

}  // namespace

class TstInspectPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { test::failOnQtWarnings(); }

    void showsThePixelsThatEachColumnIsFed_data() {
        QTest::addColumn<std::vector<int>>("columns");
        QTest::newRow("one") << std::vector<int>{0};
        QTest::newRow("eight") << std::vector<int>{0, 1, 2, 3, 4, 5, 6, 7};
    }
    void showsThePixelsThatEachColumnIsFed() {
        QFETCH(const std::vector<int>, columns);
        Desk desk(columns);
        InspectPage page(desk.study, desk.selection);
        test::present(page);
        QTRY_VERIFY(desk.settled());
        QTest::qWait(1);
        for (const ColumnIndex column : test::columns(columns)) {
            const int side = family().at(column.index()).recipe.crop;
            QCOMPARE(fedOf(page, column)->image().size(), QSize(side, side));
            QVERIFY(child<QLabel>(page, QStringLiteral("recipe-b%1").arg(column.value()))
                        ->text()
                        .contains(QStringLiteral("crop %1").arg(side)));
            QCOMPARE(listOf(page, column)->prediction().topk.size(), 5U);
        }
        QCOMPARE(child<ImageView>(page, QStringLiteral("originalImage"))->image().size(),
                 QSize(640, 480));
        QVERIFY(child<QLabel>(page, QStringLiteral("imageNotes"))
                    ->text()
                    .contains(QStringLiteral("alpha composited over white")));
        QVERIFY(!test::isBlank(page));
    }

    void clickedPredictionBecomesAMapOnEveryColumn() {
        Desk desk({0, 3});
        InspectPage page(desk.study, desk.selection);
        test::present(page, {860, 900});
        QTRY_VERIFY(desk.settled());
        QTest::qWait(1);
        QVERIFY(!fedOf(page, ColumnIndex(0))->hasOverlay());
        const int second = listOf(page, ColumnIndex(3))->prediction().topk[1].index;
        click(listOf(page, ColumnIndex(3)), 1);
        QCOMPARE(desk.selection.classIndex(), std::optional(second));
        QCOMPARE(desk.selection.focus(), ColumnIndex(3));
        QVERIFY(child<QCheckBox>(page, QStringLiteral("gradCamOn"))->isChecked());
        QTRY_VERIFY(fedOf(page, ColumnIndex(0))->hasOverlay() &&
                    fedOf(page, ColumnIndex(3))->hasOverlay());
        QCOMPARE(desk.study.entry(ColumnIndex(0)).gradCam->cam.classIndex, second);
        child<QSlider>(page, QStringLiteral("gradCamOpacity"))->setValue(20);
        QTRY_COMPARE(fedOf(page, ColumnIndex(0))->overlayOpacity(), 0.2);
        child<QCheckBox>(page, QStringLiteral("gradCamOn"))->setChecked(false);
        QTRY_VERIFY(!fedOf(page, ColumnIndex(0))->hasOverlay());
    }

    void ownTop1GivesEachColumnItsOwnClass() {
        Desk desk({1, 2});
        InspectPage page(desk.study, desk.selection);
        test::present(page, {860, 900});
        QTRY_VERIFY(desk.settled());
        QTest::qWait(1);
        QTest::mouseClick(child<QPushButton>(page, QStringLiteral("gradCamOwnTop")),
                          Qt::LeftButton);
        QTRY_VERIFY(fedOf(page, ColumnIndex(1))->hasOverlay() &&
                    fedOf(page, ColumnIndex(2))->hasOverlay());
        QCOMPARE(desk.study.entry(ColumnIndex(1)).gradCam->cam.classIndex, 281);
        QCOMPARE(desk.study.entry(ColumnIndex(2)).gradCam->cam.classIndex, 285);
    }

    void aClassIsFoundByAPartOfItsName() {
        Desk desk({0, 1});
        InspectPage page(desk.study, desk.selection);
        test::present(page, {860, 900});
        QTRY_VERIFY(desk.settled());
        QTest::qWait(1);
        desk.selection.setFocus(ColumnIndex(1));
        auto* box = child<ClassBox>(page, QStringLiteral("classBox"));
        QTRY_VERIFY(box->isEnabled());
        const Labels& labels = *desk.study.entry(ColumnIndex(1)).diagnosis->labels;
        const int wanted = 285;
        box->setText(qstr(labelOf(labels, wanted)).toUpper());
        QTest::keyClick(box, Qt::Key_Return);
        QCOMPARE(desk.selection.classIndex(), std::optional(wanted));
        QTRY_VERIFY(fedOf(page, ColumnIndex(1))->hasOverlay());
        QCOMPARE(desk.study.entry(ColumnIndex(1)).gradCam->cam.classIndex, wanted);
        box->setText(QStringLiteral("no such class"));
        QTest::keyClick(box, Qt::Key_Return);
        QCOMPARE(desk.selection.classIndex(), std::optional(wanted));
    }

    void everyMapIsAskedForOnce() {
        std::atomic<int> asked = 0;
        const Runner answer = test::syntheticRunner();
        Desk desk(
            [&](const Job& job, RunContext& context) -> Outcome {
                if (!std::holds_alternative<GradCamJob>(job.question))
                    return answer(job, context);
                ++asked;
                return Failure{ErrorCode::OutOfMemory, Subject::None, "No map.", {}};
            },
            {0});
        InspectPage page(desk.study, desk.selection);
        test::present(page);
        QTRY_VERIFY(desk.settled());
        QTest::qWait(1);
        child<QCheckBox>(page, QStringLiteral("gradCamOn"))->setChecked(true);
        QTRY_COMPARE(asked.load(), 1);
        QTRY_VERIFY(child<QLabel>(page, QStringLiteral("camNote-b0"))
                        ->text()
                        .contains(QStringLiteral("did not finish")));
        QTest::qWait(20);
        QCOMPARE(asked.load(), 1);
    }

    /// Though a note stands under one of them.
    void picturesOfAllColumnsAreOfOneSize() {
        const Runner trained = test::syntheticRunner();
        const Runner random = test::syntheticRunner({.weights = WeightsKind::Random});
        Desk desk(
            [&](const Job& job, RunContext& context) {
                const auto* asked = std::get_if<DiagnoseJob>(&job.question);
                return (asked && asked->run.network.variant == 1 ? random : trained)(job, context);
            },
            {0, 1});
        InspectPage page(desk.study, desk.selection);
        test::present(page, {1100, 700});
        QTRY_VERIFY(desk.settled());
        QTest::qWait(5);
        QVERIFY(!listOf(page, ColumnIndex(1))->note().isEmpty());
        QVERIFY(listOf(page, ColumnIndex(0))->note().isEmpty());
        QTRY_COMPARE(listOf(page, ColumnIndex(0))->height(),
                     listOf(page, ColumnIndex(1))->height());
        QTRY_COMPARE(child<ImageView>(page, QStringLiteral("fed-b0"))->size(),
                     child<ImageView>(page, QStringLiteral("fed-b1"))->size());
    }

    void agreementMatrixAndFirstFlip() {
        Desk desk({0, 1, 2, 3});
        InspectPage page(desk.study, desk.selection);
        test::present(page);
        QTRY_VERIFY(desk.settled());
        QTest::qWait(1);
        auto* matrix = child<HeatmapPlot>(page, QStringLiteral("agreementMatrix"));
        QCOMPARE(matrix->data().rowCount, 4U);
        QCOMPARE(matrix->data().at(0, 2), 0.0F);
        QVERIFY(child<QLabel>(page, QStringLiteral("agreementText"))
                    ->text()
                    .contains(QStringLiteral("First flip: B2")));
        child<QComboBox>(page, QStringLiteral("agreementKind"))->setCurrentIndex(1);
        QVERIFY(matrix->data().at(0, 2) > 0.5F);
        Q_EMIT matrix->cellClicked(2, 0);
        QCOMPARE(desk.selection.focus(), ColumnIndex(2));
    }

    void randomWeightsAreSaidToMeanNothing() {
        Desk desk({0, 1}, {.weights = WeightsKind::Random});
        InspectPage page(desk.study, desk.selection);
        test::present(page);
        QTRY_VERIFY(desk.settled());
        QTest::qWait(1);
        QCOMPARE(listOf(page, ColumnIndex(0))->note(),
                 QStringLiteral("random weights, predictions have no meaning"));
        QVERIFY(child<HeatmapPlot>(page, QStringLiteral("agreementMatrix"))->isEmpty());
    }

    /// Source: torchvision 0.28, the weights' acc@1; of B1 those of V2.
    void withoutAnAgreementThePublishedAccuracyStands() {
        Desk desk({0, 1}, {.weights = WeightsKind::Random});
        InspectPage page(desk.study, desk.selection);
        test::present(page);
        QTRY_VERIFY(desk.settled());
        QTest::qWait(1);
        const auto* bars = child<BarPlot>(page, QStringLiteral("publishedTop1"));
        QVERIFY(bars->isVisible());
        QVERIFY(!child<HeatmapPlot>(page, QStringLiteral("agreementMatrix"))->isVisible());
        QCOMPARE(bars->data().series.front().y, (std::vector<double>{77.692, 79.838}));
        const QString why = child<QLabel>(page, QStringLiteral("agreementText"))->text();
        QVERIFY2(why.contains(QStringLiteral("random weights")), qPrintable(why));
        QVERIFY2(why.contains(QStringLiteral("published")), qPrintable(why));
        QVERIFY2(why.contains(QStringLiteral("B0 (random), B1 (random)")), qPrintable(why));
    }

    /// The demo network of the first start is none of the published ones.
    void publishedAccuracyUnderTheDemoIsNotItsOwn() {
        Desk desk({0}, {.weights = WeightsKind::Demo});
        InspectPage page(desk.study, desk.selection);
        test::present(page);
        QTRY_VERIFY(desk.settled());
        QTest::qWait(1);
        QVERIFY(child<BarPlot>(page, QStringLiteral("publishedTop1"))
                    ->data()
                    .title.find("of the published weights") != std::string::npos);
        QVERIFY(child<QLabel>(page, QStringLiteral("agreementText"))
                    ->text()
                    .contains(QStringLiteral("Other weights run here and reach something else: B0 "
                                             "(demo).")));
    }

    void withAnAgreementThePublishedAccuracyGoes() {
        Desk desk({0, 1});
        InspectPage page(desk.study, desk.selection);
        test::present(page);
        QTRY_VERIFY(desk.settled());
        QTest::qWait(1);
        QVERIFY(!child<BarPlot>(page, QStringLiteral("publishedTop1"))->isVisible());
        QVERIFY(child<HeatmapPlot>(page, QStringLiteral("agreementMatrix"))->isVisible());
    }

    void demoIsSaidToKnowItsKindsOnly() {
        PredictionList list;
        Prediction prediction = test::syntheticPrediction(0);
        list.setPrediction(prediction, ColumnIndex(0));
        QCOMPARE(list.note(), QString());
        prediction.outsideTraining = true;
        list.setPrediction(prediction, ColumnIndex(0));
        QCOMPARE(list.note(), QStringLiteral("demo: knows 20 generated kinds only"));
    }

    void failureStandsInTheCellOfItsColumn() {
        Desk desk({0, 1}, {}, {1});
        InspectPage page(desk.study, desk.selection);
        test::present(page);
        QTRY_VERIFY(desk.settled());
        QTest::qWait(1);
        QVERIFY(fedOf(page, ColumnIndex(1))->image().isNull());
        QVERIFY2(listOf(page, ColumnIndex(1))->note().isEmpty(),
                 "the picture's place says it already");
        QVERIFY(!fedOf(page, ColumnIndex(0))->image().isNull());
    }

    void predictionsCanBePickedByKeys() {
        PredictionList list;
        list.setPrediction(test::syntheticPrediction(0), ColumnIndex(0));
        QSignalSpy picked(&list, &PredictionList::classPicked);
        list.resize(300, 150);
        list.show();
        QTest::keyClick(&list, Qt::Key_Down);
        QTest::keyClick(&list, Qt::Key_Return);
        QCOMPARE(picked.count(), 1);
        QCOMPARE(picked.at(0).at(0).toInt(), test::syntheticPrediction(0).topk[1].index);
        QVERIFY(!test::isBlank(list));
    }

    void viewStateOutlivesThePage() {
        const QTemporaryDir folder;
        QSettings settings(folder.filePath(QStringLiteral("state.ini")), QSettings::IniFormat);
        Desk desk({0});
        {
            InspectPage page(desk.study, desk.selection);
            child<QSlider>(page, QStringLiteral("gradCamOpacity"))->setValue(80);
            child<QComboBox>(page, QStringLiteral("agreementKind"))->setCurrentIndex(1);
            page.saveState(settings);
        }
        InspectPage page(desk.study, desk.selection);
        page.restoreState(settings);
        QCOMPARE(child<QSlider>(page, QStringLiteral("gradCamOpacity"))->value(), 80);
        QCOMPARE(child<QComboBox>(page, QStringLiteral("agreementKind"))->currentIndex(), 1);
    }

    void largeLogitsAreWhole() {
        Prediction prediction = test::syntheticPrediction(0);
        const auto drawn = [&prediction](double logit) {
            prediction.topk.front().logit = logit;
            PredictionList list;
            list.setPrediction(prediction, ColumnIndex(0));
            test::present(list, {320, 160});
            return list.grab().toImage();
        };
        QVERIFY(drawn(247342.39) != drawn(147342.39));
    }
};

SCALESCOPE_GUI_TEST(TstInspectPage)
#include "tst_inspect_page.moc"
