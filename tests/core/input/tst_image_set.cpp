// SPDX-License-Identifier: Apache-2.0
#include "core/input/generated/generated.h"
#include "core/input/image_set.h"
#include "tests/core/input/input_support.h"
#include "tests/support/test_program.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>

using namespace scalescope;
using scalescope::test::failureOf;
namespace fs = std::filesystem;

class TstImageSet : public QObject {
    Q_OBJECT
private slots:
    void init() {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_root = m_temporary->path().toStdString();
    }

    void filesStayInTheirOrder() {
        const fs::path b = touch("b.png"), a = touch("a.txt");
        const auto entries = expandImages({b, a, b});
        QCOMPARE(entries.size(), std::size_t{3});
        QCOMPARE(entries[0].path, b);
        QCOMPARE(entries[1].path, a);  // named by the user: its content decides later
        QCOMPARE(entries[0].classLabel, "");
    }

    void foldersAreExpandedSortedWithTheirClasses() {
        touch("tabby/2.JPG");
        touch("tabby/deep/3.webp");
        touch("lynx/1.tiff");
        touch("0.png");
        touch("notes.txt");
        touch("lynx/.hidden.png");
        touch(".cache/x.png");
        const auto entries = expandImages({m_root});
        std::vector<std::string> found;
        for (const ImageEntry& entry : entries)
            found.push_back(entry.path.lexically_relative(m_root).string() + "=" +
                            entry.classLabel);
        QCOMPARE(found, (std::vector<std::string>{"0.png=", "lynx/1.tiff=lynx", "tabby/2.JPG=tabby",
                                                  "tabby/deep/3.webp=tabby"}));
    }

    void trailingSlashChangesNothing() {
        touch("lynx/1.png");
        const auto entries = expandImages({m_root.string() + "/"});
        QCOMPARE(entries.at(0).classLabel, "lynx");
    }

    void linksInCirclesEnd() {
        touch("a/1.png");
        fs::create_directory_symlink(m_root, m_root / "a" / "back");
        QCOMPARE(expandImages({m_root}).size(), std::size_t{1});
    }

    void missingPathIsNamed() {
        const auto failure = failureOf([&] { (void)expandImages({m_root / "none"}); });
        QCOMPARE(failure.value().code, ErrorCode::FileMissing);
        QCOMPARE(failure->subject, Subject::Input);
        QVERIFY(failure->message.find("none") != std::string::npos);
    }

    void folderWithoutImagesIsRefused() {
        touch("notes.txt");
        const auto failure = failureOf([&] { (void)expandImages({m_root}); });
        QCOMPARE(failure.value().code, ErrorCode::FileUnreadable);
    }

    void photographsAndGeneratedSamplesAreThere() {
        const auto samples = sampleImages();
        const std::vector<std::pair<int, int>> sizes{{451, 300}, {600, 400}, {640, 427},
                                                     {320, 320}, {320, 320}, {320, 320},
                                                     {320, 320}, {320, 320}};
        QCOMPARE(samples.size(), sizes.size());
        for (std::size_t i = 0; i < samples.size(); ++i) {
            const LoadedImage loaded = loadSample(samples[i].name);
            QCOMPARE(std::make_pair(loaded.image.width, loaded.image.height), sizes[i]);
            QCOMPARE(loaded.name, "sample: " + std::string(samples[i].name));
            QCOMPARE(samples[i].generated, i >= 3);
            QVERIFY(!samples[i].title.empty() && !samples[i].licence.empty());
        }
    }

    void generatedSamplesArePicturesOfTheGenerator() {
        const auto kinds = generatedKinds();
        const auto star = std::ranges::find(kinds, "star") - kinds.begin();
        const Image drawn = generatePicture(static_cast<int>(star), 7, 320);
        const LoadedImage sample = loadSample("generated-star");
        QVERIFY(sample.image.bytes == drawn.bytes);
        QCOMPARE(sample.digest, imageFromPixels(drawn, "another name").digest);
        QVERIFY(sample.path.empty());
    }

    void unknownSampleIsRefused() {
        const auto failure = failureOf([] { (void)loadSample("lena"); });
        QCOMPARE(failure.value().code, ErrorCode::ArgumentInvalid);
        QVERIFY(failure->message.find("choose chelsea, coffee, rocket, generated-star") !=
                std::string::npos);
    }

private:
    fs::path touch(const std::string& name) const {
        const fs::path path = m_root / name;
        fs::create_directories(path.parent_path());
        test::writeAll(path, "x");
        return path;
    }

    std::unique_ptr<QTemporaryDir> m_temporary;
    fs::path m_root;
};

SCALESCOPE_TEST(TstImageSet)
#include "tst_image_set.moc"
