// SPDX-License-Identifier: Apache-2.0
// PBM, PGM and PPM, as text or binary, with up to 16 bits a sample.
#pragma once

#include "core/input/decoders/raster.h"

namespace scalescope::detail {

/// Throws: FileUnreadable without one whole row, or where a sample is no number.
[[nodiscard]] Raster decodePnm(const ByteReader& file, const ImageHeader& header);

}  // namespace scalescope::detail
