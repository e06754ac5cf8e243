// SPDX-License-Identifier: Apache-2.0
// FILE#NAME: one of several networks in a file.
#pragma once

#include <filesystem>
#include <string>

namespace scalescope {

struct WeightsPath {
    std::filesystem::path file;
    std::string part;  ///< of the file; empty: the only one
};

/// What stands behind the last # is a part, unless there is a file of the whole name.
[[nodiscard]] WeightsPath splitWeightsPath(const std::filesystem::path& path);

}  // namespace scalescope
