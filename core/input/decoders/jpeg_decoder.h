// SPDX-License-Identifier: Apache-2.0
// JPEG where OpenCV is not exact or gives up: CMYK, and files that are cut off.
#pragma once

#include "core/input/decoders/raster.h"

namespace scalescope::detail {

/// As Pillow decodes and converts it to RGB: CMYK is taken to be inverted, as Adobe writes it.
/// Throws: FileUnreadable for data that the library refuses, or without one whole row.
[[nodiscard]] Raster decodeJpeg(const ByteReader& file, const ImageHeader& header);

}  // namespace scalescope::detail
