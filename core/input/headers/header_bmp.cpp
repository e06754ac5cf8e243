// SPDX-License-Identifier: Apache-2.0
// Source: BITMAPINFOHEADER of the Windows documentation.
#include "core/input/headers/header_bmp.h"

#include <cstdlib>

namespace scalescope::detail {

namespace {

/// What OpenCV 4.6 decodes to other colours than the file holds, or refuses.
bool needsOurs(const BmpLayout& layout) {
    constexpr std::uint32_t windows3 = 40;
    return layout.bitsPerPixel < 8 || layout.bitsPerPixel == 16 || layout.compression != 0 ||
           (layout.bitsPerPixel <= 24 && layout.headerBytes < windows3);
}

}  // namespace

BmpLayout readBmpLayout(const ByteReader& file) {
    constexpr ByteOrder little = ByteOrder::Little;
    const std::uint32_t headerBytes = file.u32(14, little);
    if (headerBytes == 12)
        return {file.u16(18, little), file.u16(20, little), file.u16(24, little), false, 0, 12, 0};
    if (headerBytes < 16 || headerBytes > 124)
        file.fail(ErrorCode::FormatUnknown, "this kind of BMP is not read; save the image as PNG.");
    const auto height = static_cast<std::int32_t>(file.u32(22, little));
    BmpLayout layout{static_cast<std::int32_t>(file.u32(18, little)),
                     std::abs(std::int64_t{height}),
                     file.u16(28, little),
                     height < 0,
                     0,
                     headerBytes,
                     0};
    if (headerBytes >= 20)
        layout.compression = file.u32(30, little);
    if (headerBytes >= 36)
        layout.paletteColours = file.u32(46, little);
    return layout;
}

ImageHeader readBmpHeader(const ByteReader& file) {
    const BmpLayout layout = readBmpLayout(file);
    ImageHeader header;
    header.width = layout.width;
    header.height = layout.height;
    checkPixelCount(layout.width, layout.height, file);
    const std::uint64_t pixelsAt = file.u32(10, ByteOrder::Little);
    constexpr std::uint32_t rle8 = 1, rle4 = 2;
    const bool runLength = layout.compression == rle8 || layout.compression == rle4;
    const std::int64_t rowBytes = (layout.width * layout.bitsPerPixel + 31) / 32 * 4;
    const std::int64_t needed = runLength ? 2 : rowBytes * layout.height;
    if (!file.has(pixelsAt, static_cast<std::uint64_t>(needed)))
        file.failTruncated();
    if (needsOurs(layout))
        header.decoder = Decoder::Bmp;
    return header;
}

}  // namespace scalescope::detail
