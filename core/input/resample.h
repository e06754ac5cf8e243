// SPDX-License-Identifier: Apache-2.0
// Pillow's resampling of 8-bit RGB, for a part of the result only.
#pragma once

#include "core/base/image.h"

namespace scalescope::detail {

/// Longest side that is resampled; below it no sum of the fixed-point filter can overflow.
inline constexpr int kMaxSidePx = 1 << 20;

struct PixelRect {
    int left = 0, top = 0, width = 0, height = 0;
};

/// The pixels of region that a resize of the whole image to width x height would have.
/// Shape: image Rgb8, sides in 1..kMaxSidePx; region lies inside width x height.
/// Source: Pillow 13's resize, two passes in fixed point. Versions before 13 differ by a few levels
/// when the height shrinks by more than twice what the width does (tall images).
[[nodiscard]] Image resampleRegion(const Image& image, int width, int height,
                                   Interpolation interpolation, const PixelRect& region);

}  // namespace scalescope::detail
