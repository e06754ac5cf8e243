// SPDX-License-Identifier: Apache-2.0
// How OpenCV resizes, as programs write it that read pictures by OpenCV.
#pragma once

#include "core/base/image.h"
#include "core/input/placement.h"

namespace scalescope::detail {

/// cv::INTER_NEAREST, INTER_LINEAR, INTER_CUBIC, INTER_AREA, INTER_LANCZOS4. None antialiases a
/// picture that shrinks, except Area, which averages the pixels under each new one.
enum class OpenCvInterpolation { Nearest, Linear, Cubic, Area, Lanczos };

/// The one of that name; OpenCV has no Hamming, which looks like its bilinear one.
[[nodiscard]] OpenCvInterpolation openCvInterpolationFor(Interpolation interpolation) noexcept;

/// The square that is fed, before normalisation; placement is of this image.
/// Throws: LimitExceeded where the whole resized picture, which OpenCV makes, is too large.
[[nodiscard]] Image prepareLikeOpenCv(const Image& image, const Placement& placement,
                                      OpenCvInterpolation interpolation);

}  // namespace scalescope::detail
