// SPDX-License-Identifier: Apache-2.0
// What training scripts put beside their weights as YAML: nothing is taken from it, which is told.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace scalescope {

/// Where such files lie: beside the weights, where PyTorch Lightning puts them, above a folder
/// "checkpoints" or "weights" too.
[[nodiscard]] std::vector<std::filesystem::path> sideYamlPaths(
    const std::filesystem::path& weightsFile);

/// A sentence for each of them that says how pictures are to be fed or what network it is, with
/// what it says; or that it cannot be read. Throws: nothing.
[[nodiscard]] std::vector<std::string> sideYamlNotes(const std::filesystem::path& weightsFile);

}  // namespace scalescope
