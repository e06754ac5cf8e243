// SPDX-License-Identifier: Apache-2.0
// HEIF with HEVC, the HEIC of phones, by libheif.
#pragma once

#include "core/input/decoders/raster.h"

namespace scalescope::detail {

/// The primary picture, upright. 10 and 12 bits are scaled to 8, which is noted.
/// Throws: FileUnreadable, LimitExceeded, FormatUnknown.
[[nodiscard]] Raster decodeHeif(const ByteReader& file, const ImageHeader& header);

}  // namespace scalescope::detail
