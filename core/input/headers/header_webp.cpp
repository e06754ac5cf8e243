// SPDX-License-Identifier: Apache-2.0
// WebP: chunks of the RIFF container. Source: RFC 9649.
#include "core/input/headers/header_webp.h"

#include "core/input/headers/header_tiff.h"

#include <algorithm>

namespace scalescope::detail {

namespace {

struct Chunk {
    std::string_view type;
    std::uint64_t at = 0, length = 0;  ///< of the payload
    [[nodiscard]] std::uint64_t next() const { return at + length + (length & 1U); }
};

Chunk chunkAt(const ByteReader& file, std::uint64_t at) {
    const Chunk chunk{file.text(at, 4), at + 8, file.u32(at + 4, ByteOrder::Little)};
    if (!file.has(chunk.at, chunk.length))
        file.failTruncated();
    return chunk;
}

struct Size {
    std::int64_t width = 0, height = 0;
};

/// Size in the bit stream of a VP8 or VP8L chunk.
Size bitstreamSize(const ByteReader& file, const Chunk& chunk) {
    const ByteReader data = file.part(chunk.at, chunk.length);
    if (chunk.type == "VP8 ") {
        if (!data.startsWith("\x9D\x01\x2A", 3))
            file.failTruncated();
        return {data.u16(6, ByteOrder::Little) & 0x3FFF, data.u16(8, ByteOrder::Little) & 0x3FFF};
    }
    if (data.u8(0) != 0x2F)
        file.failTruncated();
    const std::uint32_t bits = data.u32(1, ByteOrder::Little);
    return {(bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1};
}

void readCanvas(const ByteReader& file, const Chunk& chunk, ImageHeader& header) {
    const std::uint8_t flags = file.part(chunk.at, chunk.length).u8(0);
    header.severalFrames = (flags & 0x02) != 0;
    header.iccProfile = (flags & 0x20) != 0;
    header.width = std::int64_t{file.number(chunk.at + 4, 3, ByteOrder::Little)} + 1;
    header.height = std::int64_t{file.number(chunk.at + 7, 3, ByteOrder::Little)} + 1;
}

WebPFrame readFrame(const ByteReader& file, const Chunk& chunk) {
    constexpr std::uint64_t prefixBytes = 16;
    const ByteReader data = file.part(chunk.at, chunk.length);
    const auto field = [&](std::uint64_t at) {
        return static_cast<int>(data.number(at, 3, ByteOrder::Little));
    };
    if (!data.has(0, prefixBytes))
        file.failTruncated();
    return {chunk.at + prefixBytes, chunk.length - prefixBytes,
            2 * field(0),           2 * field(3),
            field(6) + 1,           field(9) + 1};
}

}  // namespace

ImageHeader readWebPHeader(const ByteReader& file) {
    ImageHeader header;
    const std::uint64_t end = 8 + std::uint64_t{file.u32(4, ByteOrder::Little)};
    if (end > file.size())
        file.failTruncated();
    bool hasImage = false;
    for (std::uint64_t at = 12; at + 8 <= end;) {
        const Chunk chunk = chunkAt(file, at);
        at = chunk.next();
        if (chunk.type == "VP8X") {
            readCanvas(file, chunk, header);
        } else if ((chunk.type == "VP8 " || chunk.type == "VP8L") && !hasImage) {
            const Size size = bitstreamSize(file, chunk);
            header.width = std::max(header.width, size.width);
            header.height = std::max(header.height, size.height);
            hasImage = true;
        } else if (chunk.type == "ANMF" && !header.firstFrame) {
            header.firstFrame = readFrame(file, chunk);
            hasImage = true;
        } else if (chunk.type == "EXIF") {
            const std::uint64_t skip = file.startsWith({"Exif\0\0", 6}, chunk.at) ? 6 : 0;
            header.orientation =
                exifOrientation(file.part(chunk.at, chunk.length).part(skip, chunk.length - skip));
        }
    }
    if (!hasImage)
        file.failTruncated();
    return header;
}

}  // namespace scalescope::detail
