// SPDX-License-Identifier: Apache-2.0

#include "core/weights/checkpoint_labels.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <utility>

namespace scalescope {

namespace {

using Kind = Value::Kind;
using ClassNames = std::vector<std::string>;
using Numbered = std::vector<std::pair<std::int64_t, std::string>>;

constexpr std::array<std::string_view, 5> kNames{"class_names", "classes", "idx_to_class",
                                                 "class_to_idx", "id2label"};
constexpr std::array<std::string_view, 3> kPlaces{"meta", "hyper_parameters", "config"};
constexpr std::size_t kMaxClasses = 1'000'000;
constexpr std::size_t kMaxJsonText = std::size_t{4} << 20;

std::optional<ClassNames> inOrder(Numbered numbered) {
    std::sort(numbered.begin(), numbered.end());
    ClassNames names;
    for (auto& [index, name] : numbered) {
        if (index != static_cast<std::int64_t>(names.size()))
            return std::nullopt;
        names.push_back(std::move(name));
    }
    return names;
}

std::optional<std::int64_t> numberIn(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

/// index -> name, or name -> index (then inverted).
std::optional<Numbered::value_type> pairOf(const Value& key, const Value& value) {
    if (key.kind == Kind::Text && value.kind == Kind::Integer)
        return Numbered::value_type{value.integer, std::string(key.text)};
    if (value.kind != Kind::Text)
        return std::nullopt;
    const auto index = key.kind == Kind::Integer ? std::optional(key.integer) : numberIn(key.text);
    if (!index)
        return std::nullopt;
    return Numbered::value_type{*index, std::string(value.text)};
}

std::optional<ClassNames> namesInJson(std::string_view text) {
    if (text.size() > kMaxJsonText)
        return std::nullopt;
    const auto json = nlohmann::json::parse(text, nullptr, false);
    Numbered numbered;
    if (json.is_array()) {
        for (const auto& item : json)
            if (item.is_string())
                numbered.emplace_back(static_cast<std::int64_t>(numbered.size()),
                                      item.get<std::string>());
        return numbered.size() == json.size() ? inOrder(std::move(numbered)) : std::nullopt;
    }
    if (!json.is_object())
        return std::nullopt;
    for (const auto& [key, value] : json.items()) {
        const auto index = numberIn(key);
        if (value.is_string() && index)
            numbered.emplace_back(*index, value.get<std::string>());
        else if (value.is_number_integer())
            numbered.emplace_back(value.get<std::int64_t>(), key);
        else
            return std::nullopt;
    }
    return inOrder(std::move(numbered));
}

std::optional<ClassNames> namesIn(const Value& value) {
    if (value.kind == Kind::Text)
        return namesInJson(value.text);
    if (value.items.empty() || value.items.size() > 2 * kMaxClasses)
        return std::nullopt;
    if (value.kind == Kind::Dict) {
        Numbered numbered;
        for (std::size_t i = 0; i + 1 < value.items.size(); i += 2) {
            auto pair = pairOf(*value.items[i], *value.items[i + 1]);
            if (!pair)
                return std::nullopt;
            numbered.push_back(std::move(*pair));
        }
        return inOrder(std::move(numbered));
    }
    ClassNames names;
    for (const Value* item : value.items) {
        if (item->kind != Kind::Text)
            return std::nullopt;
        names.emplace_back(item->text);
    }
    return names;
}

std::optional<Labels> labelsAt(const Value& dict, const Refusal& refuse) {
    for (const std::string_view name : kNames)
        if (const Value* value = dict.find(name))
            if (auto names = namesIn(*value))
                return Labels{std::move(*names), std::string(name) + " in " + refuse.file()};
    return std::nullopt;
}

}  // namespace

std::optional<Labels> labelsInside(const Archive& archive, const Refusal& refuse) {
    if (auto labels = labelsAt(*archive.root, refuse))
        return labels;
    for (const std::string_view place : kPlaces)
        if (const Value* inner = archive.root->find(place))
            if (auto labels = labelsAt(*inner, refuse))
                return labels;
    for (const auto& [key, text] : archive.metadata)
        if (std::find(kNames.begin(), kNames.end(), key) != kNames.end())
            if (auto names = namesInJson(text))
                return Labels{std::move(*names), key + " in " + refuse.file()};
    return std::nullopt;
}

}  // namespace scalescope
