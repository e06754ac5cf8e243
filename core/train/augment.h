// SPDX-License-Identifier: Apache-2.0
// From a source's picture to the pixels that are fed: as in evaluation, or varied for training.
#pragma once

#include "core/base/image.h"
#include "core/input/preprocess.h"
#include "core/train/draw.h"
#include "core/train/options.h"

namespace scalescope {

/// The recipe of B0's default weights at another side: resize 8/7 of it, crop it.
[[nodiscard]] Recipe recipeAt(int px);

/// The side that a source with a choice should give, for pictures fed at px.
[[nodiscard]] int sourceSide(AugmentKind kind, int px);

/// Pixels of one training step. sized: the picture has sourceSide already and is only cut; else a
/// region of 35 to 100 % of its area and 3:4 to 4:3 is resized. A flip mirrors left and right.
/// Shape: result px x px Rgb8. Source of the region: Szegedy et al. 2015, section 6.
[[nodiscard]] Image augmented(const Image& image, AugmentKind kind, bool sized, int px, Draw draw);

}  // namespace scalescope
