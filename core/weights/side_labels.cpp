// SPDX-License-Identifier: Apache-2.0
#include "core/weights/side_labels.h"

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/input/labels.h"

#include <algorithm>
#include <array>
#include <set>

namespace scalescope {

namespace {

namespace fs = std::filesystem;

constexpr std::array kOwnEndings{".txt", ".json"};
constexpr std::array kLabelFileNames{
    "class_to_idx.json", "idx_to_class.json", "class_indices.json", "class_names.json",
    "class_names.txt",   "classes.json",      "classes.txt",        "classes.csv",
    "labels.json",       "labels.txt",        "labels.csv",         "label_map.json",
    "label_map.pbtxt",   "categories.json",   "categories.txt",     "data.yaml",
    "dataset.yaml",      "classes.yaml",      "class_names.yaml",   "labels.yaml"};
constexpr std::size_t kLongestClassName = 200;  ///< of a class in a file that may be anything

/// One name for each of several classes, short and different: no log and no description is so.
bool areSurelyNames(const std::vector<std::string>& names, int classCount) {
    const std::set<std::string> different(names.begin(), names.end());
    return classCount > 1 && static_cast<int>(names.size()) == classCount &&
           different.size() == names.size() &&
           std::all_of(names.begin(), names.end(), [](const std::string& name) {
               return !name.empty() && name.size() <= kLongestClassName;
           });
}

/// "labels.txt beside x.pth": readLabels' message without the path before it and the full stop.
std::string problemOf(const Error& error, const fs::path& file, const std::string& source) {
    std::string message = error.failure().message;
    if (const std::string before = file.string() + ": "; message.starts_with(before))
        message.erase(0, before.size());
    return source + ": " + message.substr(0, message.find_last_not_of('.') + 1);
}

}  // namespace

std::vector<std::string> sideLabelNames(const fs::path& weightsFile) {
    std::vector<std::string> names;
    for (const char* ending : kOwnEndings)
        names.push_back(weightsFile.stem().string() + ending);
    names.insert(names.end(), kLabelFileNames.begin(), kLabelFileNames.end());
    return names;
}

LabelsInside labelsBeside(const fs::path& weightsFile, int classCount) {
    LabelsInside beside;
    if (weightsFile.empty())
        return beside;  // in memory
    const std::vector<std::string> names = sideLabelNames(weightsFile);
    for (std::size_t i = 0; i < names.size(); ++i) {
        const fs::path file = weightsFile.parent_path() / names[i];
        if (!isFile(file))
            continue;
        const bool mayBeAnything = i < kOwnEndings.size();
        const std::string source = names[i] + " beside " + weightsFile.filename().string();
        try {
            Labels labels = *readLabels(file);
            labels.source = source;
            if (!mayBeAnything || areSurelyNames(labels.names, classCount))
                beside.found.push_back(std::move(labels));
        } catch (const Error& error) {
            if (!mayBeAnything)
                beside.problems.push_back(problemOf(error, file, source));
        }
    }
    return beside;
}

}  // namespace scalescope
