// SPDX-License-Identifier: Apache-2.0
// The first directory of a TIFF, and the orientation in EXIF, which is a TIFF of its own.
#pragma once

#include "core/input/headers/image_header.h"

namespace scalescope::detail {

/// A TIFF, or a BigTIFF.
[[nodiscard]] bool looksLikeTiff(const ByteReader& file);

/// Starts at a matching signature. Throws: as readImageHeader.
[[nodiscard]] ImageHeader readTiffHeader(const ByteReader& file);

/// Orientation of an EXIF block (a TIFF structure); 1 when there is none or it is damaged.
[[nodiscard]] int exifOrientation(const ByteReader& tiff);

}  // namespace scalescope::detail
