// SPDX-License-Identifier: Apache-2.0
// The question: this picture, decoded.
#pragma once

#include "core/session/run_request.h"

#include <vector>

namespace scalescope {

/// The first that can be read: those after the source are tried where it may be skipped.
struct LoadImageJob {
    using Answer = LoadedImage;
    ImageSource source;
    DecodeOptions decode;
    std::vector<ImageSource> orElse = {};
};

}  // namespace scalescope
