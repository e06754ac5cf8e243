// SPDX-License-Identifier: Apache-2.0
#include "core/input/label_yaml.h"

#include "core/base/ascii.h"
#include "core/input/label_keys.h"
#include "core/input/label_text.h"
#include "core/input/yaml_entries.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

namespace scalescope {

namespace {

/// Of one list or map: what stands behind each dash, or each key with its value.
struct YamlList {
    std::vector<std::string> items;
    std::vector<std::pair<std::string, std::string>> pairs;
    std::string odd;  ///< the first that is of another kind than the first one; empty: none

    void add(bool isPair, std::string key, std::string value) {
        if (isPair ? !items.empty() : !pairs.empty())
            odd = isPair ? key + ':' : value;
        else if (isPair)
            pairs.emplace_back(std::move(key), std::move(value));
        else
            items.push_back(std::move(value));
    }
};

/// What lies below entry, or in its brackets.
YamlList listUnder(const std::vector<YamlEntry>& entries, std::size_t entry) {
    YamlList list;
    if (const auto cells = yamlCells(entries[entry].value)) {
        const bool isMap = entries[entry].value.starts_with('{');
        for (const std::string& cell : *cells)
            if (const auto pair = isMap ? yamlPair(cell) : std::nullopt)
                list.add(true, yamlText(pair->key), std::string(pair->value));
            else if (isMap)
                list.odd = cell;
            else
                list.add(false, {}, cell);
        return list;
    }
    if (!entries[entry].value.empty())
        return list;
    for (std::size_t i = entry + 1; i < entries.size() && list.odd.empty(); ++i) {
        const YamlEntry& below = entries[i];
        if (below.parent == YamlEntry::kNoParent || below.parent < entry)
            break;
        if (below.parent != entry || (!below.isItem && !below.hasKey))
            list.odd = below.hasKey ? below.key + ':' : below.value;
        else
            list.add(below.hasKey, below.key, below.value);
    }
    return list;
}

LabelNames brokenList(const std::string& key, const std::string& what) {
    return {{}, "the names under \"" + key.substr(0, 80) + "\" " + what};
}

std::string notWhole(const std::string& at) {
    constexpr std::size_t kShown = 80;
    return "are no list and no map of numbers and names: \"" + at.substr(0, kShown) +
           "\" is neither; none of them is used.";
}

/// {0: cat} or {cat: 0}; by the first pair, which all others have to be like.
LabelNames namesOfMap(const std::string& key, const YamlList& list) {
    const bool numbersFirst = labelIndex(list.pairs.front().first).has_value();
    NumberedLabels numbered;
    for (const auto& [left, right] : list.pairs) {
        const auto index = labelIndex(numbersFirst ? left : right);
        std::string name = numbersFirst ? yamlText(right) : left;
        if (!index || name.empty())
            return brokenList(key, notWhole(left + ": " + right));
        numbered.emplace_back(*index, std::move(name));
    }
    return labelsInOrder(std::move(numbered));
}

/// nullopt: what stands there is no list of names and is not meant as one.
std::optional<LabelNames> namesOfList(const std::string& key, const YamlList& list) {
    // Under a word for other things too, "smoothing: 0" is no class.
    const bool numbered =
        !list.pairs.empty() &&
        (labelIndex(list.pairs.front().first) ||
         (labelKey(key) == LabelKey::Yes && labelIndex(list.pairs.front().second)));
    if (list.items.empty() && !numbered)
        return std::nullopt;
    if (!list.odd.empty())
        return brokenList(key, notWhole(list.odd));
    if (numbered)
        return namesOfMap(key, list);
    LabelNames found;
    for (const std::string& item : list.items)
        if (std::string name = yamlText(item); !name.empty() && !yamlPair(item))
            found.names.push_back(std::move(name));
        else
            return brokenList(key, notWhole("- " + item));
    return found;
}

bool isWholeList(const std::vector<YamlEntry>& entries) {
    return !entries.empty() && std::ranges::all_of(entries, [](const YamlEntry& entry) {
        return entry.isItem && entry.parent == YamlEntry::kNoParent;
    });
}

}  // namespace

std::optional<LabelNames> namesInYaml(const std::vector<std::string>& lines) {
    const std::vector<YamlEntry> entries = yamlEntries(lines);
    if (isWholeList(entries)) {
        YamlList list;
        for (const YamlEntry& entry : entries)
            list.items.push_back(entry.value);
        return namesOfList("-", list);
    }
    std::optional<LabelNames> broken;
    bool hasKeys = false;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const YamlEntry& entry = entries[i];
        hasKeys = hasKeys || (entry.hasKey && !labelIndex(entry.key));
        if (!entry.hasKey || labelKey(entry.key) == LabelKey::No)
            continue;
        auto names = namesOfList(entry.key, listUnder(entries, i));
        if (names && names->problem.empty())
            return names;
        if (names && !broken)
            broken = std::move(names);
    }
    if (!broken && hasKeys)
        broken = LabelNames{{}, "no list and no map of names stands under a key for them (names)."};
    return broken;
}

}  // namespace scalescope
