// SPDX-License-Identifier: Apache-2.0
// The first page of a TIFF or BigTIFF as 8 bits.
#pragma once

#include "core/input/decoders/raster.h"

namespace scalescope::detail {

/// Gray of 16 bits and colour of 16 bits as elsewhere; samples of 32 bits
/// by their range, which is noted.
/// Throws: FormatUnknown for a layout that is not read; FileUnreadable; LimitExceeded.
[[nodiscard]] Raster decodeTiff(const ByteReader& file, const ImageHeader& header);

}  // namespace scalescope::detail
