// SPDX-License-Identifier: Apache-2.0
#include "core/input/image_set.h"
#include "core/input/preprocess.h"
#include "core/model/variant.h"
#include "tests/core/input/input_support.h"
#include "tests/support/test_program.h"

#include <QtTest>

using namespace scalescope;
using scalescope::test::digestOf;
using scalescope::test::failureOf;
using scalescope::test::goldenCases;
using scalescope::test::picture;

Q_DECLARE_METATYPE(QJsonObject)

namespace {

Interpolation interpolationOf(const QJsonObject& golden) {
    return interpolationNamed(golden["filter"].toString().toStdString()).value();
}

Image pictureOf(const QJsonObject& golden) {
    const QJsonArray size = golden["size"].toArray();
    return picture(golden["pattern"].toString(), size[0].toInt(), size[1].toInt(),
                   golden["seed"].toInt());
}

Recipe recipeOf(const QJsonObject& golden) {
    Recipe recipe;
    recipe.resize = golden["resize"].toInt();
    recipe.crop = golden["crop"].toInt();
    recipe.squash = golden["squash"].toBool();
    recipe.interpolation = interpolationOf(golden);
    return recipe;
}

void addRows(const char* key, int expectedCount) {
    QTest::addColumn<QJsonObject>("golden");
    const QJsonArray cases = goldenCases("preprocess.json", key);
    QVERIFY(cases.size() >= expectedCount);
    for (qsizetype i = 0; i < cases.size(); ++i) {
        const QJsonObject golden = cases[i].toObject();
        const QString text =
            QString::fromUtf8(QJsonDocument(golden).toJson(QJsonDocument::Compact));
        QTest::newRow(qPrintable(QString::number(i) + QLatin1Char(' ') + text.left(120))) << golden;
    }
}

void comparePrepared(const Image& image, const QJsonObject& golden) {
    const Recipe recipe = recipeOf(golden);
    const Image pixels = preparePixels(image, recipe);
    QCOMPARE(digestOf(pixels.bytes), golden["pixels"].toString());
    const TensorF32 tensor = toTensor(pixels, recipe);
    QCOMPARE(tensor.shape, (std::vector<std::int64_t>{1, 3, recipe.crop, recipe.crop}));
    QCOMPARE(static_cast<double>(tensor.values[0]), golden["first"][0].toDouble());
    QCOMPARE(digestOf(tensor.values), golden["tensor"].toString());
}

/// Columns count upwards in red, rows in green.
Image coordinates(int width, int height) {
    Image image{width, height, PixelFormat::Rgb8, {}};
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            image.bytes.push_back(static_cast<std::uint8_t>(x % 256));
            image.bytes.push_back(static_cast<std::uint8_t>(y % 256));
            image.bytes.push_back(255);
        }
    }
    return image;
}

Recipe plainRecipe(int resize, int crop) {
    Recipe recipe;
    recipe.resize = resize;
    recipe.crop = crop;
    return recipe;
}

}  // namespace

class TstPreprocess : public QObject {
    Q_OBJECT
private slots:
    void resizesBitForBitAsPillow_data() { addRows("resize", 110); }
    void resizesBitForBitAsPillow() {
        QFETCH(QJsonObject, golden);
        const QJsonArray target = golden["target"].toArray();
        const Image resized = resizeLikePillow(pictureOf(golden), target[0].toInt(),
                                               target[1].toInt(), interpolationOf(golden));
        QCOMPARE(resized.width, target[0].toInt());
        QCOMPARE(resized.height, target[1].toInt());
        QCOMPARE(digestOf(resized.bytes), golden["sha256"].toString());
    }

    void feedsTheSameTensorAsTorchvision_data() { addRows("recipes", 100); }
    void feedsTheSameTensorAsTorchvision() {
        QFETCH(QJsonObject, golden);
        comparePrepared(pictureOf(golden), golden);
    }

    void feedsTheSamplePhotographAsTorchvision_data() { addRows("chelsea", 9); }
    void feedsTheSamplePhotographAsTorchvision() {
        QFETCH(QJsonObject, golden);
        comparePrepared(loadSample("chelsea").image, golden);
    }

    void goldenRecipesAreThoseOfTheFamily() {
        int found = 0;
        const QJsonArray cases = goldenCases("preprocess.json", "chelsea");
        for (const VariantRow& row : family()) {
            const QString name =
                QString::fromStdString(row.spec.name + " " + row.published.weights);
            for (const auto& value : cases) {
                const QJsonObject golden = value.toObject();
                if (golden["recipe"].toString() != name)
                    continue;
                ++found;
                QCOMPARE(row.recipe.resize, golden["resize"].toInt());
                QCOMPARE(row.recipe.crop, golden["crop"].toInt());
                QCOMPARE(row.recipe.interpolation, interpolationOf(golden));
            }
        }
        QCOMPARE(found, 8);
    }

    void cropRoundsHalfToEven_data() {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("left");
        QTest::newRow("58.5 down") << 341 << 58;
        QTest::newRow("59.5 up") << 343 << 60;
        QTest::newRow("59 as it is") << 342 << 59;
    }
    void cropRoundsHalfToEven() {
        QFETCH(int, width);
        QFETCH(int, left);
        const Image pixels = preparePixels(coordinates(width, 224), plainRecipe(224, 224));
        QCOMPARE(int{pixels.bytes[0]}, left);
        const Image turned = preparePixels(coordinates(224, width), plainRecipe(224, 224));
        QCOMPARE(int{turned.bytes[1]}, left);
    }

    void smallerImageIsCentredOnZeros() {
        const Image pixels = preparePixels(coordinates(5, 5), plainRecipe(5, 8));
        QCOMPARE(pixels.width, 8);
        const auto at = [&](std::size_t x, std::size_t y) {
            return int{pixels.bytes[(y * 8 + x) * 3 + 2]};
        };
        QCOMPARE(at(0, 3), 0);
        QCOMPARE(at(1, 1), 255);  // (8 - 5) / 2 before
        QCOMPARE(at(5, 5), 255);
        QCOMPARE(at(6, 5), 0);  // (8 - 5 + 1) / 2 after
        QCOMPARE(at(5, 6), 0);
    }

    void imageOfTheRightSizeIsNotResampled() {
        const Image image = picture(QStringLiteral("noise"), 224, 224, 5);
        QCOMPARE(preparePixels(image, plainRecipe(224, 224)).bytes, image.bytes);
        QCOMPARE(resizeLikePillow(image, 224, 224, Interpolation::Bilinear).bytes, image.bytes);
    }

    void ownMeanAndStdAreUsed() {
        Recipe recipe;
        recipe.mean = {0.5F, 0.0F, 1.0F};
        recipe.std = {0.5F, 1.0F, 2.0F};
        const TensorF32 tensor =
            toTensor({2, 1, PixelFormat::Rgb8, {0, 255, 255, 255, 0, 0}}, recipe);
        QCOMPARE(tensor.shape, (std::vector<std::int64_t>{1, 3, 1, 2}));
        QCOMPARE(tensor.values, (std::vector<float>{-1, 1, 1, 0, 0, -0.5F}));
    }

    void longThinImageIsRefusedWithItsSizes() {
        Image image{1, 1'000'000, PixelFormat::Rgb8, {}};
        image.bytes.resize(3'000'000);
        const auto failure = failureOf([&] { (void)preparePixels(image, plainRecipe(600, 600)); });
        QVERIFY(failure.has_value());
        QCOMPARE(failure->code, ErrorCode::LimitExceeded);
        QCOMPARE(failure->subject, Subject::Input);
        QVERIFY(failure->message.find("600 x 600000000") != std::string::npos);
    }

    void longImageBelowTheLimitIsPrepared() {
        Image image{10, 20'000, PixelFormat::Rgb8, {}};
        image.bytes.assign(600'000, 90);
        const Image pixels = preparePixels(image, plainRecipe(64, 48));
        QCOMPARE(pixels.bytes, std::vector<std::uint8_t>(48 * 48 * 3, 90));
    }

    void refusesWhatIsNotAnImage_data() {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("byteCount");
        QTest::addColumn<bool>("gray");
        QTest::newRow("empty") << 0 << 0 << 0 << false;
        QTest::newRow("negative") << -2 << -2 << 12 << false;
        QTest::newRow("bytes missing") << 4 << 4 << 47 << false;
        QTest::newRow("gray") << 4 << 4 << 16 << true;
    }
    void refusesWhatIsNotAnImage() {
        QFETCH(int, width);
        QFETCH(int, height);
        QFETCH(int, byteCount);
        QFETCH(bool, gray);
        Image image{width, height, gray ? PixelFormat::Gray8 : PixelFormat::Rgb8, {}};
        image.bytes.resize(static_cast<std::size_t>(byteCount));
        const auto code = [](const auto& failure) { return failure.value().code; };
        QCOMPARE(code(failureOf([&] { (void)preparePixels(image, {}); })),
                 ErrorCode::ArgumentInvalid);
        QCOMPARE(code(failureOf([&] { (void)toTensor(image, {}); })), ErrorCode::ArgumentInvalid);
        QCOMPARE(
            code(failureOf([&] { (void)resizeLikePillow(image, 2, 2, Interpolation::Bicubic); })),
            ErrorCode::ArgumentInvalid);
    }

    void refusesTargetsOutOfRange() {
        const Image image = picture(QStringLiteral("ramp"), 8, 8, 0);
        const auto codeOf = [&](int width, int height) {
            return failureOf([&] {
                       (void)resizeLikePillow(image, width, height, Interpolation::Bicubic);
                   })
                .value()
                .code;
        };
        QCOMPARE(codeOf(0, 5), ErrorCode::ArgumentInvalid);
        QCOMPARE(codeOf(5, -1), ErrorCode::ArgumentInvalid);
        QCOMPARE(codeOf(50'000, 50'000), ErrorCode::LimitExceeded);
        QCOMPARE(codeOf(1 << 25, 1), ErrorCode::LimitExceeded);
        const auto recipe = failureOf([&] { (void)preparePixels(image, plainRecipe(0, 224)); });
        QCOMPARE(recipe.value().code, ErrorCode::ArgumentInvalid);
    }

    void parsesPresets() {
        Recipe fallback = plainRecipe(255, 240);
        fallback.mean = {0.5F, 0.5F, 0.5F};
        const std::string norm = ", mean 0.5 0.5 0.5, std 0.229 0.224 0.225";
        QCOMPARE(recipeText(parsePreprocess("default", fallback)),
                 "resize 255 bicubic, crop 240" + norm);
        const Recipe squash = parsePreprocess("squash:300", fallback);
        QCOMPARE(recipeText(squash), "squash 300 bilinear" + norm);
        QCOMPARE(squash.crop, 300);
        QCOMPARE(squash.mean[0], 0.5F);
        Recipe part = squash;
        part.crop = 280;
        part.interpolation = Interpolation::Nearest;
        QCOMPARE(recipeText(part), "squash 300 nearest, crop 280" + norm);
    }

    void refusesUnknownPresets_data() {
        QTest::addColumn<QByteArray>("text");
        for (const char* text : {"", "squash", "squash:", "squash:0", "squash:-4", "squash:12x",
                                 "squash:4097", "squash:99999999999", "crop:3", "Default"})
            QTest::newRow(text) << QByteArray(text);
    }
    void refusesUnknownPresets() {
        QFETCH(QByteArray, text);
        const auto failure = failureOf([&] { (void)parsePreprocess(text.toStdString(), {}); });
        QCOMPARE(failure.value().code, ErrorCode::ArgumentInvalid);
        QVERIFY(failure->message.find("squash:224") != std::string::npos);
    }
};

SCALESCOPE_TEST(TstPreprocess)
#include "tst_preprocess.moc"
