// SPDX-License-Identifier: Apache-2.0
// What is told of random weights, and of the demo on pictures that it was not trained on.
#include "tests/support/qt_warnings.h"
#include "tests/support/test_program.h"
#include "tests/ui/plot_hands.h"
#include "tests/ui/synthetic.h"
#include "ui/widgets/column_curves.h"
#include "ui/widgets/image_view.h"
#include "ui/widgets/prediction_bars.h"
#include "ui/widgets/random_weights.h"

#include <QTest>

using namespace scalescope;
using namespace scalescope::ui;

namespace {

Diagnosis of(int column, WeightsKind kind) {
    test::SyntheticOptions options;
    options.weights = kind;
    return test::syntheticDiagnosis(column, options);
}

/// The sentence about these columns on random weights, beside B0 on trained ones.
QString sentence(const std::vector<int>& random) {
    std::vector<Diagnosis> all{of(0, WeightsKind::Verified)};
    for (const int column : random)
        all.push_back(of(column, WeightsKind::Random));
    std::vector<const Diagnosis*> shown;
    for (const Diagnosis& one : all)
        shown.push_back(&one);
    return randomWeightsText(shown);
}

QImage overlaid(bool learnt) {
    ImageView view;
    view.resize(200, 200);
    QImage white(64, 64, QImage::Format_RGB32);
    white.fill(Qt::white);
    view.setImage(white);
    Grid2d map = test::syntheticGradCam(0).cam.map;
    map.learnt = learnt;
    view.setHeat(map);
    view.setOverlayOpacity(1.0);
    return view.grab().toImage();
}

int colourful(const QImage& image) {
    constexpr float kSaturated = 0.5F;
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            count += image.pixelColor(x, y).hsvSaturationF() > kSaturated;
    return count;
}

QImage barsOf(const Prediction& prediction) {
    PredictionBars bars;
    bars.setColumn(ColumnIndex(3));
    bars.setPrediction(&prediction, 3);
    bars.resize(360, bars.sizeHint().height());
    return bars.grab().toImage();
}

}  // namespace

class TstRandomWeights : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        test::failOnQtWarnings();
        QApplication::setPalette(lightPalette());
    }

    void sentenceNamesThemAsARange_data() {
        QTest::addColumn<std::vector<int>>("random");
        QTest::addColumn<QString>("named");
        QTest::newRow("one") << std::vector<int>{3} << "of B3 say";
        QTest::newRow("two") << std::vector<int>{3, 4} << "of B3 and B4 say";
        QTest::newRow("range") << std::vector<int>{1, 2, 3, 4, 5, 6, 7} << "of B1 to B7 say";
        QTest::newRow("gap") << std::vector<int>{1, 3, 4, 5} << "of B1 and B3 to B5 say";
        QTest::newRow("own") << std::vector<int>{1, 2, 3, 8} << "of B1 to B3 and mine say";
        QTest::newRow("own alone") << std::vector<int>{8} << "of mine say";
    }
    void sentenceNamesThemAsARange() {
        QFETCH(const std::vector<int>, random);
        QFETCH(const QString, named);
        const QString text = sentence(random);
        QVERIFY2(text.contains(named), qPrintable(text));
        QVERIFY(text.endsWith(QStringLiteral("structure, memory and speed do.")));
    }

    void trainedWeightsNeedNoSentence_data() {
        QTest::addColumn<WeightsKind>("kind");
        QTest::newRow("verified") << WeightsKind::Verified;
        QTest::newRow("own") << WeightsKind::Own;
        QTest::newRow("differs") << WeightsKind::Differs;
        QTest::newRow("demo") << WeightsKind::Demo;
    }
    void trainedWeightsNeedNoSentence() {
        QFETCH(const WeightsKind, kind);
        const Diagnosis trained = of(2, kind);
        QCOMPARE(randomWeightsText({&trained}), QString());
        QVERIFY(!trainedExist({&trained}));
        QVERIFY(leftShareByDepth(trained).series.front().learnt);
    }

    void trainedOnesAreOfferedOfPublishedNetworksAlone() {
        const Diagnosis published = of(2, WeightsKind::Random), own = of(8, WeightsKind::Random);
        QVERIFY(trainedExist({&published}));
        QVERIFY(!trainedExist({&own}));
        QVERIFY(trainedExist({&own, &published}));
    }

    void memoryStaysWhileActivationsAreMarked() {
        const Diagnosis random = of(2, WeightsKind::Random);
        QVERIFY(!leftShareByDepth(random).series.front().learnt);
        QVERIFY(liveBytesByDepth(random).series.front().learnt);
    }

    void classMapOfRandomWeightsIsGreyAndHatched() {
        const QImage coloured = overlaid(true), grey = overlaid(false);
        QVERIFY(colourful(coloured) > 1000);
        QCOMPARE(colourful(grey), 0);
        QVERIFY(grey != coloured);
    }

    void demoOutsideOfItsKindsIsHalfGreyWithAMark() {
        Prediction inside = test::syntheticPrediction(3);
        Prediction outside = inside, random = inside;
        outside.outsideTraining = true;
        random.meaningful = false;
        const Theme theme = themeOf(lightPalette());
        const QColor own = theme.column(ColumnIndex(3));
        QVERIFY(test::pixelsLike(barsOf(inside), own) > 50);
        QCOMPARE(test::pixelsLike(barsOf(outside), own), 0);
        QVERIFY(test::pixelsLike(barsOf(outside), theme.unlearnt(own)) > 50);
        QCOMPARE(test::pixelsLike(barsOf(random), theme.unlearnt(own)), 0);
        PredictionBars bars;
        bars.setPrediction(&outside, 3);
        QVERIFY2(bars.toolTip().contains(QStringLiteral("20 generated kinds only")),
                 qPrintable(bars.toolTip()));
        QVERIFY(bars.isMeaningful());
        bars.setPrediction(&inside, 3);
        QVERIFY(!bars.toolTip().contains(QStringLiteral("generated")));
    }
};

SCALESCOPE_GUI_TEST(TstRandomWeights)
#include "tst_random_weights.moc"
