// SPDX-License-Identifier: Apache-2.0
// The folders in which libraries keep the weights that they fetched, as their variables say.
#pragma once

#include <filesystem>

namespace scalescope {

/// torchvision's: $TORCH_HOME/hub/checkpoints, else below $XDG_CACHE_HOME or ~/.cache.
[[nodiscard]] std::filesystem::path torchCheckpoints();
/// huggingface_hub's: $HF_HUB_CACHE, $HUGGINGFACE_HUB_CACHE, $HF_HOME/hub, else below the cache.
[[nodiscard]] std::filesystem::path huggingFaceHub();
/// This program's own: $XDG_DATA_HOME/scalescope/weights.
[[nodiscard]] std::filesystem::path applicationWeights();

/// A path with ~ for the home folder as the system knows it.
[[nodiscard]] std::filesystem::path expandedPath(const std::filesystem::path& path);

}  // namespace scalescope
