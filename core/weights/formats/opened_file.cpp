// SPDX-License-Identifier: Apache-2.0
#include "core/weights/formats/opened_file.h"

#include "core/base/digest.h"
#include "core/base/paged_bytes.h"
#include "core/weights/formats/marks.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <string_view>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace scalescope {

namespace {

using Bytes = std::span<const std::byte>;

/// Larger files are mapped. The published ones have 21 to 267 MB, four times that with an
/// optimizer.
constexpr std::uint64_t kReadUpTo = std::uint64_t{1} << 30;
constexpr std::size_t kLongestMark = 16;
constexpr std::size_t kPieceBytes = std::size_t{16} << 10;  ///< that a fetch reads at least

/// The number that torch.save before 1.6 wrote first, in any protocol: PROTO, from 4 on FRAME of
/// eight bytes, LONG1 of ten bytes; a line of digits in protocols 0 and 1.
bool beginsWithMagicNumber(Bytes begin) {
    constexpr std::string_view kNumber{"\x8a\x0a\x6c\xfc", 4};
    if (has(begin, 0, "L11954703714603"))
        return true;
    return has(begin, 0, "\x80") &&
           (has(begin, 2, kNumber) || (has(begin, 2, "\x95") && has(begin, 11, kNumber)));
}

FileFormat sniffed(FileReader& reader) {
    std::array<std::byte, kLongestMark> begin{};
    std::size_t filled = 0;
    while (const std::size_t got = reader.read(std::span(begin).subspan(filled)))
        filled += got;
    return formatOf(std::span(begin).first(filled), reader.path());
}

[[noreturn]] void failToRead(const FileReader& reader, const std::string& why) {
    throw Error(ErrorCode::FileUnreadable, reader.path().string() + ": " + why, reader.subject());
}

void readAt(const FileReader& reader, std::size_t offset, std::span<std::byte> buffer) {
    while (!buffer.empty()) {
        const ssize_t got =
            ::pread(reader.descriptor(), buffer.data(), buffer.size(), static_cast<off_t>(offset));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            failToRead(reader, "reading failed (" + std::system_category().message(errno) +
                                   "); check the disk.");
        if (got == 0)
            failToRead(reader,
                       "the file changed its size while it was read; wait until it is written.");
        buffer = buffer.subspan(static_cast<std::size_t>(got));
        offset += static_cast<std::size_t>(got);
    }
}

}  // namespace

const char* fileFormatName(FileFormat format) noexcept {
    switch (format) {
        case FileFormat::PthZip:
            return "pth (zip)";
        case FileFormat::PthLegacy:
            return "pth (legacy)";
        case FileFormat::Safetensors:
            return "safetensors";
        case FileFormat::Unknown:
            return "unknown";
    }
    return "?";
}

FileFormat formatOf(Bytes begin, const std::filesystem::path& path) {
    if (has(begin, 0, "PK\x03\x04") || has(begin, 0, "PK\x05\x06"))
        return FileFormat::PthZip;
    if (beginsWithMagicNumber(begin))
        return FileFormat::PthLegacy;
    if (path.extension() == ".safetensors" || has(begin, 8, "{"))
        return FileFormat::Safetensors;
    return FileFormat::Unknown;
}

OpenedFile::OpenedFile(const std::filesystem::path& path) : m_path(path) {
    m_reader.emplace(path, Subject::Weights);
    m_format = sniffed(*m_reader);
}

OpenedFile::OpenedFile(Bytes bytes, std::shared_ptr<const void> owner, std::filesystem::path name)
    : m_path(std::move(name)),
      m_format(formatOf(bytes, m_path)),
      m_bytes(bytes),
      m_owner(std::move(owner)) {}

std::uint64_t OpenedFile::size() const {
    return m_reader ? m_reader->size() : m_bytes->size();
}

Bytes OpenedFile::bytes(RunContext& context) {
    if (m_bytes)
        return *m_bytes;
    // torch.save writes a checkpoint in place: a mapped one would end the program at the next read.
    if (m_reader->size() <= kReadUpTo) {
        m_pages = readPaged(*m_reader, context, "reading " + m_path.filename().string());
        m_bytes = std::as_const(*m_pages).bytes();
        m_owner = m_pages;
        m_sha256.clear();  // of what was on the disk before, were it written to in place
    } else {
        const auto mapped = std::make_shared<const MappedFile>(*m_reader);
        m_bytes = mapped->bytes();
        m_owner = mapped;
    }
    return *m_bytes;
}

Bytes OpenedFile::structure() {
    if (m_bytes)
        return *m_bytes;
    if (!m_parts) {
        m_parts = std::make_shared<PagedBytes>(static_cast<std::size_t>(m_reader->size()));
        m_fetched.assign(m_parts->bytes().size() / kPieceBytes + 1, false);
        m_owner = m_parts;
    }
    return std::as_const(*m_parts).bytes();
}

void OpenedFile::fetch(std::size_t offset, std::size_t size) {
    if (m_bytes || !m_parts || size == 0)
        return;
    const std::span<std::byte> all = m_parts->bytes();
    if (offset >= all.size())
        return;
    const std::size_t last = offset + std::min(size, all.size() - offset) - 1;
    for (std::size_t piece = offset / kPieceBytes; piece <= last / kPieceBytes; ++piece) {
        if (m_fetched[piece])
            continue;
        const std::size_t begin = piece * kPieceBytes;
        readAt(*m_reader, begin, all.subspan(begin, std::min(kPieceBytes, all.size() - begin)));
        m_fetched[piece] = true;
    }
}

const std::string& OpenedFile::sha256(RunContext& context) {
    if (!m_sha256.empty())
        return m_sha256;
    const std::string what = "checking " + m_path.filename().string();
    const bool inMemory = m_bytes && (m_pages || !m_reader);
    m_sha256 =
        inMemory ? sha256Hex(*m_bytes, context, what) : sha256OfFile(*m_reader, context, what);
    return m_sha256;
}

}  // namespace scalescope
