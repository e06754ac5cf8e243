// SPDX-License-Identifier: Apache-2.0
// From what a decoder hands out to upright 8-bit RGB. Seen by image_file only: it shows OpenCV.
#pragma once

#include "core/base/image.h"
#include "core/input/headers/image_header.h"
#include "core/input/image_file.h"

#include <opencv2/core/mat.hpp>

#include <string>
#include <vector>

namespace scalescope::detail {

/// 8-bit BGR or gray of a decoded matrix; every departure from the stored values becomes a note.
/// Shape: decoded has 1, 3 or 4 channels of 8 or 16 bits in OpenCV's order.
/// Throws: FormatUnknown for other depths.
[[nodiscard]] cv::Mat flatten(const cv::Mat& decoded, const ImageHeader& header,
                              const DecodeOptions& options, const std::string& name,
                              std::vector<std::string>& notes);

/// Applies an EXIF orientation (1..8).
[[nodiscard]] cv::Mat upright(const cv::Mat& pixels, int orientation);

/// Owned RGB bytes of 8-bit gray or BGR.
[[nodiscard]] Image toImage(const cv::Mat& pixels);

}  // namespace scalescope::detail
