// SPDX-License-Identifier: Apache-2.0
// What a file is by its first bytes, for formats that are named and not read.
#pragma once

#include "core/input/headers/byte_reader.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace scalescope::detail {

struct Signature {
    std::string_view bytes;
    std::uint64_t at;
    std::string_view name;
};

/// The name of the first signature that the file has; empty when it has none.
[[nodiscard]] std::string_view nameBy(std::span<const Signature> signatures,
                                      const ByteReader& file);

/// Its first bytes are printable, or of UTF-8.
[[nodiscard]] bool looksLikeText(const ByteReader& file);

}  // namespace scalescope::detail
