// SPDX-License-Identifier: Apache-2.0
// From 8-bit RGB to the tensor that is fed, as torchvision's weights prescribe.
#pragma once

#include "core/base/image.h"
#include "core/base/tensor.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace scalescope {

/// Resize, crop, normalisation. The short side goes to resize (or both sides to squash).
struct PreprocessRecipe {
    int resize = 256;     ///< short side, px; both sides when squash
    int crop = 224;       ///< centre crop side, px; ignored when squash
    bool squash = false;  ///< plain square resize without crop, for fine-tuned checkpoints
    Interpolation filter = Interpolation::Bicubic;
    std::array<float, 3> mean{0.485F, 0.456F, 0.406F};
    std::array<float, 3> std{0.229F, 0.224F, 0.225F};
};

/// "resize 256 bicubic, crop 224" or "squash 224 bilinear".
[[nodiscard]] std::string recipeText(const PreprocessRecipe& recipe);
/// "default" (nullopt-like: returns fallback), "squash:S" (bilinear). Throws: ArgumentInvalid.
[[nodiscard]] PreprocessRecipe parsePreprocess(std::string_view text,
                                               const PreprocessRecipe& fallback);

/// Pillow's resize of 8-bit RGB, antialiased, bit for bit.
[[nodiscard]] Image resizeLikePillow(const Image& image, int width, int height,
                                     Interpolation filter);

/// The pixels that are fed, before normalisation (what Inspect shows).
/// Throws: LimitExceeded when the resized image would be too large, ArgumentInvalid.
[[nodiscard]] Image preparePixels(const Image& rgb, const PreprocessRecipe& recipe);
/// Shape: result [1, 3, crop, crop] float32, normalised.
[[nodiscard]] TensorF32 toTensor(const Image& prepared, const PreprocessRecipe& recipe);

}  // namespace scalescope
