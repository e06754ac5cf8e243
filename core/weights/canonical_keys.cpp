// SPDX-License-Identifier: Apache-2.0
#include "core/weights/canonical_keys.h"

#include "core/model/parameters.h"
#include "core/model/variant.h"
#include "core/weights/key_map.h"
#include "core/weights/reparametrised.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>

namespace scalescope {

namespace {

/// What wrappers of training put into the middle of names.
constexpr std::array<std::string_view, 5> kInnerWrappers{
    "._fsdp_wrapped_module.", "._checkpoint_wrapped_module.", "._orig_mod.", "._forward_module.",
    "._wrapped_module."};

constexpr std::array kNames{TensorNames::ScaleScope, TensorNames::Torchvision, TensorNames::Timm,
                            TensorNames::Lukemelas, TensorNames::Mmpretrain};

using Names = std::set<std::string, std::less<>>;

/// Names of all convolutions of all variants, of every project.
const Names& convolutions() {
    static const Names names = [] {
        Names all;
        for (const VariantRow& row : family()) {
            const Architecture architecture = buildArchitecture(row.spec);
            for (const TensorNames project : kNames) {
                const KeyMap map(project, architecture);
                for (const ParameterSpec& parameter : expectedParameters(architecture))
                    if (parameter.shape.size() == 4)
                        all.insert(map.fileKey(parameter.key));
            }
        }
        return all;
    }();
    return names;
}

/// True when name is, behind a prefix of any kind, one of the names.
bool endsLike(std::string_view name, const Names& names) {
    for (std::size_t at = 0;;) {
        if (names.contains(name.substr(at)))
            return true;
        at = name.find('.', at);
        if (at++ == std::string_view::npos)
            return false;
    }
}

std::string withoutInnerWrappers(std::string key) {
    for (const std::string_view wrapper : kInnerWrappers)
        for (std::size_t at = key.find(wrapper); at != std::string::npos; at = key.find(wrapper))
            key.erase(at, wrapper.size() - 1);
    return key;
}

std::size_t endOfNumber(std::string_view key, std::size_t at) {
    return std::min(key.find_first_not_of("0123456789", at), key.size());
}

/// "_blocks.2.4._bn0.bias" of MONAI as "_blocks.4._bn0.bias": stacks of blocks that are numbered on
/// from one stack to the next. The same key when it is no such one.
std::string withoutStacks(const std::string& key) {
    constexpr std::string_view kBlocks = "_blocks.";
    const std::size_t found = key.find(kBlocks);
    if (found == std::string::npos || (found > 0 && key[found - 1] != '.'))
        return key;
    const std::size_t stack = found + kBlocks.size();
    const std::size_t dot = endOfNumber(key, stack);
    const std::size_t end = key[dot] == '.' ? endOfNumber(key, dot + 1) : dot;
    const bool isStacked = dot > stack && end > dot + 1 && key.compare(end, 2, "._") == 0;
    return isStacked ? key.substr(0, stack) + key.substr(dot + 1) : key;
}

/// "features.0.0.conv.weight" as "features.0.0.weight"; the same key when it is no such one.
std::string withoutWrappedConvolution(const std::string& key, const StateDict& file) {
    const std::size_t leaf = key.rfind('.');
    const std::size_t module =
        leaf == std::string::npos || leaf == 0 ? leaf : key.rfind('.', leaf - 1);
    if (module == std::string::npos)
        return key;
    const std::string weight = key.substr(0, leaf) + ".weight";
    const std::string plain = key.substr(0, module);
    const std::string_view wrapper = std::string_view(key).substr(module + 1, leaf - module - 1);
    const WeightTensor* tensor = file.find(weight);
    const bool isWrapped =
        tensor && tensor->shape.size() == 4 && !wrapper.empty() &&
        wrapper.find_first_not_of("0123456789") != std::string_view::npos &&
        wrapper.find("lora") == std::string_view::npos && !endsLike(weight, convolutions()) &&
        endsLike(plain + ".weight", convolutions()) && !file.find(plain + ".weight");
    return isWrapped ? plain + key.substr(leaf) : key;
}

/// Modules of a network that were put into a Sequential have numbers instead of names.
struct Numbered {
    std::string_view stem, block;  ///< two keys behind the same prefix that give it away
    std::vector<std::pair<std::string_view, std::string_view>> modules;
};

const std::array<Numbered, 2>& numberedNetworks() {
    static const std::array<Numbered, 2> all{{
        {"0.0.weight", "1.0.block.0.0.weight", {{"", "features."}}},
        {"0.weight",
         "2.0.0.conv_dw.weight",
         {{"0.", "conv_stem."},
          {"1.", "bn1."},
          {"2.", "blocks."},
          {"3.", "conv_head."},
          {"4.", "bn2."}}},
    }};
    return all;
}

bool isConvolutionOfPictures(const WeightTensor* tensor) {
    return tensor && tensor->shape.size() == 4 && tensor->shape[2] == 3 && tensor->shape[1] <= 4;
}

class Renaming {
public:
    explicit Renaming(CanonicalTensors& result) : m_result(result) {}

    /// Every key as rename gives it; one that would meet another stays. Number of changed ones.
    template <typename Rename>
    int apply(Rename&& rename) {
        StateDict renamed;
        std::map<std::string, std::string, std::less<>> fileKeys;
        int changed = 0;
        for (const auto& [key, tensor] : m_result.tensors.entries()) {
            std::string other = rename(key);
            if (other != key && (m_result.tensors.find(other) || renamed.find(other)))
                other = key;
            changed += other != key ? 1 : 0;
            const auto known = m_result.fileKeys.find(key);
            if (other != key || known != m_result.fileKeys.end())
                fileKeys[other] = known == m_result.fileKeys.end() ? key : known->second;
            renamed.set(std::move(other), tensor);
        }
        if (changed > 0) {
            m_result.tensors = std::move(renamed);
            m_result.fileKeys = std::move(fileKeys);
        }
        return changed;
    }

private:
    CanonicalTensors& m_result;
};

/// The prefixes behind which a network without names stands.
std::vector<std::string> prefixesOf(const Numbered& network, const StateDict& file) {
    constexpr std::size_t kMaxPrefixes = 64;  // each means a walk through all keys
    std::vector<std::string> prefixes;
    for (const auto& [key, tensor] : file.entries()) {
        if (prefixes.size() == kMaxPrefixes)
            break;
        if (!key.ends_with(network.stem) || !isConvolutionOfPictures(&tensor))
            continue;
        const std::string prefix = key.substr(0, key.size() - network.stem.size());
        const bool whole =
            (prefix.empty() || prefix.back() == '.') && !prefix.ends_with("features.");
        if (whole && file.find(prefix + std::string(network.block)))
            prefixes.push_back(prefix);
    }
    return prefixes;
}

void nameNumberedNetworks(CanonicalTensors& result) {
    for (const Numbered& network : numberedNetworks())
        for (const std::string& prefix : prefixesOf(network, result.tensors)) {
            const int changed = Renaming(result).apply([&](const std::string& key) {
                if (!key.starts_with(prefix) || key.size() == prefix.size() ||
                    key[prefix.size()] < '0' || key[prefix.size()] > '9')
                    return key;
                const std::string rest = key.substr(prefix.size());
                // A head of two parts ("9.weight") is no part of the features.
                const bool deep = rest.find('.') != rest.rfind('.');
                for (const auto& [number, name] : network.modules)
                    if (rest.starts_with(number) && (deep || !number.empty()))
                        return prefix + std::string(name) + rest.substr(number.size());
                return key;
            });
            if (changed > 0)
                result.notes.push_back(
                    "The network's modules have numbers instead of names (it was "
                    "saved as part of a Sequential); they were named again.");
        }
}

}  // namespace

CanonicalTensors canonicalTensors(const StateDict& file, ReadDepth reading) {
    CanonicalTensors result;
    result.tensors = file;
    Renaming(result).apply([](const std::string& key) { return withoutInnerWrappers(key); });
    if (Renaming(result).apply(&withoutStacks) > 0)
        result.notes.push_back(
            "The network's blocks lie in stacks (as MONAI saves EfficientNetBN); they were taken "
            "out of them.");
    computeReparametrised(result, reading);
    const StateDict before = result.tensors;
    const int wrapped = Renaming(result).apply(
        [&](const std::string& key) { return withoutWrappedConvolution(key, before); });
    if (wrapped > 0)
        result.notes.push_back(
            std::to_string(wrapped) +
            " tensors lie in convolutions that were wrapped; they were taken out "
            "of their wrappers.");
    nameNumberedNetworks(result);
    return result;
}

}  // namespace scalescope
