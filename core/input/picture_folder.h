// SPDX-License-Identifier: Apache-2.0
// Generated pictures as a folder of class folders, with a card.
#pragma once

#include "core/base/run_context.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace scalescope {

/// What a folder of generated pictures holds; the same settings draw the same pixels.
struct PictureFolderSettings {
    int perClass = 100;
    std::uint64_t seed = 1;
    int px = 224;
    std::string command;  ///< that draws them again, for the card
};

struct PictureFolder {
    std::filesystem::path folder;
    PictureFolderSettings settings;
    std::int64_t pictureCount = 0;
    std::int64_t pictureBytes = 0;  ///< of the files, without the card
};

/// Writes the first 20 perClass pictures of the stream of that seed as PNG into folders named after
/// their kinds, and a card, README.md. A folder that has a card of the same settings is
/// completed; nothing is ever removed.
/// Throws: FileUnwritable (also for a folder that holds anything else); ArgumentInvalid (perClass
/// < 1 or > 50 000, px < 16 or > 4096); Canceled.
PictureFolder writePictureFolder(const std::filesystem::path& folder,
                                 const PictureFolderSettings& settings, RunContext& context);

}  // namespace scalescope
