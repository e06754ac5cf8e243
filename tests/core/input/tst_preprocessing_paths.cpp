// SPDX-License-Identifier: Apache-2.0
#include "core/input/opencv_resize.h"
#include "core/input/preprocess.h"
#include "core/input/preprocessing_paths.h"
#include "core/input/tensor_resize.h"
#include "tests/core/input/input_support.h"
#include "tests/support/test_program.h"

#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace scalescope;
using scalescope::test::failureOf;
using scalescope::test::goldenCases;
using scalescope::test::picture;
using Path = PreprocessingPath;

Q_DECLARE_METATYPE(QJsonObject)
Q_DECLARE_METATYPE(scalescope::Recipe)

namespace {

Recipe recipeOf(const QJsonObject& golden) {
    Recipe recipe;
    recipe.resize = golden["resize"].toInt();
    recipe.crop = golden["crop"].toInt();
    recipe.squash = golden["squash"].toBool();
    recipe.interpolation = interpolationNamed(golden["filter"].toString().toStdString()).value();
    return recipe;
}

Image pictureOf(const QJsonObject& golden) {
    const QJsonArray size = golden["size"].toArray();
    return picture(golden["pattern"].toString(), size[0].toInt(), size[1].toInt(),
                   golden["seed"].toInt());
}

Recipe recipe(int resize, int crop, Interpolation interpolation = Interpolation::Bicubic) {
    Recipe made;
    made.resize = resize;
    made.crop = crop;
    made.interpolation = interpolation;
    return made;
}

bool has(const std::vector<Path>& paths, Path path) {
    return std::ranges::find(paths, path) != paths.end();
}

/// White columns at both ends of a wide black picture, white rows at both ends of a tall one.
Image whiteEnds(int width, int height) {
    Image image{width, height, PixelFormat::Rgb8, {}};
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            const bool end = width > height ? x < width / 8 || x >= width - width / 8
                                            : y < height / 8 || y >= height - height / 8;
            image.bytes.insert(image.bytes.end(), 3, end ? 255 : 0);
        }
    return image;
}

float brightest(const TensorF32& fed) {
    return *std::ranges::max_element(fed.values);
}

}  // namespace

class TstPreprocessingPaths : public QObject {
    Q_OBJECT
private slots:
    void resizesAFloatTensorAsTorchvision_data();
    void resizesAFloatTensorAsTorchvision();
    void openCvIsTheResizeWithoutAntialiasRounded_data();
    void openCvIsTheResizeWithoutAntialiasRounded();
    void everyPathFeedsSomethingElse_data();
    void everyPathFeedsSomethingElse();
    void programsPathIsWhatThisProgramFeeds();
    void bgrExchangesRedAndBlueOnly();
    void forgottenNormalisationLeavesTheRange();
    void squashedPictureKeepsItsEnds();
    void croppedPictureLosesItsEnds();
    void variantThatIsFed224HasThatSide();
    void filtersThatTensorsLackHaveNoTensorPath();
    void normalisationWithinTheNetworkCannotBeForgotten();
    void pictureTooLongForOpenCvIsRefused();
};

void TstPreprocessingPaths::resizesAFloatTensorAsTorchvision_data() {
    QTest::addColumn<QJsonObject>("golden");
    const QJsonArray cases = goldenCases("preprocessing_paths.json", "resize");
    QCOMPARE(cases.size(), 40);
    for (qsizetype i = 0; i < cases.size(); ++i) {
        const QJsonObject golden = cases[i].toObject();
        QTest::addRow("%d %s%s", static_cast<int>(i), qPrintable(golden["filter"].toString()),
                      golden["antialias"].toBool() ? " antialias" : "")
            << golden;
    }
}

void TstPreprocessingPaths::resizesAFloatTensorAsTorchvision() {
    QFETCH(QJsonObject, golden);
    constexpr double kFloatRounding = 0.01;  // levels: PyTorch computes in float32
    const Recipe asked = recipeOf(golden);
    const Image image = pictureOf(golden);
    const TensorF32 fed =
        detail::resizeLikeTorch(image, detail::placementOf(image, asked), asked.interpolation,
                                golden["antialias"].toBool());
    const QJsonArray levels = golden["levels"].toArray();
    QCOMPARE(fed.shape, (std::vector<std::int64_t>{1, 3, asked.crop, asked.crop}));
    QCOMPARE(static_cast<qsizetype>(fed.values.size()), levels.size());
    for (qsizetype i = 0; i < levels.size(); ++i) {
        const double level = 255.0 * double{fed.values[static_cast<std::size_t>(i)]};
        QVERIFY2(std::abs(level - levels[i].toDouble()) < kFloatRounding,
                 qPrintable(QStringLiteral("value %1: %2, torchvision %3")
                                .arg(i)
                                .arg(level)
                                .arg(levels[i].toDouble())));
    }
}

void TstPreprocessingPaths::openCvIsTheResizeWithoutAntialiasRounded_data() {
    QTest::addColumn<QJsonObject>("golden");
    const QJsonArray cases = goldenCases("preprocessing_paths.json", "resize");
    for (qsizetype i = 0; i < cases.size(); ++i) {
        const QJsonObject golden = cases[i].toObject();
        if (!golden["antialias"].toBool() && golden["filter"] != QLatin1String("nearest"))
            QTest::addRow("%d %s", static_cast<int>(i), qPrintable(golden["filter"].toString()))
                << golden;
    }
}

/// An independent opinion: OpenCV's bilinear and bicubic filters are PyTorch's (a = -0.75), in
/// fixed point.
void TstPreprocessingPaths::openCvIsTheResizeWithoutAntialiasRounded() {
    QFETCH(QJsonObject, golden);
    constexpr double kFixedPoint = 2.0;  // levels
    const Recipe asked = recipeOf(golden);
    const Image image = pictureOf(golden);
    const Image prepared =
        detail::prepareLikeOpenCv(image, detail::placementOf(image, asked),
                                  detail::openCvInterpolationFor(asked.interpolation));
    const QJsonArray levels = golden["levels"].toArray();
    const auto plane = static_cast<qsizetype>(asked.crop) * asked.crop;
    QCOMPARE(static_cast<qsizetype>(prepared.bytes.size()), 3 * plane);
    for (qsizetype i = 0; i < 3 * plane; ++i) {
        const double torch = std::clamp(levels[i].toDouble(), 0.0, 255.0);
        const double level = prepared.bytes[static_cast<std::size_t>(3 * (i % plane) + i / plane)];
        QVERIFY2(
            std::abs(level - torch) <= kFixedPoint,
            qPrintable(QStringLiteral("value %1: %2, PyTorch %3").arg(i).arg(level).arg(torch)));
    }
}

void TstPreprocessingPaths::everyPathFeedsSomethingElse_data() {
    QTest::addColumn<Recipe>("asked");
    QTest::newRow("margin") << recipe(48, 42);
    QTest::newRow("no margin") << recipe(40, 40);
    QTest::newRow("nearest") << recipe(48, 42, Interpolation::Nearest);
    QTest::newRow("box") << recipe(48, 42, Interpolation::Box);
    QTest::newRow("lanczos") << recipe(48, 42, Interpolation::Lanczos);
    Recipe squashed = recipe(48, 42);
    squashed.squash = true;
    QTest::newRow("squashed") << squashed;
    Recipe half = recipe(48, 42);
    half.mean = half.std = {0.5F, 0.5F, 0.5F};
    QTest::newRow("mean 0.5") << half;
    QTest::newRow("224 px") << recipe(256, 224);
}

/// A path that can only feed the same as the recipe is not listed.
void TstPreprocessingPaths::everyPathFeedsSomethingElse() {
    QFETCH(Recipe, asked);
    const Image image = picture(QStringLiteral("noise"), 397, 261, 3);
    const TensorF32 right = fedBy(Path::Program, image, asked);
    const std::vector<Path> paths = pathsFor(asked);
    QCOMPARE(paths.front(), Path::Program);
    for (std::size_t i = 1; i < paths.size(); ++i)
        QVERIFY2(fedBy(paths[i], image, asked).values != right.values, infoOf(paths[i]).key);
}

void TstPreprocessingPaths::programsPathIsWhatThisProgramFeeds() {
    const Image image = picture(QStringLiteral("ramp"), 90, 70, 1);
    const Recipe asked = recipe(48, 42);
    QCOMPARE(fedBy(Path::Program, image, asked).values,
             toTensor(preparePixels(image, asked), asked).values);
}

void TstPreprocessingPaths::bgrExchangesRedAndBlueOnly() {
    Recipe asked = recipe(32, 28);
    asked.mean = {0.0F, 0.0F, 0.0F};
    asked.std = {1.0F, 1.0F, 1.0F};
    const Image image = picture(QStringLiteral("noise"), 40, 50, 2);
    const TensorF32 right = fedBy(Path::Program, image, asked),
                    bgr = fedBy(Path::Bgr, image, asked);
    const std::size_t plane = 28 * 28;
    for (std::size_t i = 0; i < plane; ++i) {
        QCOMPARE(bgr.values[i], right.values[2 * plane + i]);
        QCOMPARE(bgr.values[plane + i], right.values[plane + i]);
        QCOMPARE(bgr.values[2 * plane + i], right.values[i]);
    }
}

void TstPreprocessingPaths::forgottenNormalisationLeavesTheRange() {
    const Recipe asked = recipe(32, 28);
    const Image image = picture(QStringLiteral("noise"), 40, 50, 2);
    const TensorF32 unit = fedBy(Path::ZeroToOne, image, asked);
    const TensorF32 levels = fedBy(Path::Levels, image, asked);
    const Image pixels = preparePixels(image, asked);
    const std::size_t plane = 28 * 28;
    for (std::size_t i = 0; i < 3 * plane; ++i) {
        const auto level = static_cast<float>(pixels.bytes[3 * (i % plane) + i / plane]);
        QCOMPARE(levels.values[i], level);
        QVERIFY(std::abs(unit.values[i] - level / 255.0F) < 1e-6F);
    }
}

void TstPreprocessingPaths::squashedPictureKeepsItsEnds() {
    for (const Image& image : {whiteEnds(160, 40), whiteEnds(40, 160)}) {
        const Recipe asked = recipe(32, 28);
        QVERIFY(brightest(fedBy(Path::Program, image, asked)) < 0.0F);
        QVERIFY(brightest(fedBy(Path::Squashed, image, asked)) > 2.0F);
    }
}

void TstPreprocessingPaths::croppedPictureLosesItsEnds() {
    Recipe asked = recipe(32, 28);
    asked.squash = true;
    const Image image = whiteEnds(160, 40);
    QVERIFY(has(pathsFor(asked), Path::Cropped) && !has(pathsFor(asked), Path::Squashed));
    QVERIFY(brightest(fedBy(Path::Program, image, asked)) > 2.0F);
    QVERIFY(brightest(fedBy(Path::Cropped, image, asked)) < 0.0F);
}

void TstPreprocessingPaths::variantThatIsFed224HasThatSide() {
    const Image image = picture(QStringLiteral("ramp"), 500, 400, 1);
    const TensorF32 fed = fedBy(Path::OtherSide, image, recipe(320, 300));
    QCOMPARE(fed.shape, (std::vector<std::int64_t>{1, 3, 224, 224}));
    QCOMPARE(fed.values, fedBy(Path::Program, image, recipe(256, 224)).values);
    QVERIFY(!has(pathsFor(recipe(256, 224)), Path::OtherSide));
}

void TstPreprocessingPaths::filtersThatTensorsLackHaveNoTensorPath() {
    const Image image = picture(QStringLiteral("ramp"), 50, 40, 1);
    for (const Interpolation filter :
         {Interpolation::Box, Interpolation::Hamming, Interpolation::Lanczos}) {
        const Recipe asked = recipe(32, 28, filter);
        QVERIFY(!has(pathsFor(asked), Path::TensorPlain));
        QVERIFY(!has(pathsFor(asked), Path::TensorAntialias));
        const auto failure =
            failureOf([&] { static_cast<void>(fedBy(Path::TensorPlain, image, asked)); });
        QCOMPARE(failure.value().code, ErrorCode::ArgumentInvalid);
        QVERIFY(failure->message.find(interpolationName(filter)) != std::string::npos);
    }
    QVERIFY(!has(pathsFor(recipe(32, 28, Interpolation::Nearest)), Path::TensorAntialias));
}

void TstPreprocessingPaths::normalisationWithinTheNetworkCannotBeForgotten() {
    Recipe asked = recipe(32, 28);
    asked.networkWhite = 255.0F;
    for (const Path path : {Path::OtherNormalisation, Path::ZeroToOne, Path::Levels}) {
        QVERIFY(!has(pathsFor(asked), path));
        QVERIFY(has(pathsFor(recipe(32, 28)), path));
    }
}

void TstPreprocessingPaths::pictureTooLongForOpenCvIsRefused() {
    const Image image = picture(QStringLiteral("ramp"), 1, 2000, 1);
    const auto failure =
        failureOf([&] { static_cast<void>(fedBy(Path::OpenCv, image, recipe(256, 224))); });
    QCOMPARE(failure.value().code, ErrorCode::LimitExceeded);
    QVERIFY(failure->message.find("256 x 512000") != std::string::npos);
}

SCALESCOPE_TEST(TstPreprocessingPaths)
#include "tst_preprocessing_paths.moc"
