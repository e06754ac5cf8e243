// SPDX-License-Identifier: Apache-2.0
#include "core/weights/telling_values.h"

#include "core/model/variant.h"
#include "core/weights/cosine_head.h"
#include "core/weights/input_norm.h"
#include "core/weights/padding_statistics.h"

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

}  // namespace scalescope
