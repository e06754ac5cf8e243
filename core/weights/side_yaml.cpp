// SPDX-License-Identifier: Apache-2.0
#include "core/weights/side_yaml.h"

#include "core/base/ascii.h"
#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/input/label_text.h"
#include "core/input/yaml_entries.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace scalescope {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMaxYamlBytes = std::uint64_t{1} << 20;
/// Of timm's train.py; of PyTorch Lightning; of Hydra and many others.
constexpr std::array kYamlNames{"args.yaml", "hparams.yaml", "config.yaml", "config.yml",
                                ".hydra/config.yaml"};
constexpr std::array<std::string_view, 19> kToldKeys{
    "act_layer", "bn_eps",     "pad_type",      "gp",         "global_pool",
    "model",     "model_name", "arch",          "backbone",   "mean",
    "std",       "img_size",   "image_size",    "input_size", "crop_pct",
    "resize",    "crop_size",  "interpolation", "num_classes"};
constexpr std::size_t kMostTold = 12, kLongestValue = 60;

bool isNothing(std::string_view value) {
    return value.empty() || value == "~" || lowerCase(value) == "null";
}

/// "[0.5, 0.5, 0.5]" of a list in lines; empty: below the entry lies something else or nothing.
std::string itemsUnder(const std::vector<YamlEntry>& entries, std::size_t entry) {
    std::string items;
    for (std::size_t i = entry + 1; i < entries.size() && entries[i].parent == entry; ++i) {
        if (!entries[i].isItem)
            return {};
        if (items.size() <= kLongestValue)
            items.append(items.empty() ? "[" : ", ").append(entries[i].value);
    }
    return items.empty() ? items : items + ']';
}

std::string cutValue(std::string text) {
    if (text.size() > kLongestValue)
        text.replace(kLongestValue, std::string::npos, "...");
    return text;
}

/// "data.mean": with the keys that it lies in.
std::string keyPath(const std::vector<YamlEntry>& entries, std::size_t entry) {
    constexpr int kMostAbove = 4;
    std::string path = entries[entry].key;
    for (int i = 0; i < kMostAbove && entries[entry].parent != YamlEntry::kNoParent; ++i) {
        entry = entries[entry].parent;
        if (entries[entry].hasKey)
            path.insert(0, entries[entry].key + '.');
    }
    return cutValue(std::move(path));
}

/// "mean [0.5, 0.5, 0.5], data.img_size 224"; empty: nothing of the kind.
std::string toldOf(const std::vector<YamlEntry>& entries) {
    std::string told;
    std::size_t count = 0;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const YamlEntry& entry = entries[i];
        if (!entry.hasKey || std::ranges::find(kToldKeys, entry.key) == kToldKeys.end())
            continue;
        const std::string value = entry.value.empty()          ? itemsUnder(entries, i)
                                  : entry.value.front() == '{' ? std::string()
                                                               : yamlText(entry.value);
        if (isNothing(value))
            continue;
        if (++count <= kMostTold)
            told.append(told.empty() ? "" : ", ")
                .append(keyPath(entries, i) + ' ' + cutValue(value));
    }
    if (count > kMostTold)
        told += " and " + std::to_string(count - kMostTold) + " more";
    return told;
}

}  // namespace

std::vector<fs::path> sideYamlPaths(const fs::path& weightsFile) {
    std::vector<fs::path> paths;
    const fs::path folder = weightsFile.parent_path();
    for (const char* name : kYamlNames)
        paths.push_back(folder / name);
    if (folder.filename() == "checkpoints" || folder.filename() == "weights")
        for (const char* name : kYamlNames)
            paths.push_back(folder.parent_path() / name);
    return paths;
}

std::vector<std::string> sideYamlNotes(const fs::path& weightsFile) {
    std::vector<std::string> notes;
    for (const fs::path& path : sideYamlPaths(weightsFile)) {
        if (!isFile(path))
            continue;
        const std::string place =
            path.lexically_relative(weightsFile.parent_path()).generic_string();
        const std::string name =
            "The " + place + (place.starts_with("..") ? " above it" : " beside it");
        try {
            const auto bytes = readFile(path, kMaxYamlBytes, Subject::Weights);
            const std::string told = toldOf(
                yamlEntries(linesOf({reinterpret_cast<const char*>(bytes.data()), bytes.size()})));
            if (!told.empty())
                notes.push_back(name + " is not followed; it says " + told +
                                ": set what differs from what is used here.");
        } catch (const Error&) {
            notes.push_back(
                name +
                " cannot be read (no permission, or more than 1 MiB); nothing of it was used.");
        }
    }
    return notes;
}

}  // namespace scalescope
