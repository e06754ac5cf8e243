// SPDX-License-Identifier: Apache-2.0
// PBM, PGM and PPM, as text or binary.
#pragma once

#include "core/input/headers/image_header.h"

namespace scalescope::detail {

struct PnmLayout {
    char kind = '6';  ///< '1' to '6'
    std::int64_t width = 0, height = 0;
    std::uint32_t top = 1;     ///< the largest value
    std::uint64_t dataAt = 0;  ///< of the first sample
};

/// "P1" to "P6", then a space or a comment.
[[nodiscard]] bool looksLikePnm(const ByteReader& file);
/// Throws: as readImageHeader.
[[nodiscard]] PnmLayout readPnmLayout(const ByteReader& file);
[[nodiscard]] ImageHeader readPnmHeader(const ByteReader& file);

}  // namespace scalescope::detail
