// SPDX-License-Identifier: Apache-2.0
// Source: BITMAPINFOHEADER of the Windows documentation.
#include "core/input/headers/header_bmp.h"

#include <cstdlib>

namespace scalescope::detail {

namespace {

struct BmpLayout {
    std::int64_t width = 0, height = 0, bitsPerPixel = 0;
    std::uint32_t compression = 0;
};

BmpLayout readBmpLayout(const ByteReader& file) {
    constexpr ByteOrder little = ByteOrder::Little;
    const std::uint32_t headerBytes = file.u32(14, little);
    if (headerBytes == 12)
        return {file.u16(18, little), file.u16(20, little), file.u16(24, little), 0};
    if (headerBytes < 40 || headerBytes > 124)
        file.fail(ErrorCode::FormatUnknown, "this kind of BMP is not read; save the image as PNG.");
    return {static_cast<std::int32_t>(file.u32(18, little)),
            std::abs(std::int64_t{static_cast<std::int32_t>(file.u32(22, little))}),
            file.u16(28, little), file.u32(30, little)};
}

}  // namespace

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
    return header;
}

}  // namespace scalescope::detail
