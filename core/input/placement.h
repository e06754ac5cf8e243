// SPDX-License-Identifier: Apache-2.0
// Where the square that is fed lies in the resized picture: common to all ways of resizing.
#pragma once

#include "core/base/recipe.h"
#include "core/input/resample.h"

#include <cstdint>

namespace scalescope::detail {

/// Largest side that is fed to a network.
inline constexpr int kMaxInputSidePx = 4096;

/// One axis of a centre crop: which part of the resized picture goes where.
struct CropAxis {
    int from = 0, length = 0, to = 0;
};

/// The size that a picture is resized to, and its centre that is fed.
struct Placement {
    int width = 0, height = 0;  ///< of the resized picture
    int side = 0;               ///< of the square that is fed
    CropAxis x, y;

    [[nodiscard]] PixelRect region() const { return {x.from, y.from, x.length, y.length}; }
};

/// Throws: ArgumentInvalid for what is no complete Rgb8 picture, LimitExceeded for a longer side
/// than is resampled.
void checkImage(const Image& image);
/// The size that an image is to be resized to. Throws: ArgumentInvalid, LimitExceeded.
void checkTarget(std::int64_t width, std::int64_t height, const Image& image);

/// Short side to recipe.resize, the long one truncated; or both when squashing. The crop is
/// torchvision's. Throws: as checkImage and checkTarget; ArgumentInvalid for a recipe out of range.
[[nodiscard]] Placement placementOf(const Image& image, const Recipe& recipe);

/// A part of a picture that is resized already.
[[nodiscard]] Image cutOut(const Image& image, const PixelRect& region);
/// The region on the square that is fed: black around what is too small.
[[nodiscard]] Image onSquare(Image region, const Placement& placement);

}  // namespace scalescope::detail
