// SPDX-License-Identifier: Apache-2.0
#include "core/weights/find_networks.h"

#include "core/model/parameters.h"
#include "core/model/variant.h"
#include "core/weights/network_names.h"
#include "core/weights/parted_dicts.h"
#include "core/weights/tensor_dicts.h"

#include <algorithm>
#include <set>

namespace scalescope {

namespace {

using Kind = Value::Kind;

constexpr std::size_t kMaxFound = 1000;  ///< networks in all dicts

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

FoundNetworks findNetworks(const Archive& archive, const Refusal& refuse) {
    FoundNetworks found;
    findTensorDicts(archive, refuse, found);
    joinPartedDicts(found);
    for (std::size_t i = 0; i < found.dicts.size(); ++i)
        for (Recognised& recognised : recogniseAll(found.dicts[i].content->tensors))
            found.networks.push_back({i, std::move(recognised), "", false});
    if (found.networks.size() > kMaxFound)
        refuseManyNetworks(refuse);
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
