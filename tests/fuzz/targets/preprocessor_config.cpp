// SPDX-License-Identifier: Apache-2.0
// preprocessor_config.json beside weights: read, or as if it were not there.
#include "core/weights/side_config.h"
#include "tests/fuzz/fuzz_target.h"

#include <cmath>

using namespace scalescope;
using namespace scalescope::fuzz;

SCALESCOPE_FUZZ_FILE(preprocessor_config, "preprocessor_config.json") {
    const auto side = readSideConfig(path.parent_path() / "model.safetensors");
    if (!side)
        return;
    const SidePreprocessing& feeding = side->preprocessing;
    require(feeding.resize.value_or(1) > 0 && feeding.crop.value_or(1) > 0, "sides are positive");
    if (feeding.std)
        for (const float value : *feeding.std)
            require(std::isfinite(value) && value > 0.0F, "deviations can be divided by");
}
