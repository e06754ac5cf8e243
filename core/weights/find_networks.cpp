// SPDX-License-Identifier: Apache-2.0
#include "core/weights/find_networks.h"

#include "core/model/parameters.h"
#include "core/model/variant.h"
#include "core/weights/network_names.h"

#include <algorithm>
#include <array>
#include <deque>
#include <set>
#include <string_view>
#include <unordered_set>

namespace scalescope {

namespace {

using Kind = Value::Kind;

/// Where trainers usually put weights, best first.
constexpr std::array<std::string_view, 8> kContainers{
    "state_dict", "model_state_dict", "model",     "net",
    "weights",    "state_dict_ema",   "model_ema", "ema"};
constexpr int kMaxNesting = 64;
constexpr std::size_t kMaxValues = 2'000'000;  ///< that are looked at
constexpr std::size_t kFewTensors = 8;         ///< no network has fewer

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
            value.text.ends_with("Tensor") || value.text.ends_with("multiarray._reconstruct") ||
            value.text.starts_with("torch.float8"));
}

StateDict tensorsOf(const Archive& archive, const Value& dict) {
    StateDict tensors;
    for (std::size_t i = 0; i + 1 < dict.items.size(); i += 2)
        if (dict.items[i]->kind == Kind::Text && dict.items[i + 1]->kind == Kind::Tensor)
            tensors.set(std::string(dict.items[i]->text),
                        archive.tensors[static_cast<std::size_t>(dict.items[i + 1]->integer)]);
    return tensors;
}

/// Walks the values of an archive in breadth, each once.
class Walk {
public:
    Walk(const Archive& archive, FoundNetworks& found) : m_archive(archive), m_found(found) {}

    void run() {
        if (m_archive.root)
            push("", "", *m_archive.root, 0);
        while (!m_queue.empty() && m_seen.size() < kMaxValues) {
            const Place place = std::move(m_queue.front());
            m_queue.pop_front();
            visit(place);
        }
    }

private:
    struct Place {
        std::string path;
        const Value* value;
        int nesting;
    };

    void push(const std::string& path, const std::string& name, const Value& value, int nesting) {
        const bool holds = !value.items.empty() || value.kind == Kind::Opaque;
        if (nesting > kMaxNesting || !holds || value.kind == Kind::Tensor ||
            !m_seen.insert(&value).second)
            return;
        m_queue.push_back({path.empty()   ? name
                           : name.empty() ? path
                                          : path + '.' + name,
                           &value, nesting});
    }

    void visit(const Place& place) {
        const Value& value = *place.value;
        if (isModule(value)) {
            if (m_found.wholeModule.empty())
                m_found.wholeModule = std::string(value.text.substr(0, 120));
        } else if (value.kind == Kind::Dict) {
            visitDict(place);
        } else {
            for (std::size_t i = 0; i < value.items.size(); ++i)
                push(place.path,
                     value.kind == Kind::Opaque || value.items.size() == 1 ? "" : std::to_string(i),
                     *value.items[i], place.nesting + 1);
        }
    }

    void visitDict(const Place& place) {
        const Value& dict = *place.value;
        StateDict tensors = tensorsOf(m_archive, dict);
        UnreadableTensors unreadable;
        for (std::size_t i = 0; i + 1 < dict.items.size(); i += 2)
            if (dict.items[i]->kind == Kind::Text && isUnreadableTensor(*dict.items[i + 1]))
                unreadable.push_back(
                    {std::string(dict.items[i]->text), std::string(dict.items[i + 1]->text)});
        m_found.unreadable.insert(m_found.unreadable.end(), unreadable.begin(), unreadable.end());
        if (tensors.size() > 0)
            m_found.dicts.push_back({place.path, &dict,
                                     std::make_shared<const CanonicalTensors>(canonical(tensors)),
                                     std::move(unreadable)});
        for (const std::string_view name : kContainers)
            if (const Value* inner = dict.find(name))
                push(place.path, std::string(name), *inner, place.nesting + 1);
        for (std::size_t i = 0; i + 1 < dict.items.size(); i += 2) {
            const Value &key = *dict.items[i], &inner = *dict.items[i + 1];
            push(place.path,
                 key.kind == Kind::Text      ? std::string(key.text)
                 : key.kind == Kind::Integer ? std::to_string(key.integer)
                                             : "",
                 inner, place.nesting + 1);
        }
    }

    CanonicalTensors canonical(const StateDict& tensors) const {
        if (tensors.size() >= kFewTensors)
            return canonicalTensors(tensors, m_archive.reading);
        CanonicalTensors few;
        few.tensors = tensors;
        return few;
    }

    const Archive& m_archive;
    FoundNetworks& m_found;
    std::deque<Place> m_queue;
    std::unordered_set<const Value*> m_seen;
};

std::string keyOf(TensorNames names, const char* ourKey) {
    return KeyMap(names, buildArchitecture(family().front().spec)).fileKey(ourKey);
}

std::string stemKey(TensorNames names) {
    return keyOf(names, "stem.conv.weight");
}

/// A stem of some project that no network goes with, so that others are looked for behind it.
std::optional<std::string> anyStem(const StateDict& tensors) {
    for (const TensorNames names :
         {TensorNames::ScaleScope, TensorNames::Torchvision, TensorNames::Timm,
          TensorNames::Lukemelas, TensorNames::Mmpretrain}) {
        const std::string stem = stemKey(names);
        for (const auto& [key, tensor] : tensors.entries())
            if (key.ends_with(stem))
                return key;
    }
    return std::nullopt;
}

/// All networks of a dict, one per prefix.
std::vector<Recognised> recogniseAll(const StateDict& tensors) {
    std::vector<Recognised> all;
    if (tensors.size() < kFewTensors && !recognise(tensors))
        return all;
    StateDict rest = tensors;
    constexpr std::size_t kMaxNetworks = 64;
    for (std::size_t tries = 0; tries < kMaxNetworks; ++tries) {
        auto recognised = recognise(rest);
        const auto stem = recognised
                              ? std::optional(recognised->prefix + stemKey(recognised->names))
                              : anyStem(rest);
        if (!stem || !rest.take(*stem))
            break;
        if (!recognised)
            continue;
        if (!recognised->variant && !recognised->isV2 && recognised->headChannels == 0)
            recognised->variant = variantOfFeatures(tensors, *recognised);
        all.push_back(std::move(*recognised));
    }
    // What is none of B0 to B7 is no choice beside one that is.
    if (std::any_of(all.begin(), all.end(),
                    [](const Recognised& r) { return r.variant.has_value(); }))
        std::erase_if(all, [](const Recognised& r) { return !r.variant; });
    return all;
}

bool hasRunningMeans(const FoundNetworks& found, const FoundNetwork& network) {
    return found.dicts[network.dict].content->tensors.find(
        network.recognised.prefix + keyOf(network.recognised.names, "stem.bn.running_mean"));
}

/// What cannot run is no choice beside what can.
void takeShadowsOut(FoundNetworks& found) {
    const auto whole = std::stable_partition(
        found.networks.begin(), found.networks.end(),
        [&](const FoundNetwork& network) { return hasRunningMeans(found, network); });
    if (whole == found.networks.begin())
        return;
    found.shadows.assign(whole, found.networks.end());
    found.networks.erase(whole, found.networks.end());
}

void nameAll(const FoundNetworks& found, std::vector<FoundNetwork>& networks) {
    std::vector<std::string> places;
    for (const FoundNetwork& network : networks)
        places.push_back(found.dicts[network.dict].path + '.' + network.recognised.prefix);
    const std::vector<std::string> names = distinctNames(places);
    for (std::size_t i = 0; i < names.size(); ++i) {
        networks[i].name = names[i];
        networks[i].average = namesAnAverage(places[i]);
    }
}

}  // namespace

FoundNetworks findNetworks(const Archive& archive) {
    FoundNetworks found;
    Walk(archive, found).run();
    for (std::size_t i = 0; i < found.dicts.size(); ++i)
        for (Recognised& recognised : recogniseAll(found.dicts[i].content->tensors))
            found.networks.push_back({i, std::move(recognised), "", false});
    if (std::any_of(found.networks.begin(), found.networks.end(),
                    [](const FoundNetwork& n) { return n.recognised.variant.has_value(); }))
        std::erase_if(found.networks, [](const FoundNetwork& n) { return !n.recognised.variant; });
    takeShadowsOut(found);
    nameAll(found, found.networks);
    nameAll(found, found.shadows);
    return found;
}

bool sameNetwork(const FoundNetworks& found, const FoundNetwork& a, const FoundNetwork& b) {
    const StateDict &left = found.dicts[a.dict].content->tensors,
                    &right = found.dicts[b.dict].content->tensors;
    if (a.recognised.names != b.recognised.names)
        return false;
    for (const auto& [key, tensor] : left.entries()) {
        if (!key.starts_with(a.recognised.prefix))
            continue;
        const WeightTensor* other =
            right.find(b.recognised.prefix + key.substr(a.recognised.prefix.size()));
        if (!other || other->bytes.data() != tensor.bytes.data() || other->shape != tensor.shape)
            return false;
    }
    return true;
}

std::optional<int> variantOfFeatures(const StateDict& file, const Recognised& recognised) {
    for (const VariantRow& row : family()) {
        const Architecture architecture = buildArchitecture(row.spec);
        const KeyMap map(recognised.names, architecture);
        const auto fits = [&](const ParameterSpec& parameter) {
            if (!parameter.key.starts_with("stages.") || parameter.shape.size() != 4)
                return true;
            const WeightTensor* tensor = file.find(recognised.prefix + map.fileKey(parameter.key));
            return tensor && tensor->shape == parameter.shape;
        };
        const auto parameters = expectedParameters(architecture);
        if (architecture.stemChannels == recognised.stemChannels &&
            architecture.seBlockCount() == recognised.blockCount &&
            std::all_of(parameters.begin(), parameters.end(), fits))
            return row.spec.variant;
    }
    return std::nullopt;
}

}  // namespace scalescope
