// SPDX-License-Identifier: Apache-2.0
// From 8-bit RGB to the tensor that is fed, as torchvision's weights prescribe.
#pragma once

#include "core/base/recipe.h"
#include "core/base/tensor.h"

#include <string_view>

namespace scalescope {

/// "default" (nullopt-like: returns fallback), "squash:S" (bilinear). Throws: ArgumentInvalid.
[[nodiscard]] Recipe parsePreprocess(std::string_view text, const Recipe& fallback);

/// Pillow's resize of 8-bit RGB, bit for bit.
[[nodiscard]] Image resizeLikePillow(const Image& image, int width, int height,
                                     Interpolation interpolation);

/// The pixels that are fed, before normalisation (what Inspect shows).
/// Throws: LimitExceeded when the resized image would be too large, ArgumentInvalid.
[[nodiscard]] Image preparePixels(const Image& rgb, const Recipe& recipe);
/// Whether preparePixels can resize the image: one far longer than wide is no photograph.
/// Throws: as preparePixels.
void checkResizable(const Image& rgb, const Recipe& recipe);
/// Shape: result [1, 3, crop, crop] float32, normalised.
[[nodiscard]] TensorF32 toTensor(const Image& prepared, const Recipe& recipe);
/// Mean and standard deviation of the recipe on a tensor whose values end at white (1, 255, ...).
/// Shape: [N, 3, H, W]; any other stays as it is.
void normalise(TensorF32& tensor, const Recipe& recipe, float white);

}  // namespace scalescope
