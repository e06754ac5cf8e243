// SPDX-License-Identifier: Apache-2.0
// Reads what torch.save writes since PyTorch 1.6: a zip of a pickle and of storages. TorchScript
// archives are the same with code beside, which is left alone.
#pragma once

#include "core/weights/formats/archive.h"
#include "core/weights/formats/refusal.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>

namespace scalescope {

struct PthMember {
    std::span<const std::byte> bytes;
    std::uint32_t crc32 = 0;  ///< 0: not stated
};
/// By the name without the folder that all members lie in: "data.pkl", "data/0".
using PthMembers = std::map<std::string, PthMember, std::less<>>;

/// What the members of a container hold, however they were found. owner keeps their bytes alive;
/// containerBytes: of all of them, which bounds what may be copied. Throws: as readArchive.
[[nodiscard]] Archive readPthMembers(const PthMembers& members,
                                     const std::shared_ptr<const void>& owner,
                                     std::size_t containerBytes, const Refusal& refuse,
                                     RunContext& context, ReadDepth reading);

/// data.pkl describes, data/N hold the bytes of storage N. Views into bytes, which
/// owner keeps alive; strided tensors are copied. Of a Structure values are neither fetched nor
/// checked, but for storages of a single number. Throws: as readArchive.
[[nodiscard]] Archive readPthZip(std::span<const std::byte> bytes,
                                 std::shared_ptr<const void> owner, const Refusal& refuse,
                                 RunContext& context, const Fetch& fetch, ReadDepth reading);

}  // namespace scalescope
