// SPDX-License-Identifier: Apache-2.0
#include "core/input/label_json.h"

#include "core/input/label_keys.h"
#include "core/input/label_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

namespace scalescope {

namespace {

using Json = nlohmann::json;

LabelNames problem(ErrorCode code, std::string text) {
    return {{}, std::move(text), code};
}

LabelNames entryProblem(const std::string& key) {
    return problem(ErrorCode::FormatUnknown,
                   "the entry \"" + key.substr(0, 80) +
                       "\" is neither index to name nor name to index; write a list of names, or "
                       "{\"0\": \"name\", ...}.");
}

/// "tench", or the last text of a list such as ["n01440764", "tench"].
std::optional<std::string> nameOf(const Json& value) {
    if (value.is_string())
        return value.get<std::string>();
    if (value.is_array() && !value.empty() && value.back().is_string())
        return value.back().get<std::string>();
    return std::nullopt;
}

std::optional<std::size_t> indexOf(const Json& value) {
    if (!value.is_number_unsigned() &&
        !(value.is_number_integer() && value.get<std::int64_t>() >= 0))
        return std::nullopt;
    return value.get<std::size_t>();
}

LabelNames namesOfObject(const Json& object) {
    NumberedLabels numbered;
    for (const auto& [key, value] : object.items()) {
        if (const auto index = indexOf(value)) {
            numbered.emplace_back(*index, key);
            continue;
        }
        const auto index = labelIndex(key);
        auto name = nameOf(value);
        if (!index || !name)
            return entryProblem(key);
        numbered.emplace_back(*index, std::move(*name));
    }
    return labelsInOrder(std::move(numbered));
}

/// [{"id": 0, "name": "tench"}]
std::optional<NumberedLabels::value_type> described(const Json& value) {
    if (!value.is_object())
        return std::nullopt;
    const auto name = value.find("name");
    const auto id = value.find(value.contains("id") ? "id" : "index");
    if (name == value.end() || id == value.end() || !name->is_string() || !indexOf(*id))
        return std::nullopt;
    return NumberedLabels::value_type{*indexOf(*id), name->get<std::string>()};
}

/// COCO counts its categories from 1 and leaves numbers out. As each entry is one class, their
/// order is that of the ids, as pycocotools and torchvision number them for training.
LabelNames namesById(NumberedLabels numbered) {
    std::ranges::sort(numbered);
    const auto sameId = [](const auto& a, const auto& b) { return a.first == b.first; };
    if (std::ranges::adjacent_find(numbered, sameId) != numbered.end())
        return problem(ErrorCode::ArgumentInvalid,
                       "two of its categories have the same id; write each class once.");
    LabelNames found;
    for (auto& [id, name] : numbered)
        found.names.push_back(std::move(name));
    return found;
}

LabelNames namesOfList(const Json& list) {
    LabelNames found;
    NumberedLabels numbered;
    for (const Json& value : list) {
        if (auto both = described(value))
            numbered.push_back(std::move(*both));
        else if (auto name = nameOf(value))
            found.names.push_back(std::move(*name));
        else
            return entryProblem(std::to_string(found.names.size()));
    }
    if (numbered.empty())
        return found;
    return found.names.empty() ? namesById(std::move(numbered)) : entryProblem("name");
}

bool mayHoldNames(const Json& value) {
    return (value.is_object() || value.is_array()) && !value.empty();
}

/// The values under keys for labels, surer ones first; those of parts behind.
void collect(const Json& object, int depth, std::vector<const Json*>& sure,
             std::vector<const Json*>& perhaps) {
    constexpr int kMaxDepth = 3;
    for (const auto& [key, value] : object.items()) {
        const LabelKey kind = mayHoldNames(value) ? labelKey(key) : LabelKey::No;
        if (kind == LabelKey::Yes)
            sure.push_back(&value);
        else if (kind == LabelKey::Maybe)
            perhaps.push_back(&value);
    }
    for (const auto& [key, value] : object.items())
        if (value.is_object() && labelKey(key) == LabelKey::No && depth < kMaxDepth)
            collect(value, depth + 1, sure, perhaps);
}

}  // namespace

LabelNames labelNamesOf(const Json& json) {
    if (json.is_array())
        return namesOfList(json);
    if (json.is_object())
        return namesOfObject(json);
    return problem(ErrorCode::FormatUnknown,
                   "the JSON is neither a list of names nor a map of indices and names.");
}

LabelNames labelNamesUnderKeys(const Json& json) {
    std::vector<const Json*> keys, perhaps;
    if (json.is_object())
        collect(json, 0, keys, perhaps);
    const std::size_t sure = keys.size();
    keys.insert(keys.end(), perhaps.begin(), perhaps.end());
    LabelNames problem;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        LabelNames found = labelNamesOf(*keys[i]);
        if (!found.names.empty())
            return found;
        if (problem.problem.empty() && i < sure)
            problem = std::move(found);
    }
    return problem;
}

LabelNames labelNamesWithin(const Json& json) {
    LabelNames found = labelNamesUnderKeys(json);
    return found.names.empty() && found.problem.empty() ? labelNamesOf(json) : found;
}

}  // namespace scalescope
