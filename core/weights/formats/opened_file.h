// SPDX-License-Identifier: Apache-2.0
// A weights file, opened once: whatever is told of it comes from the same bytes.
#pragma once

#include "core/base/file_io.h"
#include "core/base/run_context.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace scalescope {

/// What a file is, told by its first bytes (and safetensors, which has no mark, by its name too).
enum class FileFormat { PthZip, PthLegacy, Safetensors, Unknown };
/// "pth (zip)", "pth (legacy)", "safetensors", "unknown".
[[nodiscard]] const char* fileFormatName(FileFormat format) noexcept;
[[nodiscard]] FileFormat formatOf(std::span<const std::byte> begin,
                                  const std::filesystem::path& path);

/// How much of a file is wanted: all of it, or what tells names and shapes of its tensors, whose
/// values are then not there.
enum class ReadDepth { Whole, Structure };

/// Makes sure that a part of a file's bytes is there, by offset and size.
using Fetch = std::function<void(std::size_t, std::size_t)>;

class PagedBytes;

/// Opened in the constructor and never again: a file that is replaced meanwhile cannot mix in.
/// Thread: one at a time.
class OpenedFile {
public:
    /// Throws: FileMissing, FileUnreadable (a folder, no permission), with Subject::Weights.
    explicit OpenedFile(const std::filesystem::path& path);
    /// A file that lies in memory; owner keeps bytes alive, name stands for the path in messages.
    OpenedFile(std::span<const std::byte> bytes, std::shared_ptr<const void> owner,
               std::filesystem::path name);

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    [[nodiscard]] std::uint64_t size() const;
    [[nodiscard]] FileFormat format() const { return m_format; }

    /// All of it, read (a large file: mapped) when first asked for. Throws: FileUnreadable;
    /// Canceled.
    [[nodiscard]] std::span<const std::byte> bytes(RunContext& context);
    /// As bytes, but of a large file on disk only what fetch brings is there; the rest reads as
    /// zeros and takes no memory.
    [[nodiscard]] std::span<const std::byte> structure();
    /// Reads a part of structure from the file, where it lies within the file. Throws:
    /// FileUnreadable.
    void fetch(std::size_t offset, std::size_t size);
    /// What keeps bytes alive.
    [[nodiscard]] const std::shared_ptr<const void>& owner() const { return m_owner; }
    /// Where bytes were read into, so that parts can be given back; null for other files.
    [[nodiscard]] const std::shared_ptr<PagedBytes>& pages() const { return m_pages; }

    /// 64 hex digits, computed when first asked for: of bytes where they are in memory, else in
    /// pieces, so that a check needs no memory. Throws: FileUnreadable; Canceled.
    [[nodiscard]] const std::string& sha256(RunContext& context);

private:
    std::filesystem::path m_path;
    std::optional<FileReader> m_reader;  ///< of a file on disk
    FileFormat m_format = FileFormat::Unknown;
    std::optional<std::span<const std::byte>> m_bytes;
    std::shared_ptr<const void> m_owner;
    std::shared_ptr<PagedBytes> m_pages, m_parts;
    std::vector<bool> m_fetched;  ///< pieces of m_parts
    std::string m_sha256;
};

}  // namespace scalescope
