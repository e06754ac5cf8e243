// SPDX-License-Identifier: Apache-2.0
// The header of a GIF, and where its first frame lies.
#pragma once

#include "core/input/headers/image_header.h"

namespace scalescope::detail {

struct GifFrame {
    int left = 0, top = 0, width = 0, height = 0;
    bool interlaced = false;
    int transparent = -1;                  ///< colour that is see-through; -1: none
    std::span<const std::byte> palette{};  ///< three bytes a colour
    int codeBits = 0;                      ///< of a colour
    std::uint64_t dataAt = 0;              ///< of the first block of codes
};

/// Throws: as readImageHeader.
[[nodiscard]] GifFrame readGifFrame(const ByteReader& file);
[[nodiscard]] ImageHeader readGifHeader(const ByteReader& file);

}  // namespace scalescope::detail
