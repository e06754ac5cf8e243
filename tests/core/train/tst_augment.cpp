// SPDX-License-Identifier: Apache-2.0
// What training changes in pictures, and that it follows from the numbers drawn alone.
#include "core/train/augment.h"
#include "tests/support/test_program.h"

#include <QtTest>

#include <set>

using namespace scalescope;

class TstAugment : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void recipeIsThatOfB0At224();
    void sizedPicturesAreCutNotResampled();
    void cropsReachEveryCorner();
    void flipMirrorsHalfOfThem();
    void photographsBecomeSquares_data();
    void photographsBecomeSquares();
    void noneIsWhatEvaluationFeeds();
    void sameDrawSamePixels();
};

namespace {

/// Every pixel tells where it stood.
Image grid(int width, int height) {
    Image image{width, height, PixelFormat::Rgb8, {}};
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            for (const int value : {x, y, 7})
                image.bytes.push_back(static_cast<std::uint8_t>(value));
    return image;
}

std::pair<int, int> cornerOf(const Image& image) {
    return {image.bytes[0], image.bytes[1]};
}

Draw drawn(std::uint64_t index) {
    return {1, kDrawAugment, index};
}

}  // namespace

void TstAugment::recipeIsThatOfB0At224() {
    QCOMPARE(recipeText(recipeAt(224)), recipeText(Recipe{}));
    QCOMPARE(recipeAt(96).resize, 110);
    QCOMPARE(sourceSide(AugmentKind::Crop, 224), 256);
    QCOMPARE(sourceSide(AugmentKind::None, 224), 224);
}

void TstAugment::sizedPicturesAreCutNotResampled() {
    const Image image = grid(73, 73);
    for (std::uint64_t i = 0; i < 20; ++i) {
        const Image cut = augmented(image, AugmentKind::Crop, true, 64, drawn(i));
        QCOMPARE(cut.width, 64);
        QCOMPARE(cut.height, 64);
        const auto [left, top] = cornerOf(cut);
        for (int y = 0; y < 64; ++y)
            for (int x = 0; x < 64; ++x) {
                const std::size_t at =
                    (static_cast<std::size_t>(y) * 64 + static_cast<std::size_t>(x)) * 3;
                QCOMPARE(int{cut.bytes[at]}, left + x);
                QCOMPARE(int{cut.bytes[at + 1]}, top + y);
            }
    }
}

void TstAugment::cropsReachEveryCorner() {
    const Image image = grid(36, 36);
    std::set<std::pair<int, int>> corners;
    for (std::uint64_t i = 0; i < 600; ++i)
        corners.insert(cornerOf(augmented(image, AugmentKind::Crop, true, 32, drawn(i))));
    QCOMPARE(corners.size(), std::size_t{25});
}

void TstAugment::flipMirrorsHalfOfThem() {
    const Image image = grid(32, 32);
    int mirrored = 0;
    for (std::uint64_t i = 0; i < 400; ++i) {
        const Image result = augmented(image, AugmentKind::CropFlip, true, 32, drawn(i));
        if (result.bytes[0] == 31) {
            ++mirrored;
            QCOMPARE(int{result.bytes[3]}, 30);
            QCOMPARE(int{result.bytes[1]}, 0);
            QCOMPARE(int{result.bytes[2]}, 7);
        } else {
            QCOMPARE(result.bytes, image.bytes);
        }
    }
    QVERIFY(mirrored > 150 && mirrored < 250);
}

void TstAugment::photographsBecomeSquares_data() {
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::newRow("landscape") << 200 << 90;
    QTest::newRow("portrait") << 50 << 250;
    QTest::newRow("one pixel wide") << 1 << 40;
    QTest::newRow("smaller than fed") << 9 << 9;
}

void TstAugment::photographsBecomeSquares() {
    QFETCH(int, width);
    QFETCH(int, height);
    for (const AugmentKind kind : {AugmentKind::None, AugmentKind::Crop, AugmentKind::CropFlip})
        for (std::uint64_t i = 0; i < 10; ++i) {
            const Image result = augmented(grid(width, height), kind, false, 48, drawn(i));
            QCOMPARE(result.width, 48);
            QCOMPARE(result.height, 48);
            QCOMPARE(result.bytes.size(), std::size_t{48 * 48 * 3});
        }
}

void TstAugment::noneIsWhatEvaluationFeeds() {
    const Image photograph = grid(120, 80);
    QCOMPARE(augmented(photograph, AugmentKind::None, false, 64, drawn(0)).bytes,
             preparePixels(photograph, recipeAt(64)).bytes);
    const Image sized = grid(64, 64);
    QCOMPARE(augmented(sized, AugmentKind::None, true, 64, drawn(0)).bytes, sized.bytes);
}

void TstAugment::sameDrawSamePixels() {
    const Image image = grid(120, 80);
    const auto at = [&](std::uint64_t index) {
        return augmented(image, AugmentKind::CropFlip, false, 48, drawn(index)).bytes;
    };
    QCOMPARE(at(5), at(5));
    QVERIFY(at(5) != at(6));
}

SCALESCOPE_TEST(TstAugment)
#include "tst_augment.moc"
