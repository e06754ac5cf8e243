// SPDX-License-Identifier: Apache-2.0
#include "core/weights/checkpoint_labels.h"

#include "core/input/label_json.h"
#include "core/input/label_keys.h"
#include "core/input/label_text.h"
#include "core/weights/formats/numpy_value.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <deque>
#include <string_view>
#include <unordered_set>
#include <utility>

namespace scalescope {

namespace {

using Kind = Value::Kind;
using Json = nlohmann::json;

constexpr std::size_t kMaxClasses = 1'000'000;
constexpr std::size_t kMaxJsonText = std::size_t{4} << 20;
constexpr std::size_t kMaxValues = 50'000;  ///< that are looked at
constexpr int kMaxNesting = 5;

/// The names that objects hold: LabelEncoder of scikit-learn, vocabularies of torchtext.
constexpr std::array<std::string_view, 2> kNamesOfObjects{"classes_", "itos"};

Json listOf(const std::vector<std::string>& texts) {
    return Json(texts);
}

/// A small value as JSON; discarded where it is nothing that JSON writes.
Json jsonOf(const Value& value, int nesting) {
    if (auto text = textOf(value))
        return Json(std::move(*text));
    if (auto number = wholeNumberOf(value))
        return Json(*number);
    if (auto texts = numpyTexts(value))
        return listOf(*texts);
    const bool isList = value.kind == Kind::List || value.kind == Kind::Tuple;
    if (nesting == kMaxNesting || value.items.size() > 2 * kMaxClasses ||
        (!isList && value.kind != Kind::Dict))
        return Json(Json::value_t::discarded);
    Json json = isList ? Json::array() : Json::object();
    for (std::size_t i = 0; i < value.items.size(); i += isList ? 1 : 2) {
        Json item = jsonOf(*value.items[isList ? i : i + 1], nesting + 1);
        Json key = isList ? Json() : jsonOf(*value.items[i], nesting + 1);
        if (item.is_discarded() || key.is_discarded())
            return Json(Json::value_t::discarded);
        if (isList)
            json.push_back(std::move(item));
        else
            json[key.is_string() ? key.get<std::string>() : key.dump()] = std::move(item);
    }
    return json;
}

/// Names that are numbers are names where nothing else can be meant.
void namesFromNumbers(Json& list) {
    const auto isNumber = [](const Json& item) { return item.is_number_integer(); };
    if (list.is_array() && std::all_of(list.begin(), list.end(), isNumber))
        for (Json& item : list)
            item = item.dump();
}

/// JSON within a text, or names with commas.
Json jsonOfText(std::string_view text) {
    if (text.size() > kMaxJsonText)
        return Json(Json::value_t::discarded);
    Json json = Json::parse(text, nullptr, false);
    if (!json.is_discarded())
        return json;
    const auto names = namesInLine(text);
    return names && names->size() > 1 ? listOf(*names) : json;
}

bool isSet(const Value& value) {
    return value.kind == Kind::Opaque &&
           (value.text.ends_with(".set") || value.text.ends_with(".frozenset"));
}

class Search {
public:
    explicit Search(const Refusal& refuse) : m_refuse(refuse) {}

    void walk(const Value& root) {
        m_queue.push_back({&root, 0});
        while (!m_queue.empty() && m_seen.size() < kMaxValues) {
            const auto [value, nesting] = m_queue.front();
            m_queue.pop_front();
            if (value->kind == Kind::Dict)
                visit(*value, nesting);
            else
                for (const Value* state : value->items)  // attributes of an object
                    push(*state, nesting);
        }
    }

    void take(std::string_view key, LabelKey sureness, const Json& json) {
        LabelNames names = labelNamesOf(json);
        const auto isNumber = [](const std::string& name) {
            return name.find_first_not_of("0123456789") == std::string::npos;
        };
        if (sureness == LabelKey::Maybe && std::ranges::all_of(names.names, isNumber))
            return;  // the labels of pictures, say
        const std::string source = std::string(key) + " in " + m_refuse.file();
        auto& found = sureness == LabelKey::Yes ? m_sure : m_perhaps;
        if (!names.names.empty())
            found.push_back({std::move(names.names), source});
        else if (sureness == LabelKey::Yes && json.is_object() && !names.problem.empty())
            m_problems.push_back(source + ": " +
                                 names.problem.substr(0, names.problem.find_last_not_of('.') + 1));
    }

    LabelsInside result() {
        m_sure.insert(m_sure.end(), m_perhaps.begin(), m_perhaps.end());
        return {std::move(m_sure), std::move(m_problems)};
    }

private:
    void push(const Value& value, int nesting) {
        const bool holds = value.kind == Kind::Dict || value.kind == Kind::Opaque ||
                           (value.kind == Kind::Tuple && nesting > 0);
        if (holds && nesting < kMaxNesting && m_seen.insert(&value).second)
            m_queue.push_back({&value, nesting + 1});
    }

    void visit(const Value& dict, int nesting) {
        for (std::size_t i = 0; i + 1 < dict.items.size(); i += 2) {
            const Value &key = *dict.items[i], &value = *dict.items[i + 1];
            if (key.kind == Kind::Text && value.kind != Kind::Tensor)
                look(key.text, value);
        }
        for (std::size_t i = 0; i + 1 < dict.items.size(); i += 2)
            push(*dict.items[i + 1], nesting);
    }

    void look(std::string_view key, const Value& value) {
        for (const std::string_view name : kNamesOfObjects)
            if (const Value* names = value.attribute(name))
                return take(key, LabelKey::Yes, jsonOf(*names, 0));
        const LabelKey sureness = labelKey(key);
        if (sureness == LabelKey::No)
            return;
        if (isSet(value)) {
            m_problems.push_back(std::string(key) + " in " + m_refuse.file() +
                                 " is a set, which has no order");
            return;
        }
        Json json = value.kind == Kind::Text ? jsonOfText(value.text) : jsonOf(value, 0);
        if (sureness == LabelKey::Yes)
            namesFromNumbers(json);
        if (json.is_array() || json.is_object())
            take(key, sureness, json);
    }

    struct Place {
        const Value* value;
        int nesting;
    };
    const Refusal& m_refuse;
    std::deque<Place> m_queue;
    std::unordered_set<const Value*> m_seen;
    std::vector<Labels> m_sure, m_perhaps;
    std::vector<std::string> m_problems;
};

}  // namespace

const Labels* LabelsInside::of(int classCount) const {
    const auto fitting = std::find_if(found.begin(), found.end(), [&](const Labels& labels) {
        return static_cast<int>(labels.names.size()) == classCount;
    });
    return fitting == found.end() ? nullptr : &*fitting;
}

const Labels* LabelsInside::bestFor(int classCount) const {
    const Labels* fitting = of(classCount);
    return fitting || found.empty() ? fitting : &found.front();
}

LabelsInside labelsInside(const Archive& archive, const Refusal& refuse) {
    Search search(refuse);
    search.walk(*archive.root);
    for (const auto& [key, text] : archive.metadata) {
        Json json = jsonOfText(text);
        if (const LabelKey sureness = labelKey(key); sureness != LabelKey::No)
            search.take(key, sureness, json);
        else if (json.is_object())
            if (LabelNames names = labelNamesUnderKeys(json); !names.names.empty())
                search.take(key, LabelKey::Yes, listOf(names.names));
    }
    return search.result();
}

}  // namespace scalescope
