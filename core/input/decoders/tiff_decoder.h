// SPDX-License-Identifier: Apache-2.0
// TIFF where OpenCV is wrong: channels in planes, samples that are not 8 or 16 bits, CMYK.
#pragma once

#include "core/input/decoders/raster.h"

namespace scalescope::detail {

/// 8 bits of the first page. Gray of 16 bits and colour of 16 bits as elsewhere; samples of 32 bits
/// by their range, which is noted.
/// Throws: FormatUnknown for a layout that is not read; FileUnreadable; LimitExceeded.
[[nodiscard]] Raster decodeTiff(const ByteReader& file, const ImageHeader& header);

}  // namespace scalescope::detail
