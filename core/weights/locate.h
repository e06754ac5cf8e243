// SPDX-License-Identifier: Apache-2.0
// Where weights of a published variant may lie on this machine.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace scalescope {

/// Where a file of a published variant may lie, in the order that it is looked for.
struct SearchPlace {
    std::string name;  ///< "given folder", "torch cache", "Hugging Face cache"
    std::filesystem::path folder;
    bool exists = false;
};

/// The places of Auto, those that are not there included.
[[nodiscard]] std::vector<SearchPlace> searchPlaces(const std::filesystem::path& first = {});

/// Existing files that Auto tries for a variant, best first: published names in the given folder,
/// the application's data folder, the torch cache and the Hugging Face cache; in the first two also
/// "b3.safetensors" and the like; then timm's own repositories in the Hugging Face cache.
[[nodiscard]] std::vector<std::filesystem::path> weightCandidates(
    int variant, const std::filesystem::path& first);

/// Those of one folder under the published names and under "b3.safetensors" and the like, best
/// first.
[[nodiscard]] std::vector<std::filesystem::path> namedCandidates(
    const std::filesystem::path& folder, int variant);

}  // namespace scalescope
