// SPDX-License-Identifier: Apache-2.0

#include "core/weights/checkpoint_labels.h"

#include "core/weights/formats/numpy_value.h"

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
constexpr std::array<std::string_view, 6> kPlaces{"meta", "hyper_parameters", "config",
                                                  "args", "hparams",          "cfg"};
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
    const auto name = textOf(value);
    if (const auto index = wholeNumberOf(value); index && !name)
        if (auto text = textOf(key))
            return Numbered::value_type{*index, std::move(*text)};
    if (!name)
        return std::nullopt;
    const auto index = key.kind == Kind::Text ? numberIn(key.text) : wholeNumberOf(key);
    if (!index)
        return std::nullopt;
    return Numbered::value_type{*index, *name};
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
    if (auto texts = numpyTexts(value))
        return texts;
    if (const Value* classes = value.attribute("classes_"))  // LabelEncoder of scikit-learn
        return numpyTexts(*classes);
    if (value.items.empty() || value.items.size() > 2 * kMaxClasses || value.kind == Kind::Opaque)
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
        auto name = textOf(*item);
        if (!name)
            return std::nullopt;
        names.push_back(std::move(*name));
    }
    return names;
}

/// Of a dict, or of the attributes of an object such as argparse's Namespace.
const Value* memberOf(const Value& value, std::string_view name) {
    const Value* member = value.find(name);
    return member ? member : value.attribute(name);
}

std::optional<Labels> labelsAt(const Value& place, const Refusal& refuse) {
    for (const std::string_view name : kNames)
        if (const Value* value = memberOf(place, name))
            if (auto names = namesIn(*value))
                return Labels{std::move(*names), std::string(name) + " in " + refuse.file()};
    if (place.kind != Kind::Dict)
        return std::nullopt;
    for (std::size_t i = 0; i + 1 < place.items.size(); i += 2)  // a LabelEncoder under any key
        if (place.items[i]->kind == Kind::Text && place.items[i + 1]->attribute("classes_"))
            if (auto names = namesIn(*place.items[i + 1]))
                return Labels{std::move(*names),
                              std::string(place.items[i]->text) + " in " + refuse.file()};
    return std::nullopt;
}

}  // namespace

std::optional<Labels> labelsInside(const Archive& archive, const Refusal& refuse) {
    if (auto labels = labelsAt(*archive.root, refuse))
        return labels;
    for (const std::string_view place : kPlaces)
        if (const Value* inner = memberOf(*archive.root, place))
            if (auto labels = labelsAt(*inner, refuse))
                return labels;
    for (const auto& [key, text] : archive.metadata)
        if (std::find(kNames.begin(), kNames.end(), key) != kNames.end())
            if (auto names = namesInJson(text))
                return Labels{std::move(*names), key + " in " + refuse.file()};
    return std::nullopt;
}

}  // namespace scalescope
