// SPDX-License-Identifier: Apache-2.0
// Classes by what a person types of their names.
#include "core/input/class_search.h"
#include "tests/support/test_program.h"
#include "tests/support/test_support.h"

#include <QtTest>

using namespace scalescope;
using scalescope::test::failureOf;

namespace {

const Labels kLabels{
    {"tabby", "tiger cat", "Egyptian cat", "caterpillar", "pussycat", "7 up", "crane", "crane"},
    "own.txt"};

}  // namespace

class TstClassSearch : public QObject {
    Q_OBJECT

private slots:
    void findsByName_data();
    void findsByName();
    void ofImagenetTheWordTellsOne();
    void whatIsNoClassIsRefused();
    void whatIsTooManyIsRefused();
};

void TstClassSearch::findsByName_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<std::vector<int>>("classes");
    const auto row = [](const char* text, const std::vector<int>& classes) {
        QTest::newRow(text) << QString(text) << classes;
    };
    row("tabby", {0});
    row("TABBY", {0});
    row("cat", {1, 2, 3});  // a word that begins so goes before a part of one
    row("sycat", {4});
    row("crane", {6, 7});  // both of one name
    row("7", {7});         // an index goes before a part of a name
    row("7 up", {5});
    row("99", {});
    row("-1", {});
    row("dog", {});
    row("", {});
}

void TstClassSearch::findsByName() {
    QFETCH(QString, text);
    QFETCH(std::vector<int>, classes);
    QCOMPARE(classesNamed(kLabels, text.toStdString()), classes);
}

void TstClassSearch::ofImagenetTheWordTellsOne() {
    QCOMPARE(classesNamed(*imagenetLabels(), "tabby"), (std::vector<int>{281}));
    QCOMPARE(classesNamed(*imagenetLabels(), "Egyptian"), (std::vector<int>{285}));
    QCOMPARE(classesNamed(*imagenetLabels(), "999"), (std::vector<int>{999}));
}

void TstClassSearch::whatIsNoClassIsRefused() {
    const auto failure = failureOf([] { (void)classesAsked(kLabels, "dog", 20); });
    QCOMPARE(failure.value().code, ErrorCode::ArgumentInvalid);
    QVERIFY2(
        failure->message.find("\"dog\": no class of 8 is called so (own.txt)") != std::string::npos,
        failure->message.c_str());
}

void TstClassSearch::whatIsTooManyIsRefused() {
    QCOMPARE(classesAsked(kLabels, "cat", 3).size(), std::size_t{3});
    const auto failure = failureOf([] { (void)classesAsked(kLabels, "cat", 2); });
    QVERIFY2(failure.value().message.find("3 classes, such as tiger cat and Egyptian cat") !=
                 std::string::npos,
             failure->message.c_str());
}

SCALESCOPE_TEST(TstClassSearch)
#include "tst_class_search.moc"
