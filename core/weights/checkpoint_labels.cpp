// SPDX-License-Identifier: Apache-2.0
#include "core/weights/checkpoint_labels.h"

#include "core/base/json_text.h"
#include "core/input/label_json.h"
#include "core/input/label_keys.h"
#include "core/input/label_text.h"
#include "core/weights/formats/numpy_value.h"
#include "core/weights/formats/text_budget.h"

#include <algorithm>
#include <array>
#include <deque>
#include <optional>
#include <string_view>
#include <unordered_set>
#include <utility>

namespace scalescope {

namespace {

using Kind = Value::Kind;
using Json = nlohmann::json;

constexpr std::size_t kMaxJsonValues = 4'000'000;
constexpr std::size_t kMaxJsonText = std::size_t{4} << 20;
constexpr std::size_t kMaxLabelValues = 50'000;  ///< that are looked at
constexpr int kMaxNesting = 5;
constexpr std::size_t kMaxProblems = 100, kMaxKeyShown = 80;  ///< in messages

/// The names that objects hold: LabelEncoder of scikit-learn, vocabularies of torchtext.
constexpr std::array<std::string_view, 2> kNamesOfObjects{"classes_", "itos"};

Json listOf(const std::vector<std::string>& texts) {
    return Json(texts);
}

/// Makes JSON of small values. A few references can stand for any number of values and bytes, so
/// both are counted over the whole search.
class JsonMaker {
public:
    explicit JsonMaker(const std::vector<WeightTensor>& tensors) : m_tensors(tensors) {}

    /// Discarded where it is nothing that JSON writes, or too much.
    Json of(const Value& value, int nesting = 0) {
        if (++m_values > kMaxJsonValues)
            return nothing();
        if (auto text = textOf(value))
            return m_texts.take(*text) ? Json(std::move(*text)) : nothing();
        if (auto number = value.kind == Kind::Tensor ? wholeNumberIn(value) : wholeNumberOf(value))
            return Json(*number);
        if (auto texts = numpyTexts(value))
            return std::ranges::all_of(*texts, [&](const auto& text) { return take(text); })
                       ? listOf(*texts)
                       : nothing();
        const bool isList = value.kind == Kind::List || value.kind == Kind::Tuple;
        if (nesting == kMaxNesting || (!isList && value.kind != Kind::Dict))
            return nothing();
        return isList ? ofList(value, nesting) : ofDict(value, nesting);
    }

    /// JSON within a text, or names with commas.
    Json ofText(std::string_view text) {
        if (!m_jsonTexts.take(text))
            return nothing();
        if (auto json = parsedJson<Json>(text))
            return std::move(*json);
        const auto names = namesInLine(text);
        return names && names->size() > 1 ? listOf(*names) : nothing();
    }

private:
    static Json nothing() { return Json(Json::value_t::discarded); }

    /// Of a tensor of one value, as torch.arange gives them.
    [[nodiscard]] std::optional<std::int64_t> wholeNumberIn(const Value& value) const {
        const WeightTensor& tensor = m_tensors.at(static_cast<std::size_t>(value.integer));
        if (isFloating(tensor.dtype) || elementCount(tensor.shape) != 1 || valueCount(tensor) != 1)
            return std::nullopt;
        double number = 0.0;
        readDoubles(tensor, 0, {&number, 1});
        return static_cast<std::int64_t>(number);
    }

    bool take(std::string_view text) { return ++m_values <= kMaxJsonValues && m_texts.take(text); }

    Json ofList(const Value& value, int nesting) {
        Json json = Json::array();
        for (const Value* part : value.items) {
            Json item = of(*part, nesting + 1);
            if (item.is_discarded())
                return item;
            json.push_back(std::move(item));
        }
        return json;
    }

    Json ofDict(const Value& value, int nesting) {
        Json json = Json::object();
        for (std::size_t i = 0; i + 1 < value.items.size(); i += 2) {
            const Json key = of(*value.items[i], nesting + 1);
            Json item = of(*value.items[i + 1], nesting + 1);
            if (item.is_discarded() || key.is_discarded())
                return nothing();
            json[key.is_string() ? key.get<std::string>()
                                 : key.dump(-1, ' ', false, Json::error_handler_t::replace)] =
                std::move(item);
        }
        return json;
    }

    const std::vector<WeightTensor>& m_tensors;
    std::size_t m_values = 0;
    TextBudget m_texts = kClassNames;
    TextBudget m_jsonTexts{kMaxJsonText, 4 * kMaxJsonText};
};

/// Names that are numbers are names where nothing else can be meant.
void namesFromNumbers(Json& list) {
    const auto isNumber = [](const Json& item) { return item.is_number_integer(); };
    if (list.is_array() && std::all_of(list.begin(), list.end(), isNumber))
        for (Json& item : list)
            item = item.dump();
}

bool isSet(const Value& value) {
    return value.kind == Kind::Opaque &&
           (value.text.ends_with(".set") || value.text.ends_with(".frozenset"));
}

class Search {
public:
    Search(const Archive& archive, const Refusal& refuse)
        : m_refuse(refuse), m_make(archive.tensors) {}

    void walk(const Value& root) {
        m_queue.push_back({&root, 0});
        while (!m_queue.empty() && m_seen.size() < kMaxLabelValues) {
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
        const std::string source = sourceOf(key);
        auto& found = sureness == LabelKey::Yes ? m_sure : m_perhaps;
        if (!names.names.empty())
            found.push_back({std::move(names.names), source});
        else if (sureness == LabelKey::Yes && json.is_object() && !names.problem.empty())
            tell(source + ": " + names.problem.substr(0, names.problem.find_last_not_of('.') + 1));
    }

    /// What a text under this key holds, as far as texts may still be read.
    [[nodiscard]] Json jsonOfText(std::string_view text) { return m_make.ofText(text); }

    LabelsInside result() {
        m_sure.insert(m_sure.end(), m_perhaps.begin(), m_perhaps.end());
        return {std::move(m_sure), std::move(m_problems)};
    }

private:
    [[nodiscard]] std::string sourceOf(std::string_view key) const {
        return std::string(key.substr(0, kMaxKeyShown)) + " in " + m_refuse.file();
    }

    void tell(std::string problem) {
        if (m_problems.size() < kMaxProblems)
            m_problems.push_back(std::move(problem));
    }

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
        // An object may have any number of states, and be there under any number of keys.
        const bool isNew = value.kind == Kind::Opaque && m_objects.insert(&value).second;
        for (const std::string_view name : kNamesOfObjects)
            if (const Value* names = isNew ? value.attribute(name) : nullptr)
                return take(key, LabelKey::Yes, m_make.of(*names));
        const LabelKey sureness = labelKey(key);
        if (sureness == LabelKey::No)
            return;
        if (isSet(value)) {
            tell(sourceOf(key) + " is a set, which has no order");
            return;
        }
        Json json = value.kind == Kind::Text ? m_make.ofText(value.text) : m_make.of(value);
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
    JsonMaker m_make;
    std::deque<Place> m_queue;
    std::unordered_set<const Value*> m_seen, m_objects;
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
    Search search(archive, refuse);
    search.walk(*archive.root);
    for (const auto& [key, text] : archive.metadata) {
        Json json = search.jsonOfText(text);
        if (const LabelKey sureness = labelKey(key); sureness != LabelKey::No)
            search.take(key, sureness, json);
        else if (json.is_object())
            if (LabelNames names = labelNamesUnderKeys(json); !names.names.empty())
                search.take(key, LabelKey::Yes, listOf(names.names));
    }
    return search.result();
}

}  // namespace scalescope
