// SPDX-License-Identifier: Apache-2.0
#include "core/weights/cache_folders.h"

#include <algorithm>
#include <cstdlib>
#include <string>

namespace scalescope {

namespace {

namespace fs = std::filesystem;

fs::path variable(const char* name) {
    const char* value = std::getenv(name);
    return value ? fs::path(value) : fs::path();
}

fs::path orElse(const fs::path& value, const fs::path& other) {
    return value.empty() ? other : expandedPath(value);
}

fs::path home() {
    return variable("HOME");
}

fs::path cacheHome() {
    return orElse(variable("XDG_CACHE_HOME"), home() / ".cache");
}

}  // namespace

fs::path expandedPath(const fs::path& path) {
    const std::string text = path.string();
    return text == "~" || text.starts_with("~/")
               ? home() / text.substr(std::min<std::size_t>(2, text.size()))
               : path;
}

fs::path torchCheckpoints() {
    return orElse(variable("TORCH_HOME"), cacheHome() / "torch") / "hub" / "checkpoints";
}

fs::path huggingFaceHub() {
    const fs::path folder = orElse(variable("HF_HOME"), cacheHome() / "huggingface") / "hub";
    return orElse(variable("HF_HUB_CACHE"), orElse(variable("HUGGINGFACE_HUB_CACHE"), folder));
}

fs::path applicationWeights() {
    return orElse(variable("XDG_DATA_HOME"), home() / ".local" / "share") / "scalescope" /
           "weights";
}

}  // namespace scalescope
