// SPDX-License-Identifier: Apache-2.0
// The name that git gives a file by its content: how the Hugging Face hub names small files.
#pragma once

#include <cstddef>
#include <span>
#include <string>

namespace scalescope {

/// SHA-1 of "blob SIZE\0" and the bytes, in 40 hex digits. Tells a damaged file from a good one;
/// against forgery it is no proof.
[[nodiscard]] std::string gitBlobName(std::span<const std::byte> bytes);

}  // namespace scalescope
