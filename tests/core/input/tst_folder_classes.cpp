// SPDX-License-Identifier: Apache-2.0
// Class folders find their class by name, and by nothing else.
#include "core/input/folder_classes.h"
#include "tests/support/test_program.h"

#include <QTest>

using namespace scalescope;

namespace {

int classOf(const Labels& labels, const char* folder) {
    return FolderClasses(labels).classOf(folder).value_or(-1);
}

}  // namespace

class TstFolderClasses : public QObject {
    Q_OBJECT

private slots:
    void aFolderIsTheClassOfItsName_data();
    void aFolderIsTheClassOfItsName();
    void aNameOfSeveralClassesIsNone();
    void idsOfWordNetAreClassesOfImagenetOnly();
};

void TstFolderClasses::aFolderIsTheClassOfItsName_data() {
    QTest::addColumn<QString>("folder");
    QTest::addColumn<int>("expected");
    QTest::newRow("as it stands") << "star" << 2;
    QTest::newRow("case and blanks") << "Great_White-shark" << 1;
    QTest::newRow("as it stands before loosely") << "STAR" << 3;
    QTest::newRow("first synonym") << "tench" << 0;
    QTest::newRow("whole name") << "tench, Tinca tinca" << 0;
    QTest::newRow("second synonym") << "Tinca tinca" << -1;
    QTest::newRow("a part") << "shark" << -1;
    QTest::newRow("an index is no name") << "2" << -1;
}

void TstFolderClasses::aFolderIsTheClassOfItsName() {
    QFETCH(QString, folder);
    const Labels labels{{"tench, Tinca tinca", "great white shark", "star", "STAR"}, "test"};
    QTEST(classOf(labels, folder.toUtf8().constData()), "expected");
}

void TstFolderClasses::aNameOfSeveralClassesIsNone() {
    const Labels labels{{"crane", "heron", "crane", "Night heron", "night_heron"}, "test"};
    QCOMPARE(classOf(labels, "crane"), -1);
    QCOMPARE(classOf(labels, "night heron"), -1);
    QCOMPARE(classOf(labels, "Night heron"), 3);
}

/// Ids and places are those of the data set's own list (LOC_synset_mapping.txt).
void TstFolderClasses::idsOfWordNetAreClassesOfImagenetOnly() {
    const Labels& imagenet = *imagenetLabels();
    QCOMPARE(classOf(imagenet, "n01440764"), 0);
    QCOMPARE(classOf(imagenet, "n02123045"), 281);  // tabby
    QCOMPARE(labelOf(imagenet, 281), std::string("tabby"));
    QCOMPARE(classOf(imagenet, "n15075141"), 999);
    QCOMPARE(classOf(imagenet, "n00000001"), -1);
    QCOMPARE(classOf(Labels{{"tench", "goldfish"}, "test"}, "n01440764"), -1);
}

SCALESCOPE_TEST(TstFolderClasses)
#include "tst_folder_classes.moc"
