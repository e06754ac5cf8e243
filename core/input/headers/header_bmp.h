// SPDX-License-Identifier: Apache-2.0
// The header of a BMP, and whether its pixels are all there.
#pragma once

#include "core/input/headers/image_header.h"

namespace scalescope::detail {

struct BmpLayout {
    std::int64_t width = 0, height = 0, bitsPerPixel = 0;
    bool topDown = false;
    std::uint32_t compression = 0, headerBytes = 0, paletteColours = 0;
};

/// Throws: as readImageHeader.
[[nodiscard]] BmpLayout readBmpLayout(const ByteReader& file);

/// Starts at a matching signature. Throws: as readImageHeader.
[[nodiscard]] ImageHeader readBmpHeader(const ByteReader& file);

}  // namespace scalescope::detail
