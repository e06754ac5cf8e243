// SPDX-License-Identifier: Apache-2.0
// Files: read whole under a limit, mapped, written aside and renamed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"

namespace scalescope {

/// Throws: FileMissing, FileUnreadable (a folder, no permission), LimitExceeded.
[[nodiscard]] std::vector<std::byte> readFile(const std::filesystem::path& path,
                                              std::uint64_t limitBytes, Subject subject);

/// Writes beside the target, flushes to disk, then renames: a reader sees the old or the new file,
/// never a part. Throws: FileUnwritable; the target is then untouched and nothing is left beside it.
void writeFileAtomically(const std::filesystem::path& path, std::string_view bytes);

/// Throws FileUnwritable early (before minutes of work) when path cannot be created or replaced.
void checkWritable(const std::filesystem::path& path);

/// A file mapped read-only. Throws as readFile.
class MappedFile {
public:
    explicit MappedFile(const std::filesystem::path& path, Subject subject);
    ~MappedFile();
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;
    [[nodiscard]] std::span<const std::byte> bytes() const { return m_bytes; }

private:
    std::span<const std::byte> m_bytes;
};

}  // namespace scalescope
