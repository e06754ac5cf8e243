// SPDX-License-Identifier: Apache-2.0
#include "core/weights/weights_path.h"

#include <system_error>

namespace scalescope {

WeightsPath splitWeightsPath(const std::filesystem::path& path) {
    std::error_code ignored;
    const std::string text = path.string();
    const std::size_t hash = text.rfind('#');
    if (hash == std::string::npos || hash == 0 || hash + 1 == text.size() ||
        std::filesystem::exists(path, ignored))
        return {path, ""};
    const std::filesystem::path file = text.substr(0, hash);
    if (!std::filesystem::exists(file, ignored))
        return {path, ""};
    return {file, text.substr(hash + 1)};
}

}  // namespace scalescope
