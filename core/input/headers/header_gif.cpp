// SPDX-License-Identifier: Apache-2.0
// Source: GIF89a specification.
#include "core/input/headers/header_gif.h"

#include <algorithm>

namespace scalescope::detail {

namespace {

constexpr std::uint8_t kExtension = 0x21, kImage = 0x2C, kGraphicControl = 0xF9;

/// Bytes of a colour table whose size stands in flags; 0: there is none.
std::uint64_t paletteBytes(std::uint8_t flags) {
    return (flags & 0x80) != 0 ? std::uint64_t{3} << ((flags & 7) + 1) : 0;
}

/// Behind the sub-blocks that begin here, or behind the file.
std::uint64_t behindBlocks(const ByteReader& file, std::uint64_t at) {
    while (file.has(at, 1) && file.u8(at) != 0)
        at += 1 + std::uint64_t{file.u8(at)};
    return at + 1;
}

}  // namespace

GifFrame readGifFrame(const ByteReader& file) {
    GifFrame frame;
    const std::uint64_t globalBytes = paletteBytes(file.u8(10));
    frame.palette = file.part(13, globalBytes).bytes();
    for (std::uint64_t at = 13 + globalBytes;;) {
        const std::uint8_t block = file.u8(at);
        if (block == kExtension) {
            if (file.u8(at + 1) == kGraphicControl && (file.u8(at + 3) & 1) != 0)
                frame.transparent = file.u8(at + 6);
            at = behindBlocks(file, at + 2);
            continue;
        }
        if (block != kImage)
            file.failTruncated();
        frame.left = static_cast<int>(file.u16(at + 1, ByteOrder::Little));
        frame.top = static_cast<int>(file.u16(at + 3, ByteOrder::Little));
        frame.width = static_cast<int>(file.u16(at + 5, ByteOrder::Little));
        frame.height = static_cast<int>(file.u16(at + 7, ByteOrder::Little));
        const std::uint8_t flags = file.u8(at + 9);
        frame.interlaced = (flags & 0x40) != 0;
        if (const std::uint64_t own = paletteBytes(flags); own > 0)
            frame.palette = file.part(at + 10, own).bytes();
        at += 10 + paletteBytes(flags);
        frame.codeBits = file.u8(at);
        frame.dataAt = at + 1;
        if (frame.codeBits < 1 || frame.codeBits > 8 || frame.palette.empty())
            file.failTruncated();
        return frame;
    }
}

ImageHeader readGifHeader(const ByteReader& file) {
    const GifFrame frame = readGifFrame(file);
    ImageHeader header;
    header.decoder = Decoder::Gif;
    header.width = file.u16(6, ByteOrder::Little);
    header.height = file.u16(8, ByteOrder::Little);
    // As other programs do: a frame beyond the screen makes it larger.
    header.width = std::max<std::int64_t>(header.width, frame.left + frame.width);
    header.height = std::max<std::int64_t>(header.height, frame.top + frame.height);
    std::uint64_t at = behindBlocks(file, frame.dataAt);
    header.cut = at > file.size();
    while (file.has(at, 2) && file.u8(at) == kExtension)
        at = behindBlocks(file, at + 2);
    header.severalFrames = file.has(at, 1) && file.u8(at) == kImage;
    return header;
}

}  // namespace scalescope::detail
