// SPDX-License-Identifier: Apache-2.0
// Files to read: in pieces, whole under a limit, or mapped.
#pragma once

#include "core/base/error.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace scalescope {

/// Reads a regular file from its beginning in pieces.
/// Throws: FileMissing, FileUnreadable (a folder, a device, no permission).
class FileReader {
public:
    FileReader(const std::filesystem::path& path, Subject subject);
    ~FileReader();
    FileReader(const FileReader&) = delete;
    FileReader& operator=(const FileReader&) = delete;
    /// Bytes read into the front of buffer; 0 at the end of the file. Throws: FileUnreadable.
    [[nodiscard]] std::size_t read(std::span<std::byte> buffer);
    /// The next read is of the first byte again. Throws: FileUnreadable.
    void rewind();
    /// Size when the file was opened.
    [[nodiscard]] std::uint64_t size() const { return m_size; }
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    [[nodiscard]] Subject subject() const { return m_subject; }
    /// For mapping; owned by the reader.
    [[nodiscard]] int descriptor() const { return m_descriptor; }

private:
    std::filesystem::path m_path;
    Subject m_subject;
    int m_descriptor = -1;
    std::uint64_t m_size = 0;
};

/// False as well where that cannot be told.
[[nodiscard]] bool isFile(const std::filesystem::path& path) noexcept;

/// What the system says of an errno: "No space left on device".
[[nodiscard]] std::string systemReason(int error);

/// When a file or folder was last changed, as formatUtc; empty when that cannot be told.
[[nodiscard]] std::string modifiedUtc(const std::filesystem::path& path);

/// Throws: FileMissing, FileUnreadable (a folder, no permission), LimitExceeded.
[[nodiscard]] std::vector<std::byte> readFile(const std::filesystem::path& path,
                                              std::uint64_t limitBytes, Subject subject);

/// A file mapped read-only. Throws: FileMissing, FileUnreadable.
class MappedFile {
public:
    explicit MappedFile(const FileReader& reader);
    MappedFile(const std::filesystem::path& path, Subject subject)
        : MappedFile(FileReader(path, subject)) {}
    ~MappedFile();
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;
    [[nodiscard]] std::span<const std::byte> bytes() const { return m_bytes; }

private:
    std::span<const std::byte> m_bytes;
};

}  // namespace scalescope
