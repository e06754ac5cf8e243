// SPDX-License-Identifier: Apache-2.0
// What our own decoders hand out.
#pragma once

#include "core/input/headers/image_header.h"

#include <cstdint>
#include <string>
#include <vector>

namespace scalescope::detail {

inline constexpr const char* kGrayScaledNote =
    "16-bit gray was scaled to 8 bits (v / 257, rounded); Pillow would clip it at 255.";
inline constexpr const char* kDamagedJpegNote =
    "The JPEG data are damaged; parts of the picture may be wrong.";
inline constexpr const char* kColourCutNote = "16-bit colour was cut to its high byte.";

[[nodiscard]] inline std::string scaledBitsNote(int bits) {
    return std::to_string(bits) + "-bit samples were scaled to 8 bits.";
}

/// Rows from top to bottom; 1 channel is gray, 3 are RGB, 4 are RGB and alpha.
struct Raster {
    std::int64_t width = 0, height = 0;
    int channels = 3;
    std::vector<std::uint8_t> bytes{};
    std::int64_t wholeRows = 0;        ///< of a cut file: those that were there
    bool coarse = false;               ///< of a cut file: later scans or passes are missing
    std::vector<std::string> notes{};  ///< how stored values became 8 bits

    [[nodiscard]] std::uint8_t* row(std::int64_t y) {
        return bytes.data() + static_cast<std::size_t>(y * width * channels);
    }
};

/// Pixels of zeros. The header's size was checked (checkPixelCount).
[[nodiscard]] inline Raster blankRaster(const ImageHeader& header, int channels) {
    Raster raster{.width = header.width, .height = header.height, .channels = channels};
    raster.bytes.resize(static_cast<std::size_t>(header.width * header.height * channels));
    raster.wholeRows = header.height;
    return raster;
}

}  // namespace scalescope::detail
