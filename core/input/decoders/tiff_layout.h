// SPDX-License-Identifier: Apache-2.0
// What the tags of a TIFF page say about its samples, and which of it is read.
#pragma once

#include "core/input/headers/byte_reader.h"

#include <cstdint>

namespace scalescope::detail {

enum class TiffColour : std::uint16_t {
    WhiteIsZero = 0,
    BlackIsZero,
    Rgb,
    Palette,
    Mask,
    Separated,
    YCbCr,
    Lab = 8,
    IccLab,
    ItuLab,
    Cfa = 32803,
    LogL = 32844,
    LogLuv = 32845,
    LinearRaw = 34892
};

struct TiffLayout {
    enum Format : std::uint16_t { Unsigned = 1, Signed, Float };

    std::uint32_t width = 0, height = 0;
    std::uint16_t bits = 1, samples = 1, format = Unsigned, planar = 1, compression = 1;
    TiffColour colour = TiffColour::BlackIsZero;
    bool fewerColours = false;  ///< of YCbCr: one colour for several pixels

    /// Colour samples of a pixel: 1, 3, or 4 of CMYK.
    [[nodiscard]] int colours() const;
    /// Numbers whose meaning depends on their range: floats, signed ones and those of 32 bits.
    [[nodiscard]] bool isWide() const { return format != Unsigned || bits > 16; }
};

/// Throws: FormatUnknown for a layout that is not read, with its name.
void checkTiffLayout(const TiffLayout& layout, const ByteReader& file);

}  // namespace scalescope::detail
