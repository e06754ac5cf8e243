// SPDX-License-Identifier: Apache-2.0
// TIFF directories, and EXIF blocks, which have the same structure. Source: TIFF 6.0; EXIF 2.3.
#include "core/input/headers/header_tiff.h"

namespace scalescope::detail {

namespace {

constexpr std::uint64_t kEntryBytes = 12;

enum Tag : std::uint32_t {
    kWidth = 256,
    kHeight = 257,
    kBitsPerSample = 258,
    kPhotometric = 262,
    kStripOffsets = 273,
    kOrientation = 274,
    kSamplesPerPixel = 277,
    kStripBytes = 279,
    kPlanarConfiguration = 284,
    kTileWidth = 322,
    kTileHeight = 323,
    kTileOffsets = 324,
    kTileBytes = 325,
    kExtraSamples = 338,
    kSampleFormat = 339,
    kIccProfile = 34675
};

/// Where the unsigned values (BYTE, SHORT, LONG) of an entry lie.
struct Entry {
    std::uint64_t at = 0;  ///< of the first value; 0 when there is no such entry
    std::uint32_t count = 0;
    int valueBytes = 1;
};

/// The first directory of a TIFF structure.
class Directory {
public:
    explicit Directory(const ByteReader& file)
        : m_file(file),
          m_order(file.startsWith("II") ? ByteOrder::Little : ByteOrder::Big),
          m_at(file.u32(4, m_order)),
          m_count(file.u16(m_at, m_order)) {
        if (!file.has(m_at + 2, m_count * kEntryBytes))
            file.failTruncated();
    }
    /// Makes the decoder see a SHORT entry of one value with another value.
    void patch(Tag tag, std::uint8_t value, std::vector<BytePatch>& patches) const {
        const Entry entry = find(tag);
        if (entry.count != 1 || entry.valueBytes != 2)
            return;
        const bool big = m_order == ByteOrder::Big;
        patches.push_back({entry.at + (big ? 0 : 1), 0});
        patches.push_back({entry.at + (big ? 1 : 0), value});
    }
    [[nodiscard]] bool hasNext() const {
        const std::uint64_t at = m_at + 2 + m_count * kEntryBytes;
        return m_file.has(at, 4) && m_file.u32(at, m_order) != 0;
    }
    [[nodiscard]] Entry find(Tag tag) const {
        for (std::uint64_t i = 0; i < m_count; ++i) {
            const std::uint64_t at = m_at + 2 + i * kEntryBytes;
            if (m_file.u16(at, m_order) == tag)
                return entryAt(at);
        }
        return {};
    }
    [[nodiscard]] std::uint32_t value(const Entry& entry, std::uint32_t index) const {
        const std::uint64_t step = static_cast<std::uint64_t>(entry.valueBytes);
        return m_file.number(entry.at + index * step, entry.valueBytes, m_order);
    }
    [[nodiscard]] std::uint32_t valueOr(Tag tag, std::uint32_t fallback) const {
        const Entry entry = find(tag);
        return entry.count == 0 ? fallback : value(entry, 0);
    }

private:
    [[nodiscard]] Entry entryAt(std::uint64_t at) const {
        const std::uint32_t type = m_file.u16(at + 2, m_order);
        const std::uint32_t count = m_file.u32(at + 4, m_order);
        const int bytes = type == 3 ? 2 : type == 4 ? 4 : 1;
        const bool inside = std::uint64_t{count} * static_cast<unsigned>(bytes) <= 4;
        return {inside ? at + 8 : m_file.u32(at + 8, m_order), count, bytes};
    }

    const ByteReader& m_file;
    ByteOrder m_order;
    std::uint64_t m_at, m_count;
};

/// Every strip or tile must lie inside the file.
void checkData(const Directory& directory, const ByteReader& file) {
    const bool tiled = directory.find(kTileOffsets).count != 0;
    const Entry offsets = directory.find(tiled ? kTileOffsets : kStripOffsets);
    const Entry lengths = directory.find(tiled ? kTileBytes : kStripBytes);
    if (offsets.count == 0)
        file.failTruncated();
    for (std::uint32_t i = 0; i < offsets.count; ++i) {
        const std::uint32_t length = i < lengths.count ? directory.value(lengths, i) : 1;
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

void readAlpha(const Directory& directory, ImageHeader& header) {
    constexpr std::uint32_t associated = 1, unassociated = 2;
    const std::uint32_t extra = directory.valueOr(kExtraSamples, 0);
    header.alpha = extra == associated     ? AlphaKind::Premultiplied
                   : extra == unassociated ? AlphaKind::Straight
                                           : AlphaKind::Unused;
    header.transparencyLost = header.gray && extra != 0;
    // libtiff would multiply 8-bit colours by alpha, and hidden colours would be lost.
    if (extra == unassociated && directory.valueOr(kBitsPerSample, 1) == 8)
        directory.patch(kExtraSamples, 0, header.patches);
}

/// What OpenCV 4.6 decodes to other pixels than the file holds, or refuses.
bool needsLibtiff(const Directory& directory) {
    constexpr std::uint32_t whiteIsZero = 0, palette = 3, separated = 5;
    const std::uint32_t bits = directory.valueOr(kBitsPerSample, 1);
    const std::uint32_t photometric = directory.valueOr(kPhotometric, 1);
    if (photometric > palette && photometric != separated)
        return false;
    return photometric == separated || (bits != 1 && bits != 8 && bits != 16) ||
           (bits != 8 && (photometric == whiteIsZero || photometric == palette)) ||
           directory.valueOr(kSampleFormat, 1) != 1 ||
           (directory.valueOr(kPlanarConfiguration, 1) == 2 &&
            directory.valueOr(kSamplesPerPixel, 1) > 1);
}

}  // namespace

ImageHeader readTiffHeader(const ByteReader& file) {
    const Directory directory(file);
    ImageHeader header;
    header.width = directory.valueOr(kWidth, 0);
    header.height = directory.valueOr(kHeight, 0);
    header.orientation = exifOrientation(file);
    // OpenCV turns TIFF pictures by their tag; without it the turning is ours.
    if (header.orientation != 1)
        directory.patch(kOrientation, 1, header.patches);
    header.severalFrames = directory.hasNext();
    header.iccProfile = directory.find(kIccProfile).count != 0;
    constexpr std::uint32_t separated = 5;
    header.cmyk = directory.valueOr(kPhotometric, 1) == separated;
    header.gray = directory.valueOr(kPhotometric, 1) <= 1;
    readAlpha(directory, header);
    if (needsLibtiff(directory)) {
        header.decoder = Decoder::Tiff;
        header.patches.clear();
    }
    checkPixelCount(directory.valueOr(kTileWidth, 1), directory.valueOr(kTileHeight, 1), file);
    checkData(directory, file);
    return header;
}

}  // namespace scalescope::detail
