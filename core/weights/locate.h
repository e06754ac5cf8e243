// SPDX-License-Identifier: Apache-2.0
// Where weights of a published variant may lie on this machine.
#pragma once

#include "core/weights/weights.h"

#include <filesystem>
#include <vector>

namespace scalescope {

/// Existing files that Auto tries for a variant, best first: published names in the given folder,
/// the application's data folder, the torch cache and the Hugging Face cache; in the first two also
/// "b3.safetensors" and the like; then timm's own repositories in the Hugging Face cache.
[[nodiscard]] std::vector<std::filesystem::path> weightCandidates(
    int variant, const std::filesystem::path& first);

}  // namespace scalescope
