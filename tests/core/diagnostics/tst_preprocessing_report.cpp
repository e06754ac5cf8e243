// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/preprocessing/preprocessing_report.h"
#include "core/input/image_set.h"
#include "core/input/preprocess.h"
#include "tests/core/input/input_support.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace scalescope;
using scalescope::test::failureOf;
using scalescope::test::picture;
using Path = PreprocessingPath;

Q_DECLARE_METATYPE(QJsonObject)

namespace {

bool close(double value, double expected, double tolerance) {
    return std::abs(value - expected) <= tolerance;
}

/// The program's path, OpenCV's and 0 to 255, of a network of three classes.
PreprocessingReport smallReport() {
    const LabelsPtr labels = numberedLabels(3);
    const std::vector<float> program{1.0F, 3.0F, 2.0F}, openCv{1.5F, 2.5F, 2.0F},
        levels{9.0F, -1.0F, 0.0F};
    PreprocessingReport report;
    report.imageName = "cat.png";
    report.recipe = "resize 256 bicubic, crop 224";
    const auto add = [&](Path path, const std::vector<float>& logits, double meanLevels) {
        PreprocessingRow row;
        row.path = path;
        row.side = 224;
        row.difference = FedDifference{2.0 * meanLevels, meanLevels, 0.2, 0.1};
        row.scores = scoresOf(program, logits, *labels);
        report.rows.push_back(row);
    };
    add(Path::Program, program, 0.0);
    add(Path::OpenCv, openCv, 4.25);
    add(Path::Levels, levels, 90.0);
    return report;
}

Image flat(int side, std::uint8_t level) {
    Image image{side, side, PixelFormat::Rgb8, {}};
    image.bytes.assign(image.stride() * static_cast<std::size_t>(side), level);
    return image;
}

}  // namespace

class TstPreprocessingReport : public QObject {
    Q_OBJECT
private slots:
    void photographDiffersAsTorchvisionsTensorsDo_data();
    void photographDiffersAsTorchvisionsTensorsDo();
    void levelsAreThoseOfThePixels();
    void pictureOfATensorIsWhatWasFed();
    void factorAmplifiesWithoutCutting();
    void tensorsOfUnlikeSizesAreNotCompared();
    void scoresAreOfTheProgramsClass();
    void infiniteLogitsOfAPathAreTold();
    void unlikeLogitsAreRefused();
    void verdictCountsTheWaysThatKeepTop1();
    void verdictOfMeaninglessLogitsTellsWhatIsFed();
    void tableLeavesEmptyWhatIsNotKnown();
};

void TstPreprocessingReport::photographDiffersAsTorchvisionsTensorsDo_data() {
    QTest::addColumn<QJsonObject>("golden");
    const QJsonArray cases = test::goldenCases("preprocessing_paths.json", "chelsea");
    QCOMPARE(cases.size(), 8);
    for (const auto& value : cases) {
        const QJsonObject golden = value.toObject();
        QTest::addRow("%s%s", qPrintable(golden["recipe"].toString()),
                      golden["antialias"].toBool() ? " antialias" : "")
            << golden;
    }
}

void TstPreprocessingReport::photographDiffersAsTorchvisionsTensorsDo() {
    QFETCH(QJsonObject, golden);
    constexpr double kFloatRounding = 0.01;  // levels
    Recipe recipe;
    recipe.resize = golden["resize"].toInt();
    recipe.crop = golden["crop"].toInt();
    recipe.interpolation = interpolationNamed(golden["filter"].toString().toStdString()).value();
    const Image image = loadSample("chelsea").image;
    const Path path = golden["antialias"].toBool() ? Path::TensorAntialias : Path::TensorPlain;
    const FedDifference difference =
        differenceOf(fedBy(Path::Program, image, recipe), fedBy(path, image, recipe), recipe);
    QVERIFY(close(difference.largestLevels, golden["largestLevels"].toDouble(), kFloatRounding));
    QVERIFY(close(difference.meanLevels, golden["meanLevels"].toDouble(), kFloatRounding / 10));
    QVERIFY(close(difference.largestFed, golden["largestFed"].toDouble(), kFloatRounding / 50));
    QVERIFY(close(difference.meanFed, golden["meanFed"].toDouble(), kFloatRounding / 500));
}

void TstPreprocessingReport::levelsAreThoseOfThePixels() {
    const Recipe recipe;
    Image image = flat(8, 100);
    const TensorF32 fed = toTensor(image, recipe);
    image.bytes[3 * 5 + 2] = 110;  // blue of one pixel
    const FedDifference difference = differenceOf(fed, toTensor(image, recipe), recipe);
    QVERIFY(close(difference.largestLevels, 10.0, 1e-4));
    QVERIFY(close(difference.meanLevels, 10.0 / (3 * 64), 1e-5));
    QVERIFY(close(difference.largestFed, 10.0 / 255.0 / 0.225, 1e-5));
    QVERIFY(!difference.equal());
    QVERIFY(differenceOf(fed, fed, recipe).equal());
}

void TstPreprocessingReport::pictureOfATensorIsWhatWasFed() {
    Recipe recipe;
    recipe.mean = {0.5F, 0.1F, 0.9F};
    recipe.std = {0.5F, 0.3F, 0.2F};
    const Image image = picture(QStringLiteral("noise"), 31, 31, 4);
    QCOMPARE(takenFor(toTensor(image, recipe), recipe).bytes, image.bytes);
    TensorF32 beyond = toTensor(image, recipe);
    beyond.values.assign(beyond.values.size(), 255.0F);  // levels, not normalised
    QCOMPARE(takenFor(beyond, recipe).bytes, flat(31, 255).bytes);
}

void TstPreprocessingReport::factorAmplifiesWithoutCutting() {
    const Recipe recipe;
    const TensorF32 fed = toTensor(flat(16, 100), recipe);
    const auto factorAt = [&](std::uint8_t level, int factor) {
        const AmplifiedDifference shown = amplified(fed, toTensor(flat(16, level), recipe), recipe);
        QCOMPARE(shown.factor, factor);
        QCOMPARE(int{shown.picture.bytes.front()}, (level - 100) * factor);
    };
    factorAt(101, 64);
    factorAt(110, 16);
    factorAt(200, 2);
    factorAt(250, 1);
    QCOMPARE(amplified(fed, fed, recipe).picture.bytes, flat(16, 0).bytes);
}

void TstPreprocessingReport::tensorsOfUnlikeSizesAreNotCompared() {
    const Recipe recipe;
    const TensorF32 small = toTensor(flat(8, 1), recipe), large = toTensor(flat(9, 1), recipe);
    const auto failure = failureOf([&] { static_cast<void>(differenceOf(small, large, recipe)); });
    QCOMPARE(failure.value().code, ErrorCode::ShapeMismatch);
}

void TstPreprocessingReport::scoresAreOfTheProgramsClass() {
    const std::vector<float> program{1.0F, 3.0F, 2.0F}, other{4.0F, 2.5F, 2.0F};
    const PathScores scores = scoresOf(program, other, *numberedLabels(3));
    QVERIFY(scores.finite && !scores.top1Stays);
    QCOMPARE(scores.top1.index, 0);
    QCOMPARE(scores.top1.label, std::string("class 0"));
    QCOMPARE(scores.classLogit, 2.5);
    QCOMPARE(scores.logitChange, -0.5);
    QCOMPARE(scores.largestChange, 3.0);
    const double sum = std::exp(4.0) + std::exp(2.5) + std::exp(2.0);
    QVERIFY(close(scores.top1.probability, std::exp(4.0) / sum, 1e-9));
}

void TstPreprocessingReport::infiniteLogitsOfAPathAreTold() {
    const std::vector<float> program{1.0F, 3.0F},
        other{std::numeric_limits<float>::infinity(), 0.0F};
    PreprocessingReport report = smallReport();
    report.rows.back().scores = scoresOf(program, other, *numberedLabels(2));
    QVERIFY(!report.rows.back().scores->finite);
    QCOMPARE(std::get<std::string>(toTable(report).rows.back()[5]), std::string("not finite"));
    QVERIFY(verdictOf(report).starts_with("Top-1 stays class 1 in 1 of 2 other ways."));
}

void TstPreprocessingReport::unlikeLogitsAreRefused() {
    const std::vector<float> two{1.0F, 3.0F}, three{1.0F, 2.0F, 3.0F},
        nan{std::numeric_limits<float>::quiet_NaN(), 0.0F};
    const LabelsPtr labels = numberedLabels(3);
    for (const auto& [program, other] : {std::pair{two, three}, std::pair{nan, two}}) {
        const auto failure = failureOf([&, program = program, other = other] {
            static_cast<void>(scoresOf(program, other, *labels));
        });
        QCOMPARE(failure.value().code, ErrorCode::ArgumentInvalid);
    }
}

void TstPreprocessingReport::verdictCountsTheWaysThatKeepTop1() {
    PreprocessingReport report = smallReport();
    QCOMPARE(verdictOf(report),
             std::string("Top-1 stays class 1 in 1 of 2 other ways. \"OpenCV\" moves its logit by "
                         "-0.5. \"0 to 255\" moves it most, by -4."));
    report.rows.back().scores->logitChange = 1234.4;
    QVERIFY(verdictOf(report).ends_with("\"0 to 255\" moves it most, by +1234."));
    report.rows.pop_back();
    report.sideNote = "B2 runs at 288 px; the paper used 260 px.";
    QCOMPARE(verdictOf(report),
             std::string("Top-1 stays class 1 in the other way. \"OpenCV\" moves its logit by "
                         "-0.5. B2 runs at 288 px; the paper used 260 px."));
}

void TstPreprocessingReport::verdictOfMeaninglessLogitsTellsWhatIsFed() {
    PreprocessingReport report = smallReport();
    report.noScores = "Random weights: logits have no meaning.";
    for (PreprocessingRow& row : report.rows)
        row.scores.reset();
    QCOMPARE(verdictOf(report),
             std::string("Random weights: logits have no meaning. Only what is fed is compared: "
                         "\"OpenCV\" differs by 4.25 levels of 255 on average, by 8.5 at most."));
}

void TstPreprocessingReport::tableLeavesEmptyWhatIsNotKnown() {
    PreprocessingReport report = smallReport();
    report.rows.back().difference.reset();
    report.rows[1].scores.reset();
    const Table table = toTable(report);
    QCOMPARE(table.rows.size(), report.rows.size());
    for (const auto& row : table.rows)
        QCOMPARE(row.size(), table.columns.size());
    constexpr std::size_t kMean = 2, kTop1 = 5, kChange = 8;
    QCOMPARE(std::get<double>(table.rows[1][kMean]), 4.25);
    QVERIFY(std::holds_alternative<std::monostate>(table.rows[2][kMean]));
    QVERIFY(std::holds_alternative<std::monostate>(table.rows[1][kTop1]));
    QVERIFY(std::holds_alternative<std::monostate>(table.rows[0][kChange]));
    QCOMPARE(std::get<double>(table.rows[2][kChange]), -4.0);
}

SCALESCOPE_TEST(TstPreprocessingReport)
#include "tst_preprocessing_report.moc"
