// SPDX-License-Identifier: Apache-2.0
#include "core/input/image_file.h"
#include "core/input/image_set.h"
#include "core/input/stderr_capture.h"
#include "tests/core/input/input_support.h"
#include "tests/support/test_program.h"

#include <QTemporaryFile>
#include <QtTest>

#include <cstdio>
#include <unistd.h>

using namespace scalescope;
using scalescope::test::bytesOf;
using scalescope::test::dataPath;
using scalescope::test::digestOf;
using scalescope::test::failureOf;
using scalescope::test::goldenCases;
using scalescope::test::picture;
using scalescope::test::readAll;

Q_DECLARE_METATYPE(QJsonObject)

namespace {

std::filesystem::path imagePath(const QString& name) {
    return dataPath("images") / name.toStdString();
}

DecodeOptions optionsOf(const QJsonObject& golden) {
    DecodeOptions options;
    options.dropAlpha = golden["dropAlpha"].toBool(false);
    options.applyOrientation = golden["applyOrientation"].toBool(true);
    return options;
}

bool anyContains(const std::vector<std::string>& notes, const std::string& words) {
    return std::any_of(notes.begin(), notes.end(), [&](const std::string& note) {
        return note.find(words) != std::string::npos;
    });
}

/// Largest difference at the four corners, one pixel inside.
int cornerDistance(const Image& image, const QJsonArray& corners) {
    int distance = 0;
    qsizetype index = 0;
    for (const int y : {1, image.height - 2}) {
        for (const int x : {1, image.width - 2}) {
            const QJsonArray expected = corners[index++].toArray();
            const auto at = static_cast<std::size_t>((y * image.width + x) * 3);
            for (int c = 0; c < 3; ++c)
                distance = std::max(
                    distance,
                    std::abs(image.bytes[at + static_cast<std::size_t>(c)] - expected[c].toInt()));
        }
    }
    return distance;
}

/// Largest difference of any level.
int largestDistance(const Image& a, const Image& b) {
    if (a.bytes.size() != b.bytes.size())
        return 256;
    int distance = 0;
    for (std::size_t i = 0; i < a.bytes.size(); ++i)
        distance = std::max(distance, std::abs(a.bytes[i] - b.bytes[i]));
    return distance;
}

/// What action writes to file descriptor 2.
std::string stderrOf(const std::function<void()>& action) {
    QTemporaryFile file;
    if (!file.open())
        return "no temporary file";
    const int saved = ::dup(STDERR_FILENO);
    ::dup2(file.handle(), STDERR_FILENO);
    action();
    ::dup2(saved, STDERR_FILENO);
    ::close(saved);
    return readAll(file.fileName().toStdString());
}

}  // namespace

class TstImageFile : public QObject {
    Q_OBJECT
private slots:
    void readsOddFilesAsExpected_data() {
        QTest::addColumn<QJsonObject>("golden");
        for (const char* file : {"image_files.json", "picture_kinds.json"}) {
            const QJsonArray cases = goldenCases(file, "files");
            QVERIFY(cases.size() >= 55);
            for (qsizetype i = 0; i < cases.size(); ++i) {
                const QJsonObject golden = cases[i].toObject();
                QTest::newRow(
                    qPrintable(QString::number(i) + QLatin1Char(' ') + golden["file"].toString()))
                    << golden;
            }
        }
    }
    void readsOddFilesAsExpected() {
        QFETCH(QJsonObject, golden);
        const auto path = imagePath(golden["file"].toString());
        const LoadedImage loaded = loadImage(path, optionsOf(golden));
        QCOMPARE(loaded.image.width, golden["size"][0].toInt());
        QCOMPARE(loaded.image.height, golden["size"][1].toInt());
        QCOMPARE(loaded.image.format, PixelFormat::Rgb8);
        QVERIFY(cornerDistance(loaded.image, golden["corners"].toArray()) <= 6);
        if (golden["exact"].toBool())
            QCOMPARE(digestOf(loaded.image.bytes), golden["sha256"].toString());
        if (golden.contains("reference"))
            QVERIFY(largestDistance(loaded.image,
                                    loadImage(imagePath(golden["reference"].toString())).image) <=
                    golden["within"].toInt());
        const QJsonArray words = golden["notes"].toArray();
        QCOMPARE(loaded.notes.size(), static_cast<std::size_t>(words.size()));
        for (const auto& word : words)
            QVERIFY2(anyContains(loaded.notes, word.toString().toStdString()),
                     qPrintable(word.toString()));
        QCOMPARE(loaded.path, path);
        QCOMPARE(loaded.name, path.filename().string());
    }

    void contentDecidesNotTheName() {
        QTemporaryDir folder;
        const auto path = std::filesystem::path(folder.path().toStdString()) / "really_a_png.jpg";
        std::filesystem::copy_file(imagePath(QStringLiteral("rgb.png")), path);
        QCOMPARE(loadImage(path).digest, loadImage(imagePath(QStringLiteral("rgb.png"))).digest);
    }

    void memoryAndFileGiveTheSamePixels() {
        const auto path = imagePath(QStringLiteral("lossless.webp"));
        const std::string file = readAll(path);
        const LoadedImage loaded = decodeImage(bytesOf(file), "pasted image");
        QCOMPARE(loaded.digest, loadImage(path).digest);
        QCOMPARE(loaded.name, "pasted image");
        QVERIFY(loaded.path.empty());
    }

    void digestDependsOnPixelsAndSize() {
        const Image wide{4, 1, PixelFormat::Rgb8, std::vector<std::uint8_t>(12, 7)};
        const Image square{2, 2, PixelFormat::Rgb8, std::vector<std::uint8_t>(12, 7)};
        Image changed = square;
        changed.bytes[5] = 8;
        const std::string digest = imageFromPixels(square, "a").digest;
        QCOMPARE(digest.size(), std::size_t{64});
        QCOMPARE(imageFromPixels(square, "b").digest, digest);
        QVERIFY(imageFromPixels(wide, "a").digest != digest);
        QVERIFY(imageFromPixels(changed, "a").digest != digest);
    }

    void pngKeepsEveryPixel() {
        const Image image = picture(QStringLiteral("noise"), 31, 17, 3);
        const Image original = image;
        const LoadedImage back = decodeImage(encodePng(image), "x");
        QCOMPARE(image.bytes, original.bytes);
        QCOMPARE(back.image.bytes, original.bytes);
        Image gray{5, 2, PixelFormat::Gray8, {0, 50, 100, 150, 200, 1, 2, 3, 4, 255}};
        const LoadedImage grayBack = decodeImage(encodePng(gray), "x");
        QCOMPARE(grayBack.image.bytes[3], std::uint8_t{50});
        QCOMPARE(grayBack.image.bytes[29], std::uint8_t{255});
    }

    void pngOfNothingIsRefused() {
        QCOMPARE(failureOf([] { (void)encodePng({}); }).value().code, ErrorCode::ArgumentInvalid);
    }

    void damagedDataAreNotedOrRefusedWithoutAWordOnStderr() {
        std::string jpeg = readAll(dataPath("images/thumbnail.jpg"));
        for (std::size_t i = jpeg.size() - 30; i < jpeg.size() - 10; ++i)
            jpeg[i] = '\x55';
        std::string png = readAll(dataPath("images/rgb.png"));
        png[png.find("IDAT") + 8] = '\x77';
        std::string tiff = readAll(dataPath("images/lzw.tif"));
        for (std::size_t i = 10; i < 200 && i < tiff.size(); ++i)
            tiff[i] = '\x77';
        const std::string spoken = stderrOf([&] {
            for (const std::string& file : {jpeg, png, tiff})
                (void)failureOf([&] { (void)decodeImage(bytesOf(file), "x"); });
        });
        QCOMPARE(QString::fromStdString(spoken), QString());
        const auto failure = failureOf([&] { (void)decodeImage(bytesOf(png), "x.png"); });
        QCOMPARE(failure.value().code, ErrorCode::FileUnreadable);
    }

    void captureEndsWithTheDecoder() {
        std::string complaints;
        const std::string passed = stderrOf([&] {
            std::fputs("before ", stderr);
            detail::StderrCapture capture;
            std::fputs("Corrupt JPEG data", stderr);
            complaints = capture.finish();
            std::fputs("after", stderr);
        });
        QCOMPARE(complaints, "Corrupt JPEG data");
        QCOMPARE(passed, "before after");
    }
};

SCALESCOPE_TEST(TstImageFile)
#include "tst_image_file.moc"
