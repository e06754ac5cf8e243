// SPDX-License-Identifier: Apache-2.0
// The checksum of zip members; the library that reads the container does not check it in place.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace scalescope {

/// CRC-32 of ISO 3309, as zip uses it.
[[nodiscard]] std::uint32_t crc32(std::span<const std::byte> bytes);

}  // namespace scalescope
