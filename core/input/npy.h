// SPDX-License-Identifier: Apache-2.0
// A tensor that NumPy saved, to be fed as it is.
#pragma once

#include "core/base/tensor.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace scalescope {

/// Reads a .npy of shape [N,3,H,W] (or [3,H,W]): floats of 16, 32 and 64 bits, integers of 8, 16
/// and 32, of any byte order, in C or Fortran order. The values are fed as they are. Throws:
/// FileMissing, FormatUnknown, HeaderInvalid, DtypeUnsupported, ShapeMismatch, LimitExceeded.
[[nodiscard]] TensorF32 readNpy(std::span<const std::byte> bytes, const std::string& name);

/// Bytes of the whole file, as its header states them; begin: at least that header. Throws: as
/// readNpy.
[[nodiscard]] std::uint64_t npyFileBytes(std::span<const std::byte> begin, const std::string& name);

}  // namespace scalescope
