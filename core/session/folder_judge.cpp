// SPDX-License-Identifier: Apache-2.0
#include "core/session/folder_judge.h"

#include "core/session/answer_parts.h"

#include <algorithm>
#include <cstddef>

namespace scalescope {

namespace {

/// "(cat, dog, horse and 7 others)": the first few of a list of names.
template <class Names, class NameOf>
std::string someOf(const Names& names, NameOf&& nameOf) {
    constexpr std::size_t kNamed = 3;
    std::string text;
    std::size_t told = 0;
    for (const auto& name : names) {
        if (told == kNamed)
            break;
        text.append(told++ > 0 ? ", " : "").append(nameOf(name));
    }
    const std::size_t left = names.size() - told;
    if (left > 0)
        text.append(" and ").append(std::to_string(left)).append(left == 1 ? " other" : " others");
    return text;
}

std::string noneKnown(const std::map<std::string, std::optional<int>>& folders,
                      const Labels& labels) {
    const std::string known = someOf(labels.names, [](const std::string& name) { return name; });
    const bool one = folders.size() == 1;
    return "There is no accuracy: " +
           (one ? std::string("the folder ") + folders.begin()->first + " is not named"
                : "none of the " + std::to_string(folders.size()) + " folders (" +
                      someOf(folders, [](const auto& entry) { return entry.first; }) +
                      ") is named") +
           " like a class of the network (" + known + ").";
}

}  // namespace

FolderJudge::FolderJudge(const InputRequest& input, const Weights& weights, const Labels& labels) {
    if (input.tensor)
        return;
    for (const ImageSource& source : input.images)
        if (!source.classLabel.empty())
            m_classes.emplace(source.classLabel, std::nullopt);
    if (m_classes.empty())
        return;
    if (!weights.report.classifierUsable) {
        m_whyNot = "There is no accuracy: " + weights.report.predictionsOff;
    } else if (!isMeaningful(weights)) {
        m_whyNot = "There is no accuracy: the weights are random, and what they answer is chance.";
    } else if (weights.classCount() < 2) {
        m_whyNot = "There is no accuracy: the network has one output, a score, and no classes.";
    } else {
        const FolderClasses classes(labels);
        for (auto& [folder, index] : m_classes) {
            index = classes.classOf(folder);
            m_counts = m_counts || index;
        }
        if (!m_counts)
            m_whyNot = noneKnown(m_classes, labels);
    }
}

void FolderJudge::add(const Prediction& prediction, std::int64_t image,
                      const std::filesystem::path& path, Confusion& confusion) const {
    const auto known = m_classes.find(prediction.classLabel);
    confusion.add(prediction, known != m_classes.end() ? known->second : std::nullopt, image, path);
}

}  // namespace scalescope
