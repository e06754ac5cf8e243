// SPDX-License-Identifier: Apache-2.0
// The first frame of a GIF.
#pragma once

#include "core/input/decoders/raster.h"

namespace scalescope::detail {

/// On its canvas, which is transparent around it.
/// Throws: FileUnreadable for codes that are damaged, or without one whole row.
[[nodiscard]] Raster decodeGif(const ByteReader& file, const ImageHeader& header);

}  // namespace scalescope::detail
