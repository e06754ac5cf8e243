// SPDX-License-Identifier: Apache-2.0
// PNG files that are cut off, and gray ones with a transparent level: OpenCV gives up on the former
// and loses the level.
#pragma once

#include "core/input/decoders/raster.h"

namespace scalescope::detail {

/// Of a cut file the rows that are there, the others black; where it is interlaced, blocks of the
/// passes that are there.
/// Throws: FileUnreadable for data that the library refuses, or without one whole row.
[[nodiscard]] Raster decodePng(const ByteReader& file, const ImageHeader& header);

}  // namespace scalescope::detail
