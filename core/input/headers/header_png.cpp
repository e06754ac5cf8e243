// SPDX-License-Identifier: Apache-2.0
// Source: PNG specification, third edition.
#include "core/input/headers/header_png.h"

#include "core/input/headers/header_tiff.h"

namespace scalescope::detail {

namespace {

bool hasChunk(const ByteReader& file, std::uint64_t at) {
    return file.has(at, 12) && file.has(at, 12 + std::uint64_t{file.u32(at, ByteOrder::Big)});
}

}  // namespace

ImageHeader readPngHeader(const ByteReader& file) {
    constexpr ByteOrder big = ByteOrder::Big;
    if (file.text(12, 4) != "IHDR" || file.u32(8, big) != 13)
        file.failTruncated();
    ImageHeader header;
    header.width = file.u32(16, big);
    header.height = file.u32(20, big);
    const std::uint8_t colourType = file.u8(25);
    header.gray = colourType == 0;
    bool hasData = false;
    for (std::uint64_t at = 8;;) {
        if (hasData && !hasChunk(file, at)) {
            header.cut = true;
            header.decoder = Decoder::Png;
            break;
        }
        const std::uint64_t length = file.u32(at, big);
        const std::string_view type = file.text(at + 4, 4);
        const bool cutData = type == "IDAT" && !file.has(at + 8, length + 4);
        if (!cutData && !file.has(at + 8, length + 4))
            file.failTruncated();
        const ByteReader data = cutData ? file : file.part(at + 8, length);
        at += 12 + length;
        if (type == "IEND")
            break;
        hasData = hasData || type == "IDAT";
        header.severalFrames = header.severalFrames || type == "acTL";
        header.iccProfile = header.iccProfile || type == "iCCP";
        if (type == "tRNS" && header.gray)
            header.decoder = Decoder::Png;  // OpenCV does not hand it out
        if (type == "eXIf")
            header.orientation = exifOrientation(data);
    }
    if (!hasData)
        file.failTruncated();
    return header;
}

}  // namespace scalescope::detail
