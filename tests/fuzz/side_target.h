// SPDX-License-Identifier: Apache-2.0
// What fuzz targets of configurations beside weights share.
#pragma once

#include "core/weights/side_config.h"
#include "tests/fuzz/fuzz_target.h"

#include <cmath>
#include <filesystem>

namespace scalescope::fuzz {

inline void readBeside(const std::filesystem::path& config) {
    const auto side = readSideConfig(config.parent_path() / "model.safetensors");
    if (!side)
        return;
    const SidePreprocessing& feeding = side->preprocessing;
    require(feeding.resize.value_or(1) > 0 && feeding.crop.value_or(1) > 0, "sides are positive");
    if (feeding.std)
        for (const float value : *feeding.std)
            require(std::isfinite(value) && value > 0.0F, "deviations can be divided by");
}

}  // namespace scalescope::fuzz
