// SPDX-License-Identifier: Apache-2.0
// The header of a JPEG: its frame, its colours and EXIF orientation.
#pragma once

#include "core/input/headers/image_header.h"

namespace scalescope::detail {

/// Starts at a matching signature. Throws: as readImageHeader.
[[nodiscard]] ImageHeader readJpegHeader(const ByteReader& file);

}  // namespace scalescope::detail
