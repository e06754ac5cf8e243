// SPDX-License-Identifier: Apache-2.0
// The size of a picture in its HEVC stream, which need not be the one that the file states.
#pragma once

#include "core/input/headers/byte_reader.h"

#include <cstdint>
#include <utility>

namespace scalescope::detail {

/// True of a sequence parameter set; unit begins with the header of its NAL unit.
[[nodiscard]] bool isHevcParameters(const ByteReader& unit);
/// Width and height in a sequence parameter set. Throws: FileUnreadable.
/// Source: ITU-T H.265, 7.3.2.2 and 7.3.3.
[[nodiscard]] std::pair<std::int64_t, std::int64_t> hevcSize(const ByteReader& unit);

}  // namespace scalescope::detail
