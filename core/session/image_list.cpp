// SPDX-License-Identifier: Apache-2.0
#include "core/session/image_list.h"

#include "core/input/image_set.h"

namespace scalescope {

ImageList sourcesIn(const std::vector<std::filesystem::path>& paths, bool strict) {
    std::vector<ImageSource> sources;
    for (ImageEntry& entry : expandImages(paths))
        sources.push_back({.path = std::move(entry.path),
                           .sample = {},
                           .loaded = {},
                           .classLabel = std::move(entry.classLabel),
                           .mayBeSkipped = entry.folder && !strict,
                           .folder = std::move(entry.folder)});
    return sources;
}

}  // namespace scalescope
