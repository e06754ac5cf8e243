// SPDX-License-Identifier: Apache-2.0
// What lies in a folder that was named as weights, and what is said of one without any.
#pragma once

#include "core/base/error.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace scalescope {

struct FolderListing {
    std::vector<std::filesystem::path> weights;  ///< sorted; the index of shards stands for them
    std::vector<std::string> others;
    /// The first index whose shards are not to be had: they may stand among the weights.
    std::optional<std::filesystem::path> brokenIndex;
};

/// Files by their endings, indices of shards and unpacked checkpoints. Throws: FileMissing,
/// FileUnreadable, with Subject::Weights.
[[nodiscard]] FolderListing listFolder(const std::filesystem::path& folder);

/// Throws: FormatUnknown for a folder that is one checkpoint of another kind (SavedModel, FSDP,
/// DeepSpeed).
void refuseOtherCheckpoint(const std::filesystem::path& folder, const FolderListing& listing);

[[noreturn]] void refuseEmptyFolder(const std::filesystem::path& folder,
                                    const FolderListing& listing);
[[noreturn]] void refuseFolder(const std::filesystem::path& folder, ErrorCode code,
                               const std::string& what);

/// "a, b, c, d, e and 4 more".
[[nodiscard]] std::string joinedNames(const std::vector<std::string>& names,
                                      const char* between = ", ");

}  // namespace scalescope
