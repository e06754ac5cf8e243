// SPDX-License-Identifier: Apache-2.0
// The header of a BMP, and whether its pixels are all there.
#pragma once

#include "core/input/headers/image_header.h"

namespace scalescope::detail {

/// Starts at a matching signature. Throws: as readImageHeader.
[[nodiscard]] ImageHeader readBmpHeader(const ByteReader& file);

}  // namespace scalescope::detail
