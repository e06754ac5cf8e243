// SPDX-License-Identifier: Apache-2.0
// PNG (chunks up to IEND) and BMP. Source: PNG specification, third edition; BITMAPINFOHEADER.
#include "core/input/headers/image_header.h"

#include <cstdlib>

namespace scalescope::detail {

ImageHeader readPngHeader(const ByteReader& file) {
    constexpr ByteOrder big = ByteOrder::Big;
    if (file.text(12, 4) != "IHDR" || file.u32(8, big) != 13)
        file.failTruncated();
    ImageHeader header;
    header.width = file.u32(16, big);
    header.height = file.u32(20, big);
    const std::uint8_t colourType = file.u8(25);
    header.gray = colourType == 0 || colourType == 4;
    bool hasData = false;
    for (std::uint64_t at = 8;;) {
        const std::uint64_t length = file.u32(at, big);
        const std::string_view type = file.text(at + 4, 4);
        const ByteReader data = file.part(at + 8, length);
        at += 12 + length;
        if (at > file.size())
            file.failTruncated();
        if (type == "IEND")
            break;
        hasData = hasData || type == "IDAT";
        header.severalFrames = header.severalFrames || type == "acTL";
        header.iccProfile = header.iccProfile || type == "iCCP";
        header.transparencyLost = header.transparencyLost || (type == "tRNS" && colourType == 0);
        if (type == "eXIf")
            header.orientation = exifOrientation(data);
    }
    if (!hasData)
        file.failTruncated();
    return header;
}

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
