// SPDX-License-Identifier: Apache-2.0
#include "core/input/headers/image_header.h"

#include "core/base/format.h"
#include "core/input/headers/header_bmp.h"
#include "core/input/headers/header_gif.h"
#include "core/input/headers/header_jpeg.h"
#include "core/input/headers/header_png.h"
#include "core/input/headers/header_pnm.h"
#include "core/input/headers/header_tiff.h"
#include "core/input/headers/header_webp.h"
#include "core/input/resample.h"

#include <algorithm>
#include <cctype>

namespace scalescope::detail {

namespace {

constexpr std::string_view kRead = "JPEG, PNG, WebP, BMP, TIFF, GIF and PPM, PGM, PBM are read";

/// Name of a well-known format that is not read; empty for others.
std::string_view otherFormat(const ByteReader& file) {
    struct Signature {
        std::string_view bytes;
        std::uint64_t at;
        std::string_view name;
    };
    constexpr Signature signatures[] = {
        {"ftypheic", 4, "a HEIC photograph"}, {"ftypheix", 4, "a HEIC photograph"},
        {"ftypmif1", 4, "a HEIF photograph"}, {"ftypavif", 4, "an AVIF image"},
        {"%PDF", 0, "a PDF document"},        {"<svg", 0, "an SVG drawing"},
        {"PK\x03\x04", 0, "a zip archive"},   {"\x89HDF", 0, "an HDF5 file"},
        {"8BPS", 0, "a Photoshop file"},      {"jP  ", 4, "a JPEG 2000 image"},
        {"<!DOCTYPE", 0, "a web page"},       {"<html", 0, "a web page"},
        {"\x93NUMPY", 0, "a NumPy array"},
    };
    for (const Signature& signature : signatures) {
        if (file.startsWith(signature.bytes, signature.at))
            return signature.name;
    }
    return {};
}

bool looksLikeText(const ByteReader& file) {
    const auto begin = file.text(0, std::min<std::uint64_t>(file.size(), 256));
    return std::all_of(begin.begin(), begin.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0x80 || std::isprint(byte) != 0 || std::isspace(byte) != 0;
    });
}

[[noreturn]] void failUnknown(const ByteReader& file) {
    const std::string_view other = otherFormat(file);
    std::string what = "this is not an image in a known format";
    if (!other.empty())
        what = "this is " + std::string(other);
    else if (looksLikeText(file))
        what = "this is a text file, not an image";
    file.fail(ErrorCode::FormatUnknown, what + "; " + std::string(kRead) + ".");
}

}  // namespace

void checkPixelCount(std::int64_t width, std::int64_t height, const ByteReader& file) {
    const std::string size = std::to_string(width) + " x " + std::to_string(height) + " pixels";
    if (width < 1 || height < 1)
        file.fail(ErrorCode::FileUnreadable, "the image has " + size + "; choose another one.");
    if (width > kMaxSidePx || height > kMaxSidePx || width > kMaxImagePixels / height)
        file.fail(ErrorCode::LimitExceeded, "the image has " + size + ", the limit is " +
                                                formatCount(kMaxImagePixels) + " pixels and " +
                                                std::to_string(kMaxSidePx) +
                                                " per side; make it smaller first.");
}

ImageHeader readImageHeader(const ByteReader& file) {
    if (file.size() == 0)
        file.fail(ErrorCode::FileUnreadable, "the file is empty; copy or download it again.");
    ImageHeader header;
    if (file.startsWith("\xFF\xD8\xFF"))
        header = readJpegHeader(file);
    else if (file.startsWith("\x89PNG\r\n\x1A\n"))
        header = readPngHeader(file);
    else if (file.startsWith("RIFF") && file.startsWith("WEBP", 8))
        header = readWebPHeader(file);
    else if (file.startsWith({"II*\0", 4}) || file.startsWith({"MM\0*", 4}))
        header = readTiffHeader(file);
    else if (file.startsWith("BM"))
        header = readBmpHeader(file);
    else if (file.startsWith("GIF87a") || file.startsWith("GIF89a"))
        header = readGifHeader(file);
    else if (looksLikePnm(file))
        header = readPnmHeader(file);
    else
        failUnknown(file);
    checkPixelCount(header.width, header.height, file);
    return header;
}

}  // namespace scalescope::detail
