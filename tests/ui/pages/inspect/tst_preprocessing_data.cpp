// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_program.h"
#include "tests/ui/synthetic.h"
#include "ui/base/convert.h"
#include "ui/pages/inspect/preprocessing_data.h"

#include <QTest>

using namespace scalescope;
using namespace scalescope::ui;

namespace {

PreprocessingRow rowWith(PreprocessingPath path) {
    PreprocessingRow row;
    row.path = path;
    row.side = 224;
    row.difference = FedDifference{93.0, 4.123, 0.9, 0.1};
    row.differencePicture = std::make_shared<const Image>();
    row.differenceFactor = 8;
    row.scores = PathScores{.finite = true,
                            .top1 = {281, "tabby", 0.5, 6.0},
                            .top1Stays = true,
                            .classLogit = 6.0,
                            .logitChange = -0.421,
                            .largestChange = 1.0};
    return row;
}

}  // namespace

class TstPreprocessingData : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void captionTellsLevelsAndLogit() {
        PreprocessingRow row = rowWith(PreprocessingPath::OpenCv);
        QCOMPARE(wayCaption(row), QStringLiteral("OpenCV\n4.12 levels, -0.421"));
        row.difference->meanLevels = 6279.4;
        row.scores->logitChange = 1234.4;
        QCOMPARE(wayCaption(row), QStringLiteral("OpenCV\n6279 levels, +1234"));
        row.difference->meanLevels = 4.123;
        row.scores.reset();
        QCOMPARE(wayCaption(row), QStringLiteral("OpenCV\n4.12 levels"));
        row.difference.reset();
        QCOMPARE(wayCaption(row), QStringLiteral("OpenCV\nother size"));
    }

    void captionOfTheProgramsWayTellsItsClass() {
        PreprocessingRow row = rowWith(PreprocessingPath::Program);
        QCOMPARE(wayCaption(row), QStringLiteral("This program\ntabby"));
        row.scores.reset();
        QCOMPARE(wayCaption(row), QStringLiteral("This program\n224 px"));
    }

    void textTellsWhatTheWayDoesAndWhatComesOfIt() {
        PreprocessingRow row = rowWith(PreprocessingPath::Bgr);
        QCOMPARE(wayText(row),
                 qstr(infoOf(PreprocessingPath::Bgr).explanation) +
                     QStringLiteral(" What is fed differs by 4.12 levels of 255 on average, by 93 "
                                    "at most. Top-1 stays tabby, its logit moves by -0.421."));
        row.scores->top1Stays = false;
        QVERIFY(wayText(row).contains(QStringLiteral("Top-1 becomes tabby")));
        row.scores->finite = false;
        QVERIFY(wayText(row).endsWith(QStringLiteral("The logits are not finite.")));
    }

    void equalOrOtherSizeIsSaid() {
        PreprocessingRow row = rowWith(PreprocessingPath::NoMargin);
        row.difference = FedDifference{};
        QVERIFY(wayText(row).contains(QStringLiteral("feeds the same")));
        QCOMPARE(differenceCaption(row), QStringLiteral("No difference"));
        row.difference.reset();
        row.differencePicture.reset();
        QVERIFY(wayText(row).contains(QStringLiteral("224 px, another size")));
        QVERIFY(differenceCaption(row).startsWith(QStringLiteral("Of another size")));
    }

    void factorOfTheDifferenceIsStated() {
        QCOMPARE(differenceCaption(rowWith(PreprocessingPath::OpenCv)),
                 QStringLiteral("Difference, times 8"));
    }

    void aWayIsFoundOrMissing() {
        const PreprocessingReport report = test::syntheticPreprocessing(0).report;
        QCOMPARE(rowOf(report, PreprocessingPath::Program), std::optional<std::size_t>(0));
        QVERIFY2(!rowOf(report, PreprocessingPath::OtherSide), "B0 is fed 224 px");
    }
};

SCALESCOPE_TEST(TstPreprocessingData)
#include "tst_preprocessing_data.moc"
