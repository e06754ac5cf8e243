// SPDX-License-Identifier: Apache-2.0
// Streams of labelled pictures: what is held out is never trained on, an index decides the picture.
#include "core/input/image_file.h"
#include "core/train/batches.h"
#include "core/train/picture_source.h"
#include "tests/support/test_program.h"
#include "tests/support/test_support.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <fstream>
#include <optional>
#include <set>

using namespace scalescope;

class TstPictureSource : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void generatedStreamsDiffer();
    void generatedHoldsEveryKindEqually();
    void folderNamesItsClassesInOrder();
    void folderSplitIsWholeAndFollowsTheSeed();
    void fewHeldOutPicturesAreOfAllClassesInTheirShares();
    void everyEpochShowsEveryPictureOnce();
    void oneOfEachClassIsTrainedOn();
    void refusesFilesOutsideOfClasses();
    void refusesASingleClass();
    void refusesAMissingFolder();
    void batchFollowsFromTheStep();
    void brokenPictureIsRefusedWhereThatIsAskedFor();
    void brokenPictureIsLeftOutAndTheNextOneTaken();
    void whoIsLeftOutDoesNotChangeTheOthers();
    void brokenHeldOutPictureIsNoPicture();
    void pictureThatCannotBeResizedIsLeftOut();
    void classWithoutAPictureIsRefusedBeforeTheFirstStep();
    void heldOutClassWithoutAPictureIsRefused();

private:
    [[nodiscard]] std::filesystem::path folder() const { return m_folder->path().toStdString(); }
    void write(const std::string& name, int value) const;
    void breakFile(const std::string& name) const {
        test::writeAll(folder() / name, "not a picture at all");
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

using Bytes = std::vector<std::uint8_t>;

Image plain(int value) {
    return {8, 8, PixelFormat::Rgb8, Bytes(8 * 8 * 3, static_cast<std::uint8_t>(value))};
}

/// The pictures of a part that can be read, told by their first pixel.
std::multiset<int> valuesOf(PictureSource& source, bool training, std::int64_t count) {
    std::multiset<int> values;
    for (std::int64_t i = 0; i < count; ++i) {
        const auto index = static_cast<std::uint64_t>(i);
        const auto picture =
            training ? std::optional(source.training(index, 32)) : source.heldOut(index, 32);
        if (picture)
            values.insert(picture->image.bytes[0]);
    }
    return values;
}

}  // namespace

void TstPictureSource::write(const std::string& name, int value) const {
    const std::filesystem::path path = folder() / name;
    std::filesystem::create_directories(path.parent_path());
    const auto png = encodePng(plain(value));
    test::writeAll(path, {reinterpret_cast<const char*>(png.data()), png.size()});
}

void TstPictureSource::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    for (int i = 0; i < 10; ++i) {
        write("cats/" + std::to_string(i) + ".png", i);
        write("ants/" + std::to_string(i) + ".png", 100 + i);
    }
}

void TstPictureSource::generatedStreamsDiffer() {
    const auto source = generatedPictures(1), same = generatedPictures(1),
               other = generatedPictures(2);
    const Bytes picture = source->training(3, 32).image.bytes;
    QCOMPARE(same->training(3, 32).image.bytes, picture);
    QVERIFY(other->training(3, 32).image.bytes != picture);
    QVERIFY(source->heldOut(3, 32)->image.bytes != picture);
    QCOMPARE(source->trainingCount(), std::int64_t{0});
}

void TstPictureSource::generatedHoldsEveryKindEqually() {
    const auto source = generatedPictures(7);
    std::map<int, int> counts;
    for (std::uint64_t i = 0; i < 60; ++i)
        ++counts[source->training(i, 32).label];
    QCOMPARE(counts.size(), source->classNames().size());
    for (const auto& [label, count] : counts)
        QCOMPARE(count, 3);
}

void TstPictureSource::folderNamesItsClassesInOrder() {
    const auto source = folderPictures(folder(), 0, 0.2);
    QCOMPARE(source->classNames(), (std::vector<std::string>{"ants", "cats"}));
    for (std::uint64_t i = 0; i < 16; ++i) {
        const LabelledPicture picture = source->training(i, 32);
        QCOMPARE(picture.label, picture.image.bytes[0] >= 100 ? 0 : 1);
    }
}

void TstPictureSource::folderSplitIsWholeAndFollowsTheSeed() {
    const auto source = folderPictures(folder(), 0, 0.2);
    QCOMPARE(source->trainingCount(), std::int64_t{16});
    QCOMPARE(source->heldOutCount(), std::int64_t{4});
    std::multiset<int> all = valuesOf(*source, true, 16);
    const std::multiset<int> heldOut = valuesOf(*source, false, 4);
    all.insert(heldOut.begin(), heldOut.end());
    QCOMPARE(std::set<int>(all.begin(), all.end()).size(), std::size_t{20});
    QCOMPARE(valuesOf(*folderPictures(folder(), 0, 0.2), false, 4), heldOut);
    bool differs = false;
    for (std::uint64_t seed = 1; seed < 5; ++seed)
        differs = differs || valuesOf(*folderPictures(folder(), seed, 0.2), false, 4) != heldOut;
    QVERIFY(differs);
}

/// Who judges by some of the held-out pictures takes the first ones.
void TstPictureSource::fewHeldOutPicturesAreOfAllClassesInTheirShares() {
    for (int i = 10; i < 30; ++i)
        write("cats/" + std::to_string(i) + ".png", i);  // three times as many as ants
    const auto source = folderPictures(folder(), 0, 0.4);
    QCOMPARE(source->heldOutCount(), std::int64_t{16});
    int cats = 0;
    for (std::uint64_t i = 0; i < 16; ++i) {
        cats += source->heldOut(i, 32)->label;
        if (i % 4 == 3)
            QCOMPARE(cats, 3 * static_cast<int>(i + 1) / 4);
    }
}

void TstPictureSource::everyEpochShowsEveryPictureOnce() {
    const auto source = folderPictures(folder(), 3, 0.0);
    std::vector<int> first, second;
    for (std::uint64_t i = 0; i < 20; ++i)
        first.push_back(source->training(i, 32).image.bytes[0]);
    for (std::uint64_t i = 20; i < 40; ++i)
        second.push_back(source->training(i, 32).image.bytes[0]);
    QVERIFY(first != second);
    std::ranges::sort(first);
    std::ranges::sort(second);
    QCOMPARE(first, second);
    QVERIFY(std::ranges::adjacent_find(first) == first.end());
}

void TstPictureSource::oneOfEachClassIsTrainedOn() {
    write("bees/only.png", 50);
    const auto source = folderPictures(folder(), 0, 0.9);
    QCOMPARE(source->trainingCount(), std::int64_t{3});
    QCOMPARE(valuesOf(*source, true, 3).count(50), std::size_t{1});
}

void TstPictureSource::refusesFilesOutsideOfClasses() {
    write("stray.png", 1);
    const auto failure =
        test::failureOf([&] { static_cast<void>(folderPictures(folder(), 0, 0.2)); });
    QVERIFY(failure && failure->message.find("stray.png") != std::string::npos);
}

void TstPictureSource::refusesASingleClass() {
    std::filesystem::remove_all(folder() / "cats");
    const auto failure =
        test::failureOf([&] { static_cast<void>(folderPictures(folder(), 0, 0.2)); });
    QVERIFY(failure && failure->message.find("only one class") != std::string::npos);
}

void TstPictureSource::refusesAMissingFolder() {
    const auto failure =
        test::failureOf([&] { static_cast<void>(folderPictures(folder() / "none", 0, 0.2)); });
    QVERIFY(failure && failure->code == ErrorCode::FileMissing);
}

void TstPictureSource::batchFollowsFromTheStep() {
    TrainOptions options;
    options.sizes = {{32, 0.5}, {48, 0.5}};
    options.batch = 4;
    options.pictures = 16;
    options.augment = AugmentKind::CropFlip;
    const auto one = folderPictures(folder(), 0, 0.2), other = folderPictures(folder(), 0, 0.2);
    const Batch late = makeBatch(*one, options, 3);
    BatchQueue queue(*other, options);
    for (std::int64_t step = 0; step < 3; ++step)
        static_cast<void>(queue.take(step));
    const Batch ahead = queue.take(3);
    QCOMPARE(late.px, 48);
    QCOMPARE(late.values.size(), std::size_t{4 * 48 * 48 * 3});
    QCOMPARE(ahead.values, late.values);
    QCOMPARE(ahead.labels, late.labels);
}

void TstPictureSource::brokenPictureIsRefusedWhereThatIsAskedFor() {
    breakFile("cats/0.png");
    const auto source = folderPictures(folder(), 0, 0.0, Unreadable::Refused);
    const auto failure = test::failureOf([&] { valuesOf(*source, true, 20); });
    QVERIFY(failure && failure->message.find("0.png") != std::string::npos);
}

/// One file of a thousand must not cost the training; it is listed, and its turn is not empty.
void TstPictureSource::brokenPictureIsLeftOutAndTheNextOneTaken() {
    breakFile("cats/0.png");
    const auto source = folderPictures(folder(), 3, 0.0);
    std::vector<int> shown;
    for (std::uint64_t i = 0; i < 20; ++i)
        shown.push_back(source->training(i, 32).image.bytes[0]);
    const std::set<int> different(shown.begin(), shown.end());
    QCOMPARE(different.size(), std::size_t{19});
    QVERIFY(!different.contains(0));
    const auto twice = std::ranges::adjacent_find(shown);
    // The last of an epoch is followed by its first.
    QVERIFY(twice != shown.end() || shown.front() == shown.back());
    const std::vector<SkippedImage> skipped = source->skipped();
    QCOMPARE(skipped.size(), std::size_t{1});
    QCOMPARE(skipped.front().path, folder() / "cats" / "0.png");
    QVERIFY(!skipped.front().reason.empty());
}

/// A resumed training begins in the middle, with a source that has met no broken file yet.
void TstPictureSource::whoIsLeftOutDoesNotChangeTheOthers() {
    breakFile("cats/0.png");
    breakFile("ants/4.png");
    const auto whole = folderPictures(folder(), 3, 0.0), late = folderPictures(folder(), 3, 0.0);
    for (std::uint64_t i = 0; i < 30; ++i) {
        const Bytes picture = whole->training(i, 32).image.bytes;
        if (i >= 10)
            QCOMPARE(late->training(i, 32).image.bytes, picture);
    }
}

/// Another one in its place would be judged twice.
void TstPictureSource::brokenHeldOutPictureIsNoPicture() {
    const auto intact = folderPictures(folder(), 0, 0.5);
    const std::multiset<int> heldOut = valuesOf(*intact, false, 10);
    const int broken = *heldOut.begin();
    breakFile("cats/" + std::to_string(broken) + ".png");
    const auto source = folderPictures(folder(), 0, 0.5);
    std::multiset<int> rest = heldOut;
    rest.erase(broken);
    QCOMPARE(valuesOf(*source, false, 10), rest);
    QCOMPARE(source->skipped().size(), std::size_t{1});
}

/// It can be decoded, and every network's preprocessing refuses it.
void TstPictureSource::pictureThatCannotBeResizedIsLeftOut() {
    constexpr int kLong = 1000;
    const auto png =
        encodePng({1, kLong, PixelFormat::Rgb8, Bytes(std::size_t{kLong} * 3, std::uint8_t{7})});
    test::writeAll(folder() / "cats" / "0.png",
                   {reinterpret_cast<const char*>(png.data()), png.size()});
    const auto source = folderPictures(folder(), 3, 0.0);
    static_cast<void>(valuesOf(*source, true, 20));
    QCOMPARE(source->skipped().size(), std::size_t{1});
    QCOMPARE(source->skipped().front().path, folder() / "cats" / "0.png");
}

void TstPictureSource::classWithoutAPictureIsRefusedBeforeTheFirstStep() {
    for (int i = 0; i < 10; ++i)
        breakFile("cats/" + std::to_string(i) + ".png");
    const auto source = folderPictures(folder(), 0, 0.2);
    const auto failure = test::failureOf([&] { static_cast<void>(source->training(0, 32)); });
    QVERIFY(failure);
    QCOMPARE(failure->code, ErrorCode::FileUnreadable);
    QVERIFY2(failure->message.find("class \"cats\"") != std::string::npos,
             failure->message.c_str());
    QVERIFY2(failure->message.find("None of 8 images") != std::string::npos,
             failure->message.c_str());
}

/// A share of right answers in which a class is silently missing is no share of the folder.
void TstPictureSource::heldOutClassWithoutAPictureIsRefused() {
    for (int i = 0; i < 10; ++i)
        breakFile("cats/" + std::to_string(i) + ".png");
    const auto source = folderPictures(folder(), 0, 0.2);
    const auto failure = test::failureOf([&] { valuesOf(*source, false, 4); });
    QVERIFY(failure);
    QVERIFY2(failure->message.find("None of 10 images of class \"cats\"") != std::string::npos,
             failure->message.c_str());
}

SCALESCOPE_TEST(TstPictureSource)
#include "tst_picture_source.moc"
