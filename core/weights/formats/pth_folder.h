// SPDX-License-Identifier: Apache-2.0
// A folder that is a .pth file after unzip: data.pkl and data/N lie in it as files.
#pragma once

#include "core/base/run_context.h"
#include "core/weights/formats/archive.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace scalescope {

[[nodiscard]] bool isUnpackedPth(const std::filesystem::path& folder);

struct UnpackedPth {
    std::filesystem::path path;  ///< the folder, without a slash at its end
    Archive archive;
    std::string sha256;  ///< of the lines "SHA-256  name" of the files; empty when not wanted
    std::int64_t bytes = 0;
};
/// Throws: as readArchive.
[[nodiscard]] UnpackedPth readPthFolder(const std::filesystem::path& folder, RunContext& context,
                                        ReadDepth reading, bool hash);

}  // namespace scalescope
