// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/confusion.h"

#include "core/base/error.h"

#include <algorithm>
#include <limits>
#include <set>

namespace scalescope {

namespace {

constexpr std::size_t kTop = 5;

/// Place of a class among the logits from 1, ties by lower index.
std::size_t rankOf(int index, const std::vector<float>& logits) {
    const auto at = static_cast<std::size_t>(index);
    const float own = logits.at(at);
    std::size_t rank = 1;
    for (std::size_t i = 0; i < logits.size(); ++i)
        rank += logits[i] > own || (logits[i] == own && i < at) ? 1 : 0;
    return rank;
}

/// The first ones by image, whatever order they come in.
void keepExample(std::vector<ConfusedImage>& kept, ConfusedImage image) {
    const auto place = std::ranges::upper_bound(kept, image.image, {}, &ConfusedImage::image);
    kept.insert(place, std::move(image));
    if (kept.size() > Confusion::kExamples)
        kept.pop_back();
}

template <class Key>
void addCounts(std::map<Key, std::int64_t>& to, const std::map<Key, std::int64_t>& from) {
    for (const auto& [key, count] : from)
        to[key] += count;
}

template <class Key>
std::int64_t sumOf(const std::map<Key, std::int64_t>& counts) {
    std::int64_t sum = 0;
    for (const auto& [key, count] : counts)
        sum += count;
    return sum;
}

std::optional<double> shareOf(std::int64_t part, std::int64_t whole) {
    if (whole <= 0)
        return std::nullopt;
    return static_cast<double>(part) / static_cast<double>(whole);
}

/// Of every class with a folder its wrong answers.
std::map<int, std::int64_t> wrongByFolder(const Confusion& confusion) {
    std::map<int, std::int64_t> wrong;
    for (const auto& [pair, count] : confusion.answers)
        wrong[pair.folder] += pair.isRight() ? 0 : count;
    addCounts(wrong, confusion.withoutAnswer);
    return wrong;
}

/// The classes of a grid, by index: all with a folder, or those with the most wrong answers.
std::vector<int> rowsOf(const Confusion& confusion, std::size_t most) {
    const std::map<int, std::int64_t> wrong = wrongByFolder(confusion);
    std::vector<int> rows;
    for (const auto& [index, count] : wrong)
        rows.push_back(index);
    if (rows.size() > most) {
        std::ranges::stable_sort(rows, [&](int a, int b) { return wrong.at(a) > wrong.at(b); });
        rows.resize(most);
        std::ranges::sort(rows);
    }
    return rows;
}

void fillGrid(Grid2d& grid, const Confusion& confusion, const std::vector<int>& rows,
              RightOnes right) {
    for (const auto& [pair, count] : confusion.answers) {
        const auto row = std::ranges::lower_bound(rows, pair.folder);
        if (row == rows.end() || *row != pair.folder)
            continue;
        const auto column = std::ranges::lower_bound(rows, pair.answer);
        const bool other = column == rows.end() || *column != pair.answer;
        const auto at = static_cast<std::size_t>(row - rows.begin()) * grid.columnCount +
                        (other ? rows.size() : static_cast<std::size_t>(column - rows.begin()));
        grid.values[at] += static_cast<float>(count);
    }
    if (right == RightOnes::LeftOut)
        for (std::size_t i = 0; i < rows.size(); ++i)
            grid.values[i * grid.columnCount + i] = std::numeric_limits<float>::quiet_NaN();
    for (const float value : grid.values)
        grid.rangeMax = std::max(grid.rangeMax, double{value});  // false for NaN: it stays
}

}  // namespace

void Confusion::add(const Prediction& prediction, std::optional<int> ofFolder, std::int64_t image,
                    const std::filesystem::path& path) {
    if (prediction.classLabel.empty()) {
        ++withoutFolder;
        return;
    }
    if (!ofFolder) {
        ++otherFolders[prediction.classLabel];
        return;
    }
    if (!prediction.valid || prediction.topk.empty()) {
        ++withoutAnswer[*ofFolder];
        return;
    }
    const ClassPair pair{*ofFolder, prediction.topk.front().index};
    ++answers[pair];
    if (rankOf(*ofFolder, prediction.logits) <= kTop)
        ++rightTop5;
    if (!pair.isRight())
        keepExample(examples[pair], {image, prediction.imageName, path});
}

void Confusion::merge(const Confusion& other) {
    if (classCount != other.classCount)
        throw Error(ErrorCode::ArgumentInvalid,
                    "Answers of networks with " + std::to_string(classCount) + " and " +
                        std::to_string(other.classCount) + " classes cannot be merged.");
    addCounts(answers, other.answers);
    addCounts(withoutAnswer, other.withoutAnswer);
    addCounts(otherFolders, other.otherFolders);
    rightTop5 += other.rightTop5;
    withoutFolder += other.withoutFolder;
    for (const auto& [pair, images] : other.examples)
        for (const ConfusedImage& image : images)
            keepExample(examples[pair], image);
}

std::int64_t Confusion::images() const {
    return sumOf(answers) + sumOf(withoutAnswer);
}

std::int64_t Confusion::right() const {
    std::int64_t count = 0;
    for (const auto& [pair, images] : answers)
        count += pair.isRight() ? images : 0;
    return count;
}

std::int64_t Confusion::inOtherFolders() const {
    return sumOf(otherFolders);
}

std::optional<double> Confusion::top1() const {
    return shareOf(right(), images());
}

std::optional<double> Confusion::top5() const {
    return classCount > static_cast<int>(kTop) ? shareOf(rightTop5, images()) : std::nullopt;
}

std::optional<double> ClassResult::recall() const {
    return shareOf(right, images);
}

std::optional<double> ClassResult::precision() const {
    return shareOf(right, answered);
}

std::vector<ClassResult> classResults(const Confusion& confusion, const Labels& labels) {
    std::map<int, ClassResult> classes;
    for (const auto& [pair, count] : confusion.answers) {
        ClassResult& one = classes[pair.folder];
        one.images += count;
        if (pair.isRight()) {
            one.right = count;
        } else if (count > one.mostTakenForImages) {
            one.mostTakenFor = pair.answer;
            one.mostTakenForLabel = labelOf(labels, pair.answer);
            one.mostTakenForImages = count;
        }
    }
    for (const auto& [index, count] : confusion.withoutAnswer)
        classes[index].images += count;
    for (const auto& [pair, count] : confusion.answers)
        if (const auto answered = classes.find(pair.answer); answered != classes.end())
            answered->second.answered += count;
    std::vector<ClassResult> list;
    for (auto& [index, one] : classes) {
        one.index = index;
        one.label = labelOf(labels, index);
        list.push_back(std::move(one));
    }
    return list;
}

std::vector<ConfusedPair> confusedPairs(const Confusion& confusion, const Labels& labels,
                                        std::size_t most) {
    std::vector<std::pair<ClassPair, std::int64_t>> wrong;
    std::ranges::copy_if(confusion.answers, std::back_inserter(wrong),
                         [](const auto& entry) { return !entry.first.isRight(); });
    std::ranges::stable_sort(wrong,
                             [](const auto& a, const auto& b) { return a.second > b.second; });
    wrong.resize(std::min(wrong.size(), most));
    std::vector<ConfusedPair> pairs;
    for (const auto& [pair, count] : wrong) {
        const auto examples = confusion.examples.find(pair);
        pairs.push_back({pair, labelOf(labels, pair.folder), labelOf(labels, pair.answer), count,
                         examples != confusion.examples.end() ? examples->second
                                                              : std::vector<ConfusedImage>()});
    }
    return pairs;
}

Grid2d confusionGrid(const Confusion& confusion, const Labels& labels, std::size_t most,
                     RightOnes right) {
    const std::vector<int> rows = rowsOf(confusion, most);
    const std::size_t classes = wrongByFolder(confusion).size();
    const bool others = std::ranges::any_of(confusion.answers, [&](const auto& entry) {
        return std::ranges::binary_search(rows, entry.first.folder) &&
               !std::ranges::binary_search(rows, entry.first.answer);
    });
    Grid2d grid;
    grid.title = "Confusion: what images of a folder are taken for";
    if (rows.size() < classes)
        grid.title += ", the " + std::to_string(rows.size()) + " of " + std::to_string(classes) +
                      " classes with the most wrong answers";
    grid.rows.title = "folder";
    grid.columns.title = "answer";
    grid.unit = "images";
    for (const int index : rows)
        grid.rowLabels.push_back(labelOf(labels, index));
    grid.columnLabels = grid.rowLabels;
    if (others)
        grid.columnLabels.emplace_back("another class");
    grid.rowCount = rows.size();
    grid.columnCount = grid.columnLabels.size();
    grid.values.assign(grid.rowCount * grid.columnCount, 0.0F);
    fillGrid(grid, confusion, rows, right);
    return grid;
}

}  // namespace scalescope
