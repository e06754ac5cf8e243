// SPDX-License-Identifier: Apache-2.0
// PNG files that are cut off: OpenCV gives up on them.
#pragma once

#include "core/input/decoders/raster.h"

namespace scalescope::detail {

/// The rows that are there; the others are black. 16 bits become their high byte.
/// Throws: FileUnreadable for data that the library refuses, or without one whole row.
[[nodiscard]] Raster decodeCutPng(const ByteReader& file, const ImageHeader& header);

}  // namespace scalescope::detail
