// SPDX-License-Identifier: Apache-2.0
// The config.json that timm and transformers put beside their weights.
#pragma once

#include "core/model/variant.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace scalescope {

struct SideConfig {
    std::string architecture;        ///< "tf_efficientnet_b3"; empty when not stated
    std::optional<Recipe> recipe;    ///< from input_size, crop_pct, interpolation
    bool usualNormalisation = true;  ///< ImageNet mean and standard deviation
    // Of transformers.
    std::optional<double> batchNormEps;
    std::optional<std::vector<int>> depthwisePadding;  ///< blocks that pad symmetrically
};

/// nullopt when there is none beside the file, or when it cannot be read.
[[nodiscard]] std::optional<SideConfig> readSideConfig(const std::filesystem::path& weightsFile);

}  // namespace scalescope
