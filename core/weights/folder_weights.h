// SPDX-License-Identifier: Apache-2.0
// A folder that the user named as weights: the one file in it that is meant, or what was seen.
#pragma once

#include "core/base/run_context.h"
#include "core/model/variant.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace scalescope {

struct FolderChoice {
    std::filesystem::path path;
    std::vector<std::string> notes;  ///< why this one
    /// Where the layers of its head lie in a file of their own.
    std::optional<std::filesystem::path> head = std::nullopt;
};

/// The weights of a network in a folder: under the published names first, then whichever file fits
/// by its tensors. part: the name of one network in the file, or empty. Throws: FileMissing when
/// none fits, with what was seen and why each was not taken, ArgumentInvalid when several do; with
/// Subject::Weights.
[[nodiscard]] FolderChoice weightsInFolder(const std::filesystem::path& folder,
                                           const std::string& part, const NetworkSpec& spec,
                                           RunContext& context);

/// The only file (or index of shards) in a folder that holds a network of EfficientNet; where there
/// is but one weights file, that one; of several of one variant what weightsInFolder takes for it.
/// Throws: as weightsInFolder.
[[nodiscard]] FolderChoice onlyWeightsIn(const std::filesystem::path& folder, RunContext& context);

/// Variants of B0 to B7 that the files of a folder fit.
[[nodiscard]] std::vector<int> variantsInFolder(const std::filesystem::path& folder,
                                                RunContext& context);

}  // namespace scalescope
