// SPDX-License-Identifier: Apache-2.0
#include "core/weights/heads_beside.h"

#include "core/weights/left_over.h"
#include "core/weights/network_names.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace scalescope {

namespace {

/// Words of paths under which training keeps what its network does not use.
constexpr std::array<std::string_view, 14> kTrainingWords{
    "optimizer", "optimizers", "optim",     "opt",      "criterion", "loss",  "losses",
    "scheduler", "schedulers", "gradients", "momentum", "exp",       "grads", "grad"};

bool isOfTrainingPath(const std::string& path) {
    const std::vector<std::string> words = lowerCaseWords(path);
    return std::any_of(words.begin(), words.end(), [](const std::string& word) {
        return std::find(kTrainingWords.begin(), kTrainingWords.end(), word) !=
               kTrainingWords.end();
    });
}

/// "weight", "weight_v", "parametrizations.weight.original1".
bool isWeight(const std::string& key) {
    const std::string leaf = lastPartOf(key);
    return leaf.starts_with("weight") || leaf.starts_with("original");
}

enum class Layers { None, Head, Convolutions };

Layers layersOf(const StateDict& tensors) {
    Layers layers = Layers::None;
    for (const auto& [key, tensor] : tensors.entries()) {
        if (!isFloating(tensor.dtype) || !isWeight(key) || tensor.shape.size() < 2)
            continue;
        if (std::any_of(tensor.shape.begin() + 2, tensor.shape.end(),
                        [](std::int64_t size) { return size != 1; }))
            return Layers::Convolutions;
        layers = Layers::Head;
    }
    return layers;
}

/// Bytes up to and with the last dot that both paths share whole parts before.
std::size_t sharedPath(const std::string& a, const std::string& b) {
    std::size_t shared = 0;
    for (std::size_t i = 0; i < a.size() && i < b.size() && a[i] == b[i]; ++i)
        if (a[i] == '.')
            shared = i + 1;
    return shared;
}

class Beside {
public:
    Beside(const FoundNetworks& found, const FoundNetwork& chosen)
        : m_found(found), m_chosen(chosen) {}

    /// Paths and dicts of these layers, those of averages apart from those of the rest.
    std::vector<const TensorDict*> with(Layers layers) const {
        std::vector<const TensorDict*> dicts, others;
        for (std::size_t i = 0; i < m_found.dicts.size(); ++i) {
            const TensorDict& dict = m_found.dicts[i];
            if (isBeside(i) && layersOf(dict.content->tensors) == layers)
                (namesAnAverage(dict.path) == m_chosen.average ? dicts : others).push_back(&dict);
        }
        return dicts.empty() ? others : dicts;
    }

    const std::string& path() const { return m_found.dicts[m_chosen.dict].path; }

private:
    bool isBeside(std::size_t index) const {
        const TensorDict& dict = m_found.dicts[index];
        const auto isIn = [&](const FoundNetwork& network) { return network.dict == index; };
        const auto isNearer = [&](const FoundNetwork& network) {
            return sharedPath(dict.path, m_found.dicts[network.dict].path) >
                   sharedPath(dict.path, path());
        };
        return !isOfTrainingPath(dict.path) &&
               std::none_of(m_found.networks.begin(), m_found.networks.end(), isIn) &&
               std::none_of(m_found.shadows.begin(), m_found.shadows.end(), isIn) &&
               std::none_of(m_found.networks.begin(), m_found.networks.end(), isNearer);
    }

    const FoundNetworks& m_found;
    const FoundNetwork& m_chosen;
};

std::string placeOf(const TensorDict& dict) {
    return dict.path.empty() ? "the top level" : dict.path;
}

/// Logits are divided or multiplied by such a number; it changes no rank.
bool scalesLogits(const std::string& key, const WeightTensor& tensor) {
    const std::string leaf = lastPartOf(key);
    return isFloating(tensor.dtype) && elementCount(tensor.shape) == 1 &&
           (leaf == "temperature" || leaf == "T" || leaf == "logit_scale");
}

}  // namespace

void takeHeadsBeside(const FoundNetworks& found, const FoundNetwork& chosen, NetworkTensors& into) {
    const Beside beside(found, chosen);
    for (const TensorDict* dict : beside.with(Layers::Head)) {
        const std::string own = dict->path.substr(sharedPath(dict->path, beside.path()));
        const std::string before = own.empty() ? "" : own + '.';
        for (const auto& [key, tensor] : dict->content->tensors.entries()) {
            std::string name = before + key;
            while (into.tensors.find(name))  // a name of the network's own
                name.insert(0, "beside.");
            const auto renamed = dict->content->fileKeys.find(key);
            into.fileKeys[name] =
                before + (renamed == dict->content->fileKeys.end() ? key : renamed->second);
            into.tensors.set(name, tensor);
        }
        into.paths.push_back(dict->path);
        into.notes.push_back("The file also holds layers under " + placeOf(*dict) +
                             ", beside the network; those that fit it count as its head.");
    }
    for (const TensorDict* dict : beside.with(Layers::None))
        for (const auto& [key, tensor] : dict->content->tensors.entries())
            if (scalesLogits(key, tensor))
                into.notes.push_back("The file also holds the number " +
                                     (dict->path.empty() ? key : dict->path + '.' + key) +
                                     " beside the network; logits are not scaled by it.");
    for (const TensorDict* dict : beside.with(Layers::Convolutions)) {
        const std::size_t count = dict->content->tensors.size();
        into.notes.push_back("The file also holds " + std::to_string(count) +
                             (count == 1 ? " tensor under " : " tensors under ") + placeOf(*dict) +
                             ", which " + (count == 1 ? "is" : "are") +
                             " no part of the network that was read.");
    }
}

}  // namespace scalescope
