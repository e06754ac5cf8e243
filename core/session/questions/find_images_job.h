// SPDX-License-Identifier: Apache-2.0
// The question: which images lie in these folders.
#pragma once

#include "core/session/image_list.h"

#include <filesystem>
#include <vector>

namespace scalescope {

struct FoundImages {
    ImageList images;
};

/// Files stay, folders are expanded: as expandImages.
struct FindImagesJob {
    using Answer = FoundImages;
    std::vector<std::filesystem::path> paths;
};

}  // namespace scalescope
