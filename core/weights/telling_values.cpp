// SPDX-License-Identifier: Apache-2.0
#include "core/weights/telling_values.h"

#include "core/model/variant.h"
#include "core/weights/cosine_head.h"
#include "core/weights/input_norm.h"
#include "core/weights/padding_statistics.h"

#include <algorithm>

namespace scalescope {

StateDict tellingTensors(const Checkpoint& checkpoint, const Architecture& architecture) {
    StateDict tensors;
    if (!checkpoint.recognised)
        return tensors;
    const KeyMap map(checkpoint.recognised->names, architecture);
    for (const std::string& key : paddingKeys(architecture))
        if (const WeightTensor* tensor =
                checkpoint.tensors.find(checkpoint.recognised->prefix + map.fileKey(key)))
            tensors.set(key, *tensor);
    return tensors;
}

namespace {

bool lacksValues(const WeightTensor* tensor) {
    return tensor && tensor->bytes.empty() && elementCount(tensor->shape) > 0;
}

}  // namespace

std::vector<std::span<const std::byte>> tellingBytes(const Checkpoint& checkpoint) {
    std::vector<std::span<const std::byte>> parts;
    if (!checkpoint.recognised || !checkpoint.recognised->variant)
        return parts;
    const auto variant = static_cast<std::size_t>(*checkpoint.recognised->variant);
    const Architecture architecture = buildArchitecture(family().at(variant).spec);
    const StateDict tensors = tellingTensors(checkpoint, architecture);
    for (const auto& [key, tensor] : tensors.entries())
        parts.push_back(tensor.bytes);
    if (const auto norm = inputNormIn(checkpoint.tensors, {}))
        for (const std::string& key : {norm->meanKey, norm->stdKey})
            parts.push_back(checkpoint.tensors.find(key)->bytes);
    for (const std::string& key : matricesWithoutBias(checkpoint.tensors))
        parts.push_back(checkpoint.tensors.find(key)->bytes);
    return parts;
}

bool onlyWholeFileTells(const Checkpoint& checkpoint, const NetworkSpec* wanted) {
    if (!checkpoint.recognised || !checkpoint.networks.empty())
        return false;
    const auto variant = checkpoint.recognised->variant;
    if (!variant)
        return wanted && !wanted->variant;
    const StateDict padding = tellingTensors(
        checkpoint, buildArchitecture(family().at(static_cast<std::size_t>(*variant)).spec));
    constexpr std::int64_t kChannels = 3;  // of a mean or deviation of the input
    const auto lacks = [](const auto& entry) { return lacksValues(&entry.second); };
    const auto& all = checkpoint.tensors.entries();
    const std::vector<std::string> matrices = matricesWithoutBias(checkpoint.tensors);
    return std::any_of(padding.entries().begin(), padding.entries().end(), lacks) ||
           std::any_of(all.begin(), all.end(),
                       [&](const auto& entry) {
                           return elementCount(entry.second.shape) == kChannels && lacks(entry);
                       }) ||
           std::any_of(matrices.begin(), matrices.end(), [&](const std::string& key) {
               return lacksValues(checkpoint.tensors.find(key));
           });
}

}  // namespace scalescope
