// SPDX-License-Identifier: Apache-2.0
// What lies in a folder that was named as weights, and the refusals that follow from it alone.
#pragma once

#include "core/base/error.h"

#include <filesystem>
#include <string>
#include <vector>

namespace scalescope {

struct FolderListing {
    std::vector<std::filesystem::path> weights;  ///< sorted; the index of shards stands for them
    std::vector<std::string> others;             ///< names
};

/// Looks at names, not into files. Throws: FileMissing, FileUnreadable.
[[nodiscard]] FolderListing listFolder(const std::filesystem::path& folder);

/// Throws: FormatUnknown for a folder that is one checkpoint of another kind.
void refuseKnownFolder(const std::filesystem::path& folder, const FolderListing& listing);

/// Throws: FileMissing, with what lies there instead of weights.
[[noreturn]] void refuseEmpty(const std::filesystem::path& folder, const FolderListing& listing);

/// Throws: an error about the folder, with Subject::Weights; what may mark settings.
[[noreturn]] void refuseFolder(const std::filesystem::path& folder, ErrorCode code,
                               const std::string& what);

/// The first few, "a, b and 7 more".
[[nodiscard]] std::string firstFew(const std::vector<std::string>& names,
                                   const char* between = ", ");

}  // namespace scalescope
