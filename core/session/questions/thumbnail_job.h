// SPDX-License-Identifier: Apache-2.0
// The question: a picture, small.
#pragma once

#include "core/base/image.h"
#include "core/session/run_request.h"

#include <memory>

namespace scalescope {

struct Thumbnail {
    std::shared_ptr<const Image> image;
    int fullWidth = 0, fullHeight = 0;  ///< px, of the upright picture
};

struct ThumbnailJob {
    using Answer = Thumbnail;
    ImageSource source;
    DecodeOptions decode;
    int longestSidePx = 96;
};

}  // namespace scalescope
