// SPDX-License-Identifier: Apache-2.0
// One weight file: what it is, and its tensors for a network.
#pragma once

#include "core/weights/checkpoint.h"
#include "core/weights/weights.h"

#include <filesystem>

namespace scalescope {

/// Checked weights of one file. Throws: as loadWeights.
[[nodiscard]] Weights loadFile(const std::filesystem::path& path, const NetworkSpec& spec,
                               RunContext& context);

}  // namespace scalescope
