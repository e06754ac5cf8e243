// SPDX-License-Identifier: Apache-2.0
// TIFF directories, and EXIF blocks, which have the same structure. Source: TIFF 6.0; EXIF 2.3.
#include "core/input/headers/header_tiff.h"

#include <algorithm>

namespace scalescope::detail {

namespace {

enum Tag : std::uint32_t {
    kWidth = 256,
    kHeight = 257,
    kPhotometric = 262,
    kStripOffsets = 273,
    kOrientation = 274,
    kSamplesPerPixel = 277,
    kStripBytes = 279,
    kTileWidth = 322,
    kTileHeight = 323,
    kTileOffsets = 324,
    kTileBytes = 325,
    kExtraSamples = 338,
    kIccProfile = 34675
};

/// Where the unsigned values (BYTE, SHORT, LONG, LONG8) of an entry lie.
struct Entry {
    std::uint64_t at = 0;  ///< of the first value; 0 when there is no such entry
    std::uint64_t count = 0;
    int valueBytes = 1;
};

/// The first directory of a TIFF structure, or of a BigTIFF, whose offsets and counts are wider.
class Directory {
public:
    explicit Directory(const ByteReader& file)
        : m_file(file),
          m_order(file.startsWith("II") ? ByteOrder::Little : ByteOrder::Big),
          m_big(file.u16(2, m_order) == 43) {
        const std::uint64_t begin = m_big ? file.u64(8, m_order) : file.u32(4, m_order);
        m_count = m_big ? file.u64(begin, m_order) : file.u16(begin, m_order);
        m_at = begin + (m_big ? 8 : 2);
        if (m_count > file.size() || !file.has(m_at, m_count * entryBytes()))
            file.failTruncated();
    }
    [[nodiscard]] bool hasNext() const {
        const std::uint64_t at = m_at + m_count * entryBytes();
        return m_file.has(at, m_big ? 8 : 4) &&
               (m_big ? m_file.u64(at, m_order) : m_file.u32(at, m_order)) != 0;
    }
    [[nodiscard]] Entry find(Tag tag) const {
        for (std::uint64_t i = 0; i < m_count; ++i) {
            const std::uint64_t at = m_at + i * entryBytes();
            if (m_file.u16(at, m_order) == tag)
                return entryAt(at);
        }
        return {};
    }
    [[nodiscard]] std::uint64_t value(const Entry& entry, std::uint64_t index) const {
        const std::uint64_t at = entry.at + index * static_cast<std::uint64_t>(entry.valueBytes);
        return entry.valueBytes == 8 ? m_file.u64(at, m_order)
                                     : m_file.number(at, entry.valueBytes, m_order);
    }
    /// Values beyond 32 bits are no sizes or kinds of a picture: they count as the largest.
    [[nodiscard]] std::uint32_t valueOr(Tag tag, std::uint32_t fallback) const {
        const Entry entry = find(tag);
        constexpr std::uint64_t largest = 0xFFFFFFFF;
        return entry.count == 0 ? fallback
                                : static_cast<std::uint32_t>(std::min(value(entry, 0), largest));
    }

private:
    [[nodiscard]] std::uint64_t entryBytes() const { return m_big ? 20 : 12; }
    [[nodiscard]] Entry entryAt(std::uint64_t at) const {
        const std::uint32_t type = m_file.u16(at + 2, m_order);
        const std::uint64_t count =
            m_big ? m_file.u64(at + 4, m_order) : m_file.u32(at + 4, m_order);
        const int bytes = type == 3 ? 2 : type == 4 ? 4 : type == 16 ? 8 : 1;
        const std::uint64_t valueAt = at + (m_big ? 12 : 8), room = m_big ? 8 : 4;
        if (count <= room / static_cast<unsigned>(bytes))
            return {valueAt, count, bytes};
        return {m_big ? m_file.u64(valueAt, m_order) : m_file.u32(valueAt, m_order), count, bytes};
    }

    const ByteReader& m_file;
    ByteOrder m_order;
    bool m_big;
    std::uint64_t m_at = 0, m_count = 0;
};

/// Every strip or tile must lie inside the file.
void checkData(const Directory& directory, const ByteReader& file) {
    const bool tiled = directory.find(kTileOffsets).count != 0;
    const Entry offsets = directory.find(tiled ? kTileOffsets : kStripOffsets);
    const Entry lengths = directory.find(tiled ? kTileBytes : kStripBytes);
    if (offsets.count == 0)
        file.failTruncated();
    for (std::uint64_t i = 0; i < offsets.count; ++i) {
        const std::uint64_t length = i < lengths.count ? directory.value(lengths, i) : 1;
        if (!file.has(directory.value(offsets, i), length))
            file.failTruncated();
    }
}

}  // namespace

int exifOrientation(const ByteReader& tiff) {
    try {
        const Directory directory(tiff);
        const std::uint32_t value = directory.valueOr(kOrientation, 1);
        return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
    } catch (const Error&) {
        return 1;  // metadata of no use does not make the picture unreadable
    }
}

namespace {

/// Four samples of colour without a word on the fourth: colours with alpha, as Pillow reads them.
AlphaKind alphaOf(const Directory& directory) {
    constexpr std::uint32_t associated = 1, unassociated = 2, rgb = 2;
    const Entry extra = directory.find(kExtraSamples);
    if (extra.count == 0)
        return directory.valueOr(kPhotometric, 1) == rgb &&
                       directory.valueOr(kSamplesPerPixel, 1) == 4
                   ? AlphaKind::Straight
                   : AlphaKind::Unused;
    const std::uint64_t kind = directory.value(extra, 0);
    return kind == associated     ? AlphaKind::Premultiplied
           : kind == unassociated ? AlphaKind::Straight
                                  : AlphaKind::Unused;
}

}  // namespace

bool looksLikeTiff(const ByteReader& file) {
    constexpr std::string_view signatures[] = {
        {"II*\0", 4}, {"MM\0*", 4}, {"II+\0", 4}, {"MM\0+", 4}};
    return std::ranges::any_of(signatures, [&](auto text) { return file.startsWith(text); });
}

ImageHeader readTiffHeader(const ByteReader& file) {
    const Directory directory(file);
    constexpr std::uint32_t separated = 5;
    ImageHeader header;
    header.decoder = Decoder::Tiff;
    header.width = directory.valueOr(kWidth, 0);
    header.height = directory.valueOr(kHeight, 0);
    header.orientation = exifOrientation(file);
    header.severalFrames = directory.hasNext();
    header.iccProfile = directory.find(kIccProfile).count != 0;
    header.cmyk = directory.valueOr(kPhotometric, 1) == separated;
    header.alpha = alphaOf(directory);
    checkPixelCount(directory.valueOr(kTileWidth, 1), directory.valueOr(kTileHeight, 1), file);
    checkData(directory, file);
    return header;
}

}  // namespace scalescope::detail
