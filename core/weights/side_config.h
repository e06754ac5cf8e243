// SPDX-License-Identifier: Apache-2.0
// What timm and transformers put beside their weights: config.json, preprocessor_config.json.
#pragma once

#include "core/weights/side_preprocessing.h"
#include "core/weights/stated_options.h"

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace scalescope {

/// Of timm and transformers; of transformers.
inline constexpr std::array kSideConfigNames{"config.json", "preprocessor_config.json"};

struct SideConfig {
    bool hasConfig = false;    ///< config.json is there, whatever can be used of it
    std::string architecture;  ///< "tf_efficientnet_b3"; empty when not stated
    SidePreprocessing preprocessing;
    std::vector<std::string> classNames;  ///< label_names, id2label, class_names, ...
    std::string activation;          ///< "relu": of an EfficientNet, other than SiLU; else empty
    std::string pooling;             ///< "max": other than the mean; else empty
    StatedOptions options;           ///< other arguments of timm's constructor
    std::string labelProblem;        ///< why a map of classes in it gives no names; else empty
    std::vector<std::string> notes;  ///< what is there and was not used, in sentences
    // Of transformers.
    std::optional<double> batchNormEps;
    std::optional<std::vector<int>> depthwisePadding;  ///< blocks that pad symmetrically
};

/// nullopt when there is none beside the file; notes tell of one that cannot be read.
[[nodiscard]] std::optional<SideConfig> readSideConfig(const std::filesystem::path& weightsFile);

}  // namespace scalescope
