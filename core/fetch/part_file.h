// SPDX-License-Identifier: Apache-2.0
// What has come of a file so far, beside the place where it will lie: kept between attempts and
// between runs of the program, with a note of what it is a part of.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>

namespace scalescope {

/// What a part is of: the same address in the same version.
struct PartOrigin {
    std::string url;
    std::string validator;               ///< of TransferHead; empty: nothing tells versions apart
    std::optional<std::uint64_t> total;  ///< bytes of the whole file, where the server said it
    friend bool operator==(const PartOrigin&, const PartOrigin&) = default;
};

/// TARGET.part and TARGET.part.origin, held by one program at a time.
class PartFile {
public:
    /// Makes the folder. Throws: FileUnwritable with Subject::Output, also when another program
    /// holds it.
    explicit PartFile(const std::filesystem::path& target);
    ~PartFile();  ///< what has come stays; of nothing, nothing
    PartFile(const PartFile&) = delete;
    PartFile& operator=(const PartFile&) = delete;

    [[nodiscard]] std::uint64_t size() const { return m_size; }
    /// Of them, what an earlier run of the program had left.
    [[nodiscard]] std::uint64_t keptSize() const { return m_keptSize; }
    [[nodiscard]] const PartOrigin& origin() const { return m_origin; }
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

    /// Empty again, of another version. Throws: FileUnwritable.
    void restart(const PartOrigin& origin);
    /// Throws: FileUnwritable; on a full disk nothing of it stays, so that there is room again.
    void append(std::span<const std::byte> bytes);
    /// Flushed to disk and renamed to the target. Throws: FileUnwritable.
    void keep();
    /// Nothing of it stays.
    void discard() noexcept;

private:
    void open();
    void readOrigin();
    [[noreturn]] void throwUnwritable(int error, const char* doing);

    std::filesystem::path m_target, m_path, m_note;
    int m_descriptor = -1;
    std::uint64_t m_size = 0, m_keptSize = 0;
    PartOrigin m_origin;
};

/// The room on the disk of a folder, which need not be there yet; nullopt when it is not known.
[[nodiscard]] std::optional<std::uint64_t> freeBytes(const std::filesystem::path& folder);

}  // namespace scalescope
