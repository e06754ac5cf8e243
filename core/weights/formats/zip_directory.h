// SPDX-License-Identifier: Apache-2.0
// What a zip's directory says of its members beyond what PyTorchStreamReader tells: whether they
// are compressed or encrypted, and their checksum. Read first: a compressed member could unpack to
// anything.
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
};

/// Members in the order of the directory. What it needs of bytes is fetched.
/// Throws: FileUnreadable (no directory: the file is incomplete), FormatUnknown (compressed,
/// encrypted, several disks), HeaderInvalid (damaged, two members of one name), LimitExceeded.
[[nodiscard]] std::vector<ZipMember> readZipDirectory(std::span<const std::byte> bytes,
                                                      const Refusal& refuse, const Fetch& fetch);

}  // namespace scalescope
