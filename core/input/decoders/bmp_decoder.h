// SPDX-License-Identifier: Apache-2.0
// BMP with palettes of few bits, run-length codes, fields of 16 or 32 bits, and headers of OS/2.
#pragma once

#include "core/input/decoders/raster.h"

namespace scalescope::detail {

/// Throws: FormatUnknown for a layout that is not read; FileUnreadable.
[[nodiscard]] Raster decodeBmp(const ByteReader& file, const ImageHeader& header);

}  // namespace scalescope::detail
