// SPDX-License-Identifier: Apache-2.0
#include "core/input/video/video_container.h"

#include "core/input/headers/signature.h"

namespace scalescope::detail {

namespace {

using namespace std::string_view_literals;

/// A transport stream has no name, but a byte that comes again with every packet.
bool isTransportStream(const ByteReader& file) {
    for (const std::uint64_t packet : {188U, 192U, 204U}) {
        const std::uint64_t first = packet == 192U ? 4 : 0;
        const auto marked = [&](std::uint64_t i) {
            return file.has(first + i * packet, 1) && file.u8(first + i * packet) == 0x47;
        };
        if (marked(0) && marked(1) && marked(2) && marked(3))
            return true;
    }
    return false;
}

std::string_view pictureIn(const ByteReader& file) {
    constexpr Signature signatures[] = {
        {"\xFF\xD8\xFF"sv, 0, "JPEG"}, {"\x89PNG"sv, 0, "PNG"},   {"WEBP"sv, 8, "WebP"},
        {"II*\0"sv, 0, "TIFF"},        {"MM\0*"sv, 0, "TIFF"},    {"BM"sv, 0, "BMP"},
        {"ftypheic"sv, 4, "HEIC"},     {"ftypheix"sv, 4, "HEIC"}, {"ftypmif1"sv, 4, "HEIF"},
        {"ftypavif"sv, 4, "AVIF"},
    };
    return nameBy(signatures, file);
}

}  // namespace

std::string videoContainer(std::span<const std::byte> head) {
    constexpr Signature signatures[] = {
        {"ftyp"sv, 4, "MP4 or QuickTime"},
        {"moov"sv, 4, "MP4 or QuickTime"},
        {"mdat"sv, 4, "MP4 or QuickTime"},
        {"wide"sv, 4, "MP4 or QuickTime"},
        {"free"sv, 4, "MP4 or QuickTime"},
        {"skip"sv, 4, "MP4 or QuickTime"},
        {"\x1A\x45\xDF\xA3"sv, 0, "Matroska or WebM"},
        {"OggS"sv, 0, "Ogg"},
        {"FLV\x01"sv, 0, "FLV"},
        {"\x30\x26\xB2\x75\x8E\x66\xCF\x11"sv, 0, "ASF or WMV"},
        {"\x00\x00\x01\xBA"sv, 0, "MPEG program stream"},
        {"\x00\x00\x01\xB3"sv, 0, "MPEG video"},
        {"YUV4MPEG2 "sv, 0, "YUV4MPEG2"},
        {"DKIF"sv, 0, "IVF"},
        {"GIF87a"sv, 0, "GIF"},
        {"GIF89a"sv, 0, "GIF"},
        {"\x06\x0E\x2B\x34\x02\x05\x01\x01"sv, 0, "MXF"},
    };
    const ByteReader file(head, {});
    if (!pictureIn(file).empty())
        return {};
    if (file.startsWith("RIFF") && file.startsWith("AVI ", 8))
        return "AVI";
    const std::string_view name = nameBy(signatures, file);
    return std::string(name.empty() && isTransportStream(file) ? "MPEG transport stream" : name);
}

std::string whyNoVideo(std::span<const std::byte> head) {
    constexpr std::string_view read =
        "MP4, QuickTime, AVI, Matroska, WebM, Ogg, FLV, WMV, MPEG, GIF and YUV4MPEG2 are read.";
    const ByteReader file(head, {});
    if (head.empty())
        return "the file is empty; copy or download it again.";
    if (const std::string_view picture = pictureIn(file); !picture.empty())
        return "this is a picture (" + std::string(picture) +
               "), not a video; open it as an image.";
    return (looksLikeText(file) ? "this is a text file, not a video; "
                                : "this is not a video in a known format; ") +
           std::string(read);
}

}  // namespace scalescope::detail
