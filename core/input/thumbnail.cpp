// SPDX-License-Identifier: Apache-2.0
#include "core/input/thumbnail.h"

#include "core/input/preprocess.h"

#include <algorithm>
#include <cstdint>

namespace scalescope {

Image withinSide(const Image& image, int longestSidePx) {
    const int side = std::max(image.width, image.height);
    if (side <= longestSidePx)
        return image;
    const auto scaled = [&](int length) {
        return std::max(1, static_cast<int>(std::int64_t{length} * longestSidePx / side));
    };
    return resizeLikePillow(image, scaled(image.width), scaled(image.height),
                            Interpolation::Bicubic);
}

}  // namespace scalescope
