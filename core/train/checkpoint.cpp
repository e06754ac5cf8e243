// SPDX-License-Identifier: Apache-2.0
#include "core/train/checkpoint.h"

#include "core/base/format.h"
#include "core/train/tensors_torch.h"
#include "core/weights/clues.h"
#include "core/weights/formats/safetensors_writer.h"
#include "core/weights/key_map.h"

#include <nlohmann/json.hpp>

namespace scalescope {

namespace {

/// Torchvision's names stand for symmetric padding; who reads the file must hear of another.
Metadata withConventions(Metadata metadata, const NetworkSpec& spec) {
    const bool ownEps =
        spec.variant &&
        family().at(static_cast<std::size_t>(*spec.variant)).spec.batchNormEps != spec.batchNormEps;
    if (spec.padding == Padding{} && !ownEps)
        return metadata;
    metadata[kPaddingKey] = paddingWord(spec.padding);
    metadata[kBatchNormEpsKey] = formatExact(spec.batchNormEps);
    return metadata;
}

}  // namespace

std::string classNamesText(const std::vector<std::string>& names) {
    return nlohmann::json(names).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

void writeNetwork(const std::filesystem::path& path, const StateDict& weights,
                  const NetworkSpec& spec, bool half, const Metadata& metadata) {
    const StateDict named = renamed(weights, TensorNames::Torchvision, buildArchitecture(spec));
    writeSafetensors(path, half ? halved(named) : named, withConventions(metadata, spec));
}

}  // namespace scalescope
