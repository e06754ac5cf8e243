// SPDX-License-Identifier: Apache-2.0
// A list of images that many questions share, and what folders put into it.
#include "core/base/error.h"
#include "core/session/image_list.h"
#include "tests/support/test_program.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace scalescope;

class TstImageList : public QObject {
    Q_OBJECT

private slots:
    void copiesAreOneListUntilOneIsChanged();
    void anEmptyListHasNothing();
    void imagesOfAFolderMayBeSkippedAndKnowIt();
    void strictImagesMayNotBeSkipped();
    void aFolderThatIsNotThereFails();
};

void TstImageList::copiesAreOneListUntilOneIsChanged() {
    ImageList first{{.path = "a.png", .sample = {}, .loaded = {}, .classLabel = {}}};
    ImageList second = first;
    QCOMPARE(&second.front(), &first.front());
    second.push_back({.path = "b.png", .sample = {}, .loaded = {}, .classLabel = {}});
    QCOMPARE(first.size(), std::size_t{1});
    QCOMPARE(second.size(), std::size_t{2});
    QVERIFY(&second.front() != &first.front());
    const ImageSource* own = &second.front();
    second.edit().front().classLabel = "cat";  // it is nobody else's: no copy
    QCOMPARE(&second.front(), own);
    QCOMPARE(first.front().classLabel, std::string());
}

void TstImageList::anEmptyListHasNothing() {
    const ImageList none;
    QVERIFY(none.empty() && none.begin() == none.end());
    ImageList edited;
    edited.edit().resize(3);
    QCOMPARE(edited.size(), std::size_t{3});
}

void TstImageList::imagesOfAFolderMayBeSkippedAndKnowIt() {
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkpath("cat"));
    QVERIFY(QFile(folder.filePath("cat/1.png")).open(QIODevice::WriteOnly));
    QVERIFY(QFile(folder.filePath("alone.png")).open(QIODevice::WriteOnly));
    const std::filesystem::path root = folder.path().toStdString();
    const ImageList found = sourcesIn({root, root / "alone.png"}, false);
    QCOMPARE(found.size(), std::size_t{3});
    const ImageSource& cat = found[1];
    QCOMPARE(cat.classLabel, std::string("cat"));
    QVERIFY(cat.mayBeSkipped && *cat.folder == root);
    QCOMPARE(cat.folder, found[0].folder);  // one name for all of them
    QVERIFY2(!found[2].mayBeSkipped && !found[2].folder, "it was named itself");
}

void TstImageList::strictImagesMayNotBeSkipped() {
    const QTemporaryDir folder;
    QVERIFY(QFile(folder.filePath("1.png")).open(QIODevice::WriteOnly));
    const ImageList found = sourcesIn({folder.path().toStdString()}, true);
    QVERIFY(!found.front().mayBeSkipped && found.front().folder);
}

void TstImageList::aFolderThatIsNotThereFails() {
    QVERIFY_THROWS_EXCEPTION(Error, static_cast<void>(sourcesIn({"/nowhere/at-all"}, false)));
}

SCALESCOPE_TEST(TstImageList)
#include "tst_image_list.moc"
