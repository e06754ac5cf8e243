// SPDX-License-Identifier: Apache-2.0
// The header of a PNG, and its chunks up to the end.
#pragma once

#include "core/input/headers/image_header.h"

namespace scalescope::detail {

/// Starts at a matching signature. Throws: as readImageHeader.
[[nodiscard]] ImageHeader readPngHeader(const ByteReader& file);

}  // namespace scalescope::detail
