// SPDX-License-Identifier: Apache-2.0
// An archive of arrays that NumPy saved.
#pragma once

#include "core/base/tensor.h"

#include <cstddef>
#include <span>
#include <string>

namespace scalescope {

/// True for the first bytes of a zip archive.
[[nodiscard]] bool looksLikeNpz(std::span<const std::byte> bytes);

/// The array of that name, or the only one for an empty name; stored or compressed.
/// Throws: as readNpy; HeaderInvalid for a damaged archive; ArgumentInvalid, with the names that
/// are there, for a name that is not or where there are several.
[[nodiscard]] TensorF32 readNpz(std::span<const std::byte> bytes, const std::string& name,
                                const std::string& array);

}  // namespace scalescope
