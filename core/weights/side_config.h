// SPDX-License-Identifier: Apache-2.0
// What timm and transformers put beside their weights: config.json, preprocessor_config.json.
#pragma once

#include "core/model/variant.h"

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace scalescope {

/// Of timm and transformers; of transformers.
inline constexpr std::array kSideConfigNames{"config.json", "preprocessor_config.json"};

/// How pictures are to be fed; what is not stated is empty.
struct SidePreprocessing {
    std::optional<int> resize, crop;  ///< px; crop empty: a plain resize to a square
    std::optional<Interpolation> interpolation;
    std::optional<std::array<float, 3>> mean, std;
    std::string note;  ///< what of it this program cannot do

    /// What is stated, in place of what stands in recipe.
    [[nodiscard]] Recipe over(Recipe recipe) const;
    [[nodiscard]] bool any() const { return resize || mean; }
};

struct SideConfig {
    std::string architecture;  ///< "tf_efficientnet_b3"; empty when not stated
    SidePreprocessing preprocessing;
    std::vector<std::string> classNames;  ///< label_names, id2label, class_names, ...
    std::string activation;  ///< "relu": of an EfficientNet, other than SiLU; else empty
    std::string pooling;     ///< "max": other than the mean; else empty
    // Of transformers.
    std::optional<double> batchNormEps;
    std::optional<std::vector<int>> depthwisePadding;  ///< blocks that pad symmetrically
};

/// nullopt when there is none beside the file, or when it cannot be read.
[[nodiscard]] std::optional<SideConfig> readSideConfig(const std::filesystem::path& weightsFile);

}  // namespace scalescope
