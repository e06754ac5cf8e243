// SPDX-License-Identifier: Apache-2.0
// How torchvision resizes a picture that is a float tensor already: another way than Pillow's.
#pragma once

#include "core/base/tensor.h"
#include "core/input/placement.h"

namespace scalescope::detail {

/// torchvision resizes tensors with nearest, bilinear and bicubic only.
[[nodiscard]] bool resizesTensors(Interpolation interpolation) noexcept;

/// The square that is fed, from 0 to 1 and not normalised; bicubic may go beyond both.
/// Shape: [1, 3, side, side], zeros around what is too small; placement is of this image.
/// Throws: ArgumentInvalid for an interpolation that tensors do not have.
/// Source: PyTorch, UpSampleKernel.cpp: half-pixel centres, bicubic with a = -0.75; with antialias
/// the filters of Pillow (bicubic a = -0.5) and no rounding. Nearest has no antialias.
[[nodiscard]] TensorF32 resizeLikeTorch(const Image& image, const Placement& placement,
                                        Interpolation interpolation, bool antialias);

}  // namespace scalescope::detail
