// SPDX-License-Identifier: Apache-2.0
// Answers about images of class folders, counted against the folders' names while they come.
#pragma once

#include "core/base/series.h"
#include "core/diagnostics/prediction.h"
#include "core/input/labels.h"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace scalescope {

/// The class of an image's folder, and the network's best one.
struct ClassPair {
    int folder = 0, answer = 0;
    auto operator<=>(const ClassPair&) const = default;
    [[nodiscard]] bool isRight() const { return folder == answer; }
};

/// An image that was taken for another class.
struct ConfusedImage {
    std::int64_t image = 0;  ///< its place among the images of the run
    std::string name;
    std::filesystem::path path;  ///< empty: no file
    friend bool operator==(const ConfusedImage&, const ConfusedImage&) = default;
};

/// Integers only, so that parts of a run merge exactly in any order. What it holds grows with pairs
/// of classes that occur (at most classes^2) and folders, not with images: of each pair that is
/// confused the first kExamples images are kept.
struct Confusion {
    static constexpr std::size_t kExamples = 4;

    int classCount = 0;                                        ///< of the network
    std::map<ClassPair, std::int64_t> answers;                 ///< right ones too
    std::map<ClassPair, std::vector<ConfusedImage>> examples;  ///< of wrong ones, by image
    std::map<int, std::int64_t> withoutAnswer;                 ///< a logit is not finite
    std::int64_t rightTop5 = 0;                                ///< among the five best
    std::map<std::string, std::int64_t> otherFolders;          ///< named like no class
    std::int64_t withoutFolder = 0;                            ///< not in a class folder

    /// ofFolder: nullopt where the folder is named like no class. Ties go to the lower index.
    void add(const Prediction& prediction, std::optional<int> ofFolder, std::int64_t image,
             const std::filesystem::path& path = {});
    /// Of other images of the same run. Throws: ArgumentInvalid for another number of classes.
    void merge(const Confusion& other);

    [[nodiscard]] std::int64_t images() const;  ///< in folders of classes: what shares are of
    [[nodiscard]] std::int64_t right() const;
    [[nodiscard]] std::int64_t inOtherFolders() const;
    [[nodiscard]] std::optional<double> top1() const;
    [[nodiscard]] std::optional<double> top5() const;  ///< no data of five classes and fewer
};

/// One class that has a folder.
struct ClassResult {
    int index = 0;
    std::string label;
    std::int64_t images = 0, right = 0;
    std::int64_t answered = 0;        ///< images taken for it, right or wrong
    std::optional<int> mostTakenFor;  ///< the commonest wrong answer
    std::string mostTakenForLabel;
    std::int64_t mostTakenForImages = 0;
    [[nodiscard]] std::optional<double> recall() const;
    [[nodiscard]] std::optional<double> precision() const;  ///< no data where it was no answer
};

struct ConfusedPair {
    ClassPair pair;
    std::string folderLabel, answerLabel;
    std::int64_t images = 0;
    std::vector<ConfusedImage> examples;
};

/// By index.
[[nodiscard]] std::vector<ClassResult> classResults(const Confusion& confusion,
                                                    const Labels& labels);
/// The most frequent first, ties by index; at most so many.
[[nodiscard]] std::vector<ConfusedPair> confusedPairs(const Confusion& confusion,
                                                      const Labels& labels, std::size_t most);

/// Rows are classes with a folder, columns what their images were taken for: the same classes, and
/// where there are other answers one column for all of them. Cells are counts; without the right
/// ones the diagonal has no value. Of more classes than `most` those with the most wrong answers;
/// the title tells.
enum class RightOnes { Shown, LeftOut };
[[nodiscard]] Grid2d confusionGrid(const Confusion& confusion, const Labels& labels,
                                   std::size_t most, RightOnes right = RightOnes::Shown);

}  // namespace scalescope
