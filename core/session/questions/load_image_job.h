// SPDX-License-Identifier: Apache-2.0
// The question: this picture, decoded.
#pragma once

#include "core/session/run_request.h"

namespace scalescope {

/// The first that can be read: where the source may be skipped the others are tried in their order.
struct LoadImageJob {
    using Answer = LoadedImage;
    ImageSource source;
    DecodeOptions decode;
    ImageList orElse = {};  ///< may begin with the source, which is tried once
};

}  // namespace scalescope
