// SPDX-License-Identifier: Apache-2.0
#include "core/weights/tensor_dicts.h"

#include "core/weights/formats/text_budget.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

namespace scalescope {

namespace {

using Kind = Value::Kind;

/// Where trainers usually put weights, best first.
constexpr std::array<std::string_view, 8> kContainers{
    "state_dict", "model_state_dict", "model",     "net",
    "weights",    "state_dict_ema",   "model_ema", "ema"};
constexpr int kMaxDictNesting = 64;
constexpr std::size_t kMaxDictValues = 2'000'000;  ///< that are looked at
constexpr std::size_t kMaxStateDicts = 1000;       ///< with as many tensors as networks have
constexpr std::size_t kMaxTypeBytes = 120;         ///< of the name of a class

bool isModule(const Value& value) {
    return value.kind == Kind::Opaque &&
           ((value.attribute("_modules") && value.attribute("_parameters")) ||
            (value.text.starts_with("torch.nn.modules.") &&
             !value.text.starts_with("torch.nn.modules.loss.")) ||
            value.text.starts_with("torchvision.models.") ||
            value.text.starts_with("timm.models.") ||
            value.text.starts_with("efficientnet_pytorch.") ||
            value.text.starts_with("torch.fx.graph_module"));
}

bool isUnreadableTensor(const Value& value) {
    return value.kind == Kind::Opaque &&
           (value.text.find("_rebuild_") != std::string_view::npos ||
            value.text.find("Storage") != std::string_view::npos ||
            value.text.ends_with("Tensor") || value.text.ends_with("UninitializedParameter") ||
            value.text.ends_with("multiarray._reconstruct") ||
            value.text.starts_with("torch.float8"));
}

/// list(state_dict.items()): pairs of a name and a tensor, and nothing else.
bool isListOfPairs(const Value& value) {
    const auto isSequence = [](const Value& v) {
        return v.kind == Kind::List || v.kind == Kind::Tuple;
    };
    return isSequence(value) && value.items.size() >= kFewTensors &&
           std::all_of(value.items.begin(), value.items.end(), [&](const Value* pair) {
               return isSequence(*pair) && pair->items.size() == 2 &&
                      pair->items[0]->kind == Kind::Text && pair->items[1]->kind == Kind::Tensor;
           });
}

/// The names that are copied out of the archive.
class NamesOnce {
public:
    explicit NamesOnce(const Refusal& refuse) : m_refuse(refuse) {}

    void take(std::string_view name) {
        if (!m_budget.take(name))
            m_refuse(ErrorCode::LimitExceeded,
                     "the names of its tensors are longer than those of a network; the file is "
                     "damaged or forged.");
    }

private:
    const Refusal& m_refuse;
    TextBudget m_budget = kTensorNames;
};

StateDict tensorsOf(const Archive& archive, const Value& dict, NamesOnce& names) {
    StateDict tensors;
    for (std::size_t i = 0; i + 1 < dict.items.size(); i += 2)
        if (dict.items[i]->kind == Kind::Text && dict.items[i + 1]->kind == Kind::Tensor) {
            names.take(dict.items[i]->text);
            tensors.set(std::string(dict.items[i]->text),
                        archive.tensors[static_cast<std::size_t>(dict.items[i + 1]->integer)]);
        }
    return tensors;
}

/// Walks the values of an archive in breadth, each once.
class Walk {
public:
    Walk(const Archive& archive, const Refusal& refuse, FoundNetworks& found)
        : m_archive(archive), m_refuse(refuse), m_names(refuse), m_found(found) {}

    void run() {
        if (m_archive.root)
            push(0, {}, *m_archive.root);
        for (std::size_t i = 0; i < m_places.size() && m_seen.size() < kMaxDictValues; ++i)
            visit(i);
    }

private:
    /// A part of a path: a key, or a number.
    struct Step {
        std::string_view name;
        std::optional<std::int64_t> number{};
    };
    struct Place {
        std::size_t parent = 0;  ///< index; the root is its own
        Step step;
        const Value* value = nullptr;
        int nesting = 0;
    };

    void push(std::size_t parent, const Step& step, const Value& value) {
        const int nesting = m_places.empty() ? 0 : m_places[parent].nesting + 1;
        const bool holds = !value.items.empty() || value.kind == Kind::Opaque;
        if (nesting > kMaxDictNesting || !holds || value.kind == Kind::Tensor ||
            !m_seen.insert(&value).second)
            return;
        m_places.push_back({parent, step, &value, nesting});
    }

    /// "model.state_dict.0"; steps without a name are left out.
    std::string pathOf(std::size_t index) {
        std::vector<std::string> parts;
        for (; index != 0; index = m_places[index].parent) {
            const Step& step = m_places[index].step;
            m_names.take(step.name);
            if (step.number)
                parts.push_back(std::to_string(*step.number));
            else if (!step.name.empty())
                parts.emplace_back(step.name);
        }
        std::string path;
        for (std::size_t i = parts.size(); i-- > 0;)
            path += (path.empty() ? "" : ".") + parts[i];
        return path;
    }

    void visit(std::size_t index) {
        const Value& value = *m_places[index].value;
        if (isModule(value)) {
            if (m_found.wholeModule.empty())
                m_found.wholeModule = std::string(value.text.substr(0, 120));
        } else if (value.kind == Kind::Dict) {
            visitDict(index, value);
        } else if (isListOfPairs(value)) {
            Value& dict = m_found.made.emplace_back();
            dict.kind = Kind::Dict;
            for (const Value* pair : value.items)
                dict.items.insert(dict.items.end(), pair->items.begin(), pair->items.end());
            visitDict(index, dict);
        } else {
            for (std::size_t i = 0; i < value.items.size(); ++i)
                push(index,
                     value.kind == Kind::Opaque || value.items.size() == 1
                         ? Step{}
                         : Step{{}, static_cast<std::int64_t>(i)},
                     *value.items[i]);
        }
    }

    void visitDict(std::size_t index, const Value& dict) {
        const StateDict tensors = tensorsOf(m_archive, dict, m_names);
        UnreadableTensors unreadable = unreadableIn(dict);
        m_found.unreadable.insert(m_found.unreadable.end(), unreadable.begin(), unreadable.end());
        if (tensors.size() > 0)
            m_found.dicts.push_back({pathOf(index), &dict,
                                     std::make_shared<const CanonicalTensors>(canonical(tensors)),
                                     std::move(unreadable)});
        for (const std::string_view name : kContainers)
            if (const Value* inner = dict.find(name))
                push(index, {name}, *inner);
        for (std::size_t i = 0; i + 1 < dict.items.size(); i += 2) {
            const Value& key = *dict.items[i];
            push(index,
                 key.kind == Kind::Text      ? Step{key.text}
                 : key.kind == Kind::Integer ? Step{{}, key.integer}
                                             : Step{},
                 *dict.items[i + 1]);
        }
    }

    UnreadableTensors unreadableIn(const Value& dict) {
        UnreadableTensors unreadable;
        for (std::size_t i = 0; i + 1 < dict.items.size(); i += 2) {
            const Value &key = *dict.items[i], &value = *dict.items[i + 1];
            if (key.kind != Kind::Text || !isUnreadableTensor(value) ||
                m_found.unreadable.size() + unreadable.size() >= kMaxTensors)
                continue;
            m_names.take(key.text);
            unreadable.push_back(
                {std::string(key.text), std::string(value.text.substr(0, kMaxTypeBytes))});
        }
        return unreadable;
    }

    CanonicalTensors canonical(const StateDict& tensors) {
        if (tensors.size() >= kFewTensors) {
            if (++m_stateDicts > kMaxStateDicts)
                refuseManyNetworks(m_refuse);
            return canonicalTensors(tensors, m_archive.reading);
        }
        CanonicalTensors few;
        few.tensors = tensors;
        return few;
    }

    const Archive& m_archive;
    const Refusal& m_refuse;
    NamesOnce m_names;
    FoundNetworks& m_found;
    std::vector<Place> m_places;  ///< in the order of the walk
    std::unordered_set<const Value*> m_seen;
    std::size_t m_stateDicts = 0;
};

}  // namespace

void refuseManyNetworks(const Refusal& refuse) {
    refuse(ErrorCode::LimitExceeded,
           "it holds more than 1000 networks; save the state_dict() of one.");
}

void findTensorDicts(const Archive& archive, const Refusal& refuse, FoundNetworks& found) {
    Walk(archive, refuse, found).run();
}

}  // namespace scalescope
