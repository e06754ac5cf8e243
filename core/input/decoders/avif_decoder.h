// SPDX-License-Identifier: Apache-2.0
// AVIF by libavif, as Pillow.
#pragma once

#include "core/input/decoders/raster.h"

namespace scalescope::detail {

/// 10 and 12 bits are scaled to 8, which is noted. Throws: FileUnreadable; LimitExceeded.
[[nodiscard]] Raster decodeAvif(const ByteReader& file, const ImageHeader& header);

}  // namespace scalescope::detail
