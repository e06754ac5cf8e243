// SPDX-License-Identifier: Apache-2.0
// Reads what torch.save wrote before PyTorch 1.6: magic number, protocol, system, object and
// storage keys as five pickles, then per key an element count and the elements.
#pragma once

#include "core/weights/formats/archive.h"
#include "core/weights/formats/opened_file.h"
#include "core/weights/formats/refusal.h"

#include <cstddef>
#include <memory>
#include <span>

namespace scalescope {

/// Views into bytes, which owner keeps alive; strided tensors are copied. Of a Structure the
/// pickles and the counts of elements are fetched, and no values. Throws: as readArchive.
[[nodiscard]] Archive readPthLegacy(std::span<const std::byte> bytes,
                                    std::shared_ptr<const void> owner, const Refusal& refuse,
                                    RunContext& context, const Fetch& fetch, ReadDepth reading);

}  // namespace scalescope
