// SPDX-License-Identifier: Apache-2.0
// Answers counted while they come are those counted anew over all of them.
#include "core/base/error.h"
#include "core/diagnostics/accuracy_measures.h"
#include "core/diagnostics/confusion.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

using namespace scalescope;

namespace {

constexpr int kClasses = 8, kCases = 500;

Labels labels() {
    Labels names;
    for (int i = 0; i < kClasses; ++i)
        names.names.push_back("class " + std::to_string(i));
    return names;
}

/// One image: its logits, and the class of its folder.
struct Case {
    std::vector<float> logits;
    int folder = 0;
};

/// Rough logits, so that ties come; the folder's class is often the best.
std::vector<Case> images() {
    std::mt19937 random(5);
    std::vector<Case> all;
    for (int i = 0; i < kCases; ++i) {
        Case image;
        image.folder = static_cast<int>(random() % kClasses);
        for (int k = 0; k < kClasses; ++k)
            image.logits.push_back(static_cast<float>(random() % 6));
        image.logits[static_cast<std::size_t>(image.folder)] += static_cast<float>(random() % 4);
        all.push_back(image);
    }
    return all;
}

Prediction answerTo(const std::vector<float>& logits, const std::string& folder, int topk = 1) {
    Prediction prediction = predict(logits, labels(), topk);
    prediction.classLabel = folder;
    return prediction;
}

Confusion counted(const std::vector<Case>& all, std::size_t from, std::size_t to) {
    Confusion confusion;
    confusion.classCount = kClasses;
    for (std::size_t i = from; i < to; ++i) {
        Prediction prediction = answerTo(all[i].logits, "class " + std::to_string(all[i].folder));
        prediction.imageName = std::to_string(i);
        confusion.add(prediction, all[i].folder, static_cast<std::int64_t>(i));
    }
    return confusion;
}

/// Classes from the best one, written another way than in core: by sorting.
std::vector<int> ranking(const std::vector<float>& logits) {
    std::vector<int> order(logits.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = static_cast<int>(i);
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
        return logits[static_cast<std::size_t>(a)] > logits[static_cast<std::size_t>(b)];
    });
    return order;
}

}  // namespace

class TstConfusion : public QObject {
    Q_OBJECT

private slots:
    void sharesAreThoseOfAllImagesCountedAnew();
    void recallAndPrecisionAreOfRowsAndColumns();
    void fiveClassesHaveNoTopFive();
    void partsMergeExactlyInAnyOrder();
    void otherNetworksAreNotMerged();
    void examplesAreTheFirstOnesOfEachPair();
    void whatIsNoClassIsCountedApart();
    void anImageWithoutAnAnswerIsWrong();
    void nothingJudgedHasNoAccuracy();
    void theMatrixHasTheSameCounts();
    void aLargeMatrixShowsTheClassesWithMostErrors();
};

void TstConfusion::sharesAreThoseOfAllImagesCountedAnew() {
    const auto all = images();
    std::int64_t right = 0, rightTop5 = 0;
    for (const Case& image : all) {
        const std::vector<int> order = ranking(image.logits);
        right += order.front() == image.folder ? 1 : 0;
        rightTop5 += std::count(order.begin(), order.begin() + 5, image.folder);
    }
    QVERIFY(right < rightTop5 && rightTop5 < kCases);  // neither is trivial
    const Confusion confusion = counted(all, 0, kCases);
    QCOMPARE(confusion.images(), std::int64_t{kCases});
    QCOMPARE(confusion.right(), right);
    QCOMPARE(confusion.top1().value(), static_cast<double>(right) / kCases);
    QCOMPARE(confusion.top5().value(), static_cast<double>(rightTop5) / kCases);
}

void TstConfusion::recallAndPrecisionAreOfRowsAndColumns() {
    const auto all = images();
    const auto classes = classResults(counted(all, 0, kCases), labels());
    QCOMPARE(classes.size(), std::size_t{kClasses});
    for (const ClassResult& one : classes) {
        std::int64_t inFolder = 0, answered = 0, right = 0;
        std::map<int, std::int64_t> takenFor;
        for (const Case& image : all) {
            const int answer = ranking(image.logits).front();
            inFolder += image.folder == one.index ? 1 : 0;
            answered += answer == one.index ? 1 : 0;
            right += image.folder == one.index && answer == one.index ? 1 : 0;
            if (image.folder == one.index && answer != one.index)
                ++takenFor[answer];
        }
        QCOMPARE(one.images, inFolder);
        QCOMPARE(one.recall().value(), static_cast<double>(right) / static_cast<double>(inFolder));
        QCOMPARE(one.precision().value(),
                 static_cast<double>(right) / static_cast<double>(answered));
        const auto most =
            *std::ranges::max_element(takenFor, {}, [](const auto& e) { return e.second; });
        QCOMPARE(one.mostTakenForImages, most.second);
        QCOMPARE(takenFor.at(one.mostTakenFor.value()), most.second);
    }
}

void TstConfusion::fiveClassesHaveNoTopFive() {
    Confusion confusion;
    confusion.classCount = 5;
    confusion.add(answerTo({1, 2, 3, 4, 5}, "a"), 4, 0);
    QCOMPARE(confusion.top1().value(), 1.0);
    QVERIFY(!confusion.top5());
}

void TstConfusion::partsMergeExactlyInAnyOrder() {
    const auto all = images();
    const Confusion whole = counted(all, 0, kCases);
    const Confusion parts[] = {counted(all, 0, 37), counted(all, 37, 200),
                               counted(all, 200, kCases)};
    for (const auto& order : {std::array{0, 1, 2}, std::array{2, 0, 1}, std::array{1, 2, 0}}) {
        Confusion merged = parts[order[0]];
        merged.merge(parts[order[1]]);
        merged.merge(parts[order[2]]);
        QCOMPARE(merged.answers, whole.answers);
        QCOMPARE(merged.rightTop5, whole.rightTop5);
        QVERIFY(merged.examples == whole.examples);
    }
}

void TstConfusion::otherNetworksAreNotMerged() {
    Confusion one, other;
    one.classCount = 8;
    other.classCount = 9;
    QVERIFY_THROWS_EXCEPTION(Error, one.merge(other));
}

void TstConfusion::examplesAreTheFirstOnesOfEachPair() {
    const auto all = images();
    const Confusion confusion = counted(all, 0, kCases);
    for (const auto& [pair, count] : confusion.answers) {
        std::vector<ConfusedImage> expected;
        for (std::size_t i = 0; i < all.size() && expected.size() < Confusion::kExamples; ++i)
            if (!pair.isRight() && all[i].folder == pair.folder &&
                ranking(all[i].logits).front() == pair.answer)
                expected.push_back({static_cast<std::int64_t>(i), std::to_string(i), {}});
        const auto found = confusion.examples.find(pair);
        QCOMPARE(found != confusion.examples.end(), !pair.isRight());
        if (!pair.isRight())
            QVERIFY(found->second == expected);
    }
}

void TstConfusion::whatIsNoClassIsCountedApart() {
    Confusion confusion;
    confusion.classCount = kClasses;
    const std::vector<float> logits(kClasses, 1.0F);
    confusion.add(answerTo(logits, "class 0"), 0, 0);
    confusion.add(answerTo(logits, "cats"), std::nullopt, 1);
    confusion.add(answerTo(logits, "cats"), std::nullopt, 2);
    confusion.add(answerTo(logits, ""), std::nullopt, 3);
    QCOMPARE(confusion.images(), std::int64_t{1});
    QCOMPARE(confusion.top1().value(), 1.0);
    QCOMPARE(confusion.inOtherFolders(), std::int64_t{2});
    QCOMPARE(confusion.otherFolders.at("cats"), std::int64_t{2});
    QCOMPARE(confusion.withoutFolder, std::int64_t{1});
}

void TstConfusion::anImageWithoutAnAnswerIsWrong() {
    Confusion confusion;
    confusion.classCount = kClasses;
    std::vector<float> logits(kClasses, 1.0F);
    confusion.add(answerTo(logits, "class 0"), 0, 0);
    logits[3] = std::numeric_limits<float>::quiet_NaN();
    confusion.add(answerTo(logits, "class 0"), 0, 1);
    QCOMPARE(confusion.top1().value(), 0.5);
    QCOMPARE(confusion.withoutAnswer.at(0), std::int64_t{1});
    const auto classes = classResults(confusion, labels());
    QCOMPARE(classes.front().images, std::int64_t{2});
    QCOMPARE(classes.front().recall().value(), 0.5);
    QCOMPARE(classes.front().precision().value(), 1.0);
}

void TstConfusion::nothingJudgedHasNoAccuracy() {
    Confusion confusion;
    confusion.classCount = kClasses;
    QVERIFY(!confusion.top1() && !confusion.top5());
    for (const auto& reading : accuracyReadings())
        if (reading.about.kind == ColumnKind::Share)
            QVERIFY(!reading.of(confusion));
}

void TstConfusion::theMatrixHasTheSameCounts() {
    const Confusion confusion = counted(images(), 0, kCases);
    const Grid2d grid = confusionGrid(confusion, labels(), 100);
    QCOMPARE(grid.rowCount, std::size_t{kClasses});
    QCOMPARE(grid.columnCount, std::size_t{kClasses});
    const Grid2d wrong = confusionGrid(confusion, labels(), 100, RightOnes::LeftOut);
    for (std::size_t row = 0; row < kClasses; ++row)
        for (std::size_t column = 0; column < kClasses; ++column) {
            const auto count =
                confusion.answers.find({static_cast<int>(row), static_cast<int>(column)});
            const float expected =
                count == confusion.answers.end() ? 0.0F : static_cast<float>(count->second);
            QCOMPARE(grid.at(row, column), expected);
            QCOMPARE(std::isnan(wrong.at(row, column)), row == column);
        }
    QVERIFY(wrong.rangeMax < grid.rangeMax);
}

void TstConfusion::aLargeMatrixShowsTheClassesWithMostErrors() {
    Confusion confusion;
    confusion.classCount = kClasses;
    confusion.answers = {{{0, 0}, 9}, {{1, 1}, 5}, {{1, 3}, 4}, {{2, 2}, 7}, {{5, 1}, 2}};
    const Grid2d grid = confusionGrid(confusion, labels(), 2);
    QCOMPARE(grid.rowLabels, (std::vector<std::string>{"class 1", "class 5"}));
    QCOMPARE(grid.columnLabels, (std::vector<std::string>{"class 1", "class 5", "another class"}));
    QCOMPARE(grid.values, (std::vector<float>{5, 0, 4, 2, 0, 0}));
    QVERIFY(grid.title.find("2 of 4 classes") != std::string::npos);
}

SCALESCOPE_TEST(TstConfusion)
#include "tst_confusion.moc"
