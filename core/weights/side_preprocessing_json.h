// SPDX-License-Identifier: Apache-2.0
// From the documents of timm and transformers to how pictures are fed. Shows JSON.
#pragma once

#include "core/weights/side_preprocessing.h"

#include <nlohmann/json_fwd.hpp>

namespace scalescope {

/// Sets both where both keys hold three numbers, the second ones positive.
void setNormalisation(const nlohmann::json& document, const char* mean, const char* deviation,
                      SidePreprocessing& side);

/// Of timm's pretrained_cfg. Throws: nlohmann::json::exception for values of other types.
[[nodiscard]] SidePreprocessing timmPreprocessing(const nlohmann::json& config);

/// Of transformers' preprocessor_config.json. Throws: as timmPreprocessing.
[[nodiscard]] SidePreprocessing transformersPreprocessing(const nlohmann::json& document);

}  // namespace scalescope
