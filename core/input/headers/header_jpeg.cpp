// SPDX-License-Identifier: Apache-2.0
// JPEG: segments up to the end-of-image marker. Source: ITU-T T.81, annex B.
#include "core/input/headers/header_jpeg.h"

#include "core/input/headers/header_tiff.h"

namespace scalescope::detail {

namespace {

constexpr std::uint8_t kEndOfImage = 0xD9, kStartOfScan = 0xDA, kApp1 = 0xE1, kApp2 = 0xE2;

bool isFrameHeader(std::uint8_t marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

/// Markers that stand alone, without a length.
bool isBare(std::uint8_t marker) {
    return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8);
}

/// Offset of the next marker's code at or after an offset: stuffed zeros and restarts are data.
/// The file's size where none follows.
std::uint64_t nextMarker(const ByteReader& file, std::uint64_t at) {
    for (;;) {
        const auto rest = file.text(at, file.size() - at);
        const auto found = rest.find('\xFF');
        if (found == std::string_view::npos)
            return file.size();
        at += found + 1;
        while (file.has(at, 1) && file.u8(at) == 0xFF)
            ++at;
        if (!file.has(at, 1))
            return file.size();
        const std::uint8_t code = file.u8(at);
        const bool restart = code >= 0xD0 && code <= 0xD7;
        if (code != 0x00 && !restart)
            return at;
        ++at;
    }
}

bool hasSegment(const ByteReader& file, std::uint64_t at) {
    return file.has(at, 2) && file.has(at, file.u16(at, ByteOrder::Big));
}

/// Processes and depths that the libraries for photographs do not have.
void checkProcess(const ByteReader& file, std::uint64_t at, std::uint8_t marker) {
    constexpr std::uint8_t lossless = 0xC3, arithmeticLossless = 0xCB;
    constexpr int usualBits = 8;
    const bool hierarchical = (marker & 0x04) != 0;
    const int bits = file.u8(at + 2);
    if (!hierarchical && marker != lossless && marker != arithmeticLossless && bits == usualBits)
        return;
    const std::string what = hierarchical        ? "a hierarchical JPEG"
                             : bits == usualBits ? "a lossless JPEG"
                                                 : "a JPEG of " + std::to_string(bits) + " bits";
    file.fail(ErrorCode::FormatUnknown,
              "this is " + what + ", which is not read; save the image as usual JPEG or PNG.");
}

void readFrame(const ByteReader& file, std::uint64_t at, ImageHeader& header) {
    header.height = file.u16(at + 3, ByteOrder::Big);
    header.width = file.u16(at + 5, ByteOrder::Big);
    const std::uint8_t components = file.u8(at + 7);
    header.gray = components == 1;
    header.cmyk = components == 4;
}

}  // namespace

ImageHeader readJpegHeader(const ByteReader& file) {
    ImageHeader header;
    std::uint64_t at = 2;
    bool hasFrame = false, hasScan = false;
    for (;;) {
        at = nextMarker(file, at);
        header.cut = hasScan && at == file.size();
        if (header.cut)
            break;
        const std::uint8_t marker = file.u8(at++);
        if (marker == kEndOfImage)
            break;
        if (isBare(marker))
            continue;
        header.cut = hasScan && !hasSegment(file, at);
        if (header.cut)
            break;
        const std::uint64_t length = file.u16(at, ByteOrder::Big);
        const ByteReader segment = file.part(at, length);
        if (isFrameHeader(marker) && !hasFrame) {
            checkProcess(file, at, marker);
            readFrame(file, at, header);
            hasFrame = true;
        } else if (marker == kApp1 && segment.startsWith({"Exif\0\0", 6}, 2)) {
            header.orientation = exifOrientation(segment.part(8, length - 8));
        } else if (marker == kApp2 && segment.startsWith("ICC_PROFILE", 2)) {
            header.iccProfile = true;
        }
        hasScan = hasScan || marker == kStartOfScan;
        at += length;
    }
    if (!hasFrame || !hasScan)
        file.failTruncated();
    if (header.cmyk || header.cut)
        header.decoder = Decoder::Jpeg;
    return header;
}

}  // namespace scalescope::detail
