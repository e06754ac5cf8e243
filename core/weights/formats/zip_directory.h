// SPDX-License-Identifier: Apache-2.0
// The directory of a zip, and where its members lie. No member is ever unpacked: a compressed one
// could unpack to anything.
#pragma once

#include "core/weights/formats/opened_file.h"
#include "core/weights/formats/refusal.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace scalescope {

struct ZipMember {
    std::string name;
    std::uint32_t crc32 = 0;  ///< 0: not stated
    bool compressed = false, encrypted = false;
    std::uint64_t packedBytes = 0, bytes = 0;  ///< equal where nothing is compressed
    std::uint64_t headerAt = 0;                ///< of the member's own header
};

/// Throws: FileUnreadable.
[[noreturn]] void refuseContainer(const Refusal& refuse);

/// Members in the order of the directory. What it needs of bytes is fetched.
/// Throws: FileUnreadable (no directory: the file is incomplete), FormatUnknown (compressed,
/// encrypted, several disks), HeaderInvalid (damaged, two members of one name), LimitExceeded.
[[nodiscard]] std::vector<ZipMember> readZipDirectory(std::span<const std::byte> bytes,
                                                      const Refusal& refuse, const Fetch& fetch);

/// Where the members' bytes lie in the file: each behind its own header, which must tell the same
/// name as the directory, none over another one. In the order of members; what is compressed is
/// not unpacked. Fetches the headers. Throws: FileUnreadable, HeaderInvalid.
[[nodiscard]] std::vector<std::span<const std::byte>> zipMemberBytes(
    std::span<const std::byte> bytes, const std::vector<ZipMember>& members, const Refusal& refuse,
    const Fetch& fetch);

}  // namespace scalescope
