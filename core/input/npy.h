// SPDX-License-Identifier: Apache-2.0
// A tensor that NumPy saved, to be fed as it is.
#pragma once

#include "core/base/tensor.h"

#include <cstddef>
#include <span>
#include <string>

namespace scalescope {

/// Reads a .npy of float32, C order, shape [N,3,H,W] (or [3,H,W]).
/// Throws: FileMissing, FormatUnknown, HeaderInvalid, DtypeUnsupported, ShapeMismatch,
/// LimitExceeded.
[[nodiscard]] TensorF32 readNpy(std::span<const std::byte> bytes, const std::string& name);

}  // namespace scalescope
