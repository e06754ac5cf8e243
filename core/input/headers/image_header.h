// SPDX-License-Identifier: Apache-2.0
// What an image file says about itself, read and checked before anything is decoded.
#pragma once

#include "core/input/headers/byte_reader.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace scalescope::detail {

/// Larger files are not photographs.
inline constexpr std::uint64_t kMaxImageFileBytes = std::uint64_t{256} << 20;
/// Decoding holds two copies of 3 to 8 bytes per pixel.
inline constexpr std::int64_t kMaxImagePixels = 100'000'000;

/// What a fourth channel means: colours as they are, colours times alpha, or nothing.
enum class AlphaKind { Straight, Premultiplied, Unused };

/// First frame of an animated WebP, where it lies in the file and on the canvas.
struct WebPFrame {
    std::uint64_t dataAt = 0, dataBytes = 0;
    int left = 0, top = 0, width = 0, height = 0;
};

/// Who decodes the pixels.
enum class Decoder { OpenCv, Avif, Bmp, Gif, Heif, Jpeg, Png, Pnm, Tiff };

struct ImageHeader {
    Decoder decoder = Decoder::OpenCv;
    std::int64_t width = 0, height = 0;  ///< as stored, before orientation
    int orientation = 1;                 ///< EXIF, 1..8
    bool severalFrames = false;          ///< an animation or pages
    bool iccProfile = false;
    bool gray = false;  ///< one colour channel, as stored
    bool cmyk = false;
    bool cut = false;                       ///< the file ends before the picture does
    AlphaKind alpha = AlphaKind::Straight;  ///< of a fourth channel, if the decoder gives one
    std::optional<WebPFrame> firstFrame;    ///< animated WebP
};

/// Reads the header and walks the structure to its end.
/// Throws: FormatUnknown; FileUnreadable when empty, damaged or cut off (a JPEG or PNG may be,
/// after the first of its data); LimitExceeded.
[[nodiscard]] ImageHeader readImageHeader(const ByteReader& file);

/// Throws: LimitExceeded for an image that has `what`: "100000 x 1 pixels".
[[noreturn]] void failPixelCount(const ByteReader& file, const std::string& what);
/// Throws: LimitExceeded, FileUnreadable for an image without pixels.
void checkPixelCount(std::int64_t width, std::int64_t height, const ByteReader& file);

}  // namespace scalescope::detail
