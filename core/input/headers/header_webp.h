// SPDX-License-Identifier: Apache-2.0
// The header of a WebP, still or animated.
#pragma once

#include "core/input/headers/image_header.h"

namespace scalescope::detail {

/// Starts at a matching signature. Throws: as readImageHeader.
[[nodiscard]] ImageHeader readWebPHeader(const ByteReader& file);

}  // namespace scalescope::detail
