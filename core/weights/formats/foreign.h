// SPDX-License-Identifier: Apache-2.0
// Files that are not read, called by what they are.
#pragma once

#include "core/weights/formats/refusal.h"

#include <cstddef>
#include <filesystem>
#include <span>

namespace scalescope {

/// A shard begins as a file of torch.save does, of which it holds one per tensor. Throws:
/// FormatUnknown.
void refuseDistributed(const std::filesystem::path& path, const Refusal& refuse);

/// Returns when nothing can be told. Throws: as refuseForeign.
void refuseKnownForeign(std::span<const std::byte> bytes, const std::filesystem::path& path,
                        const Refusal& refuse);

/// Throws: FileUnreadable (empty, zeros), FormatUnknown; always one of them.
[[noreturn]] void refuseForeign(std::span<const std::byte> bytes, const std::filesystem::path& path,
                                const Refusal& refuse);

}  // namespace scalescope
