// SPDX-License-Identifier: Apache-2.0
// Pickles that torch.save did not write, called by what they hold.
#pragma once

#include "core/weights/formats/refusal.h"

#include <cstddef>
#include <span>

namespace scalescope {

/// Throws: FormatUnknown, always.
[[noreturn]] void refuseForeignPickle(std::span<const std::byte> bytes, const Refusal& refuse);

}  // namespace scalescope
