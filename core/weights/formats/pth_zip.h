// SPDX-License-Identifier: Apache-2.0
// Reads what torch.save writes since PyTorch 1.6: a zip of a pickle and of storages. TorchScript
// archives are the same with code beside, which is left alone.
#pragma once

#include "core/weights/formats/archive.h"
#include "core/weights/formats/refusal.h"

#include <cstddef>
#include <memory>
#include <span>

namespace scalescope {

/// data.pkl describes, data/N hold the bytes of storage N. Views into bytes, which
/// owner keeps alive; strided tensors are copied. Of a Structure values are neither fetched nor
/// checked. Throws: as readArchive.
[[nodiscard]] Archive readPthZip(std::span<const std::byte> bytes,
                                 std::shared_ptr<const void> owner, const Refusal& refuse,
                                 RunContext& context, const Fetch& fetch, ReadDepth reading);

}  // namespace scalescope
