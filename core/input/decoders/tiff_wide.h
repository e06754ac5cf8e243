// SPDX-License-Identifier: Apache-2.0
// Samples of a TIFF whose meaning depends on their range: floats, signed numbers, 32 bits.
#pragma once

#include "core/input/decoders/raster.h"
#include "core/input/decoders/tiff_file.h"

namespace scalescope::detail {

/// Fills the raster by the range of all samples; a note says which it was.
/// Throws: FileUnreadable; LimitExceeded.
void fillWide(const TiffFile& page, Raster& raster, const ByteReader& file);

}  // namespace scalescope::detail
