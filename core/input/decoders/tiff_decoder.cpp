// SPDX-License-Identifier: Apache-2.0
#include "core/input/decoders/tiff_decoder.h"

#include "core/input/decoders/cmyk.h"
#include "core/input/decoders/tiff_wide.h"

#include <algorithm>
#include <cstring>

namespace scalescope::detail {

namespace {

/// Sample i of a run: a number of at most 16 bits.
std::uint32_t narrowSample(const std::uint8_t* bytes, std::size_t i, int bits) {
    if (bits == 8)
        return bytes[i];
    if (bits == 16) {
        std::uint16_t value = 0;
        std::memcpy(&value, bytes + 2 * i, 2);
        return value;
    }
    const std::size_t at = i * static_cast<std::size_t>(bits);
    return bytes[at / 8] >> (8 - bits - static_cast<int>(at % 8)) & ((1U << bits) - 1);
}

std::uint8_t toEightBits(std::uint32_t value, int bits, bool gray) {
    if (bits == 16)
        return static_cast<std::uint8_t>(gray ? (value + 128) / 257 : value >> 8);
    return static_cast<std::uint8_t>(value * 255 / ((1U << bits) - 1));
}

/// Samples that lie in the file as they do in the raster.
void copyRows(const TiffFile& page, Raster& raster) {
    const auto channels = static_cast<std::size_t>(raster.channels);
    page.read([&](const TiffFile::Run& run) {
        std::copy_n(run.bytes, run.count * channels, raster.row(run.y) + run.x * channels);
    });
}

void fillNarrow(const TiffFile& page, Raster& raster) {
    const TiffLayout& layout = page.layout();
    const int bits = layout.bits;
    const bool gray = layout.colours() == 1;
    const auto channels = static_cast<std::size_t>(raster.channels);
    if (bits == 8 && layout.samples == raster.channels && layout.planar == 1)
        return copyRows(page, raster);
    page.eachSample(raster.channels,
                    [&](std::size_t pixel, int c, const std::uint8_t* bytes, std::size_t i) {
                        raster.bytes[pixel * channels + static_cast<std::size_t>(c)] =
                            toEightBits(narrowSample(bytes, i, bits), bits, gray);
                    });
    if (bits == 16)
        raster.notes.emplace_back(gray ? kGrayScaledNote : kColourCutNote);
}

/// The sample behind the colours is alpha.
bool hasAlpha(const TiffLayout& layout, const ImageHeader& header) {
    return layout.samples > layout.colours() && header.alpha != AlphaKind::Unused &&
           layout.colour != TiffColour::Separated;
}

/// Indices, and alpha behind them where there is some.
Raster paletteRaster(const TiffFile& page, const ImageHeader& header, const ByteReader& file) {
    const std::vector<std::uint8_t> colours = page.palette();
    if (colours.empty())
        file.failTruncated();
    const bool alpha = hasAlpha(page.layout(), header);
    Raster raster = blankRaster(header, alpha ? 4 : 3);
    const int bits = page.layout().bits;
    const auto channels = static_cast<std::size_t>(raster.channels);
    page.eachSample(
        alpha ? 2 : 1, [&](std::size_t pixel, int c, const std::uint8_t* bytes, std::size_t i) {
            std::uint8_t* const target = raster.bytes.data() + channels * pixel;
            const std::size_t value = narrowSample(bytes, i, bits);
            if (c == 0)
                std::copy_n(colours.begin() + static_cast<std::ptrdiff_t>(3 * value), 3, target);
            else
                target[3] = toEightBits(static_cast<std::uint32_t>(value), bits, true);
        });
    return raster;
}

std::uint8_t rounded(double level) {
    return static_cast<std::uint8_t>(std::clamp(level, 0.0, 255.0) + 0.5);
}

/// In place. Source: JFIF 1.02, RGB to and from YCbCr.
void rgbOfYCbCr(std::uint8_t* pixel) {
    const double y = pixel[0], blue = pixel[1] - 128.0, red = pixel[2] - 128.0;
    pixel[0] = rounded(y + 1.402 * red);
    pixel[1] = rounded(y - 0.344136 * blue - 0.714136 * red);
    pixel[2] = rounded(y + 1.772 * blue);
}

/// What is packed or has fewer colours than pixels is for the library; it refuses plain tiles.
Raster ycbcrRaster(const TiffFile& page, const ImageHeader& header) {
    constexpr std::uint16_t unpacked = 1;
    Raster raster = blankRaster(header, 3);
    if (page.layout().compression != unpacked || page.layout().fewerColours) {
        page.readConverted(raster.bytes.data());
        return raster;
    }
    fillNarrow(page, raster);
    for (std::size_t at = 0; at < raster.bytes.size(); at += 3)
        rgbOfYCbCr(raster.bytes.data() + at);
    return raster;
}

/// Gray with alpha as colour with alpha; other rasters as they are.
Raster withColours(Raster raster, const ImageHeader& header) {
    if (raster.channels != 2)
        return raster;
    Raster wide = blankRaster(header, 4);
    const std::uint8_t* in = raster.bytes.data();
    for (std::uint8_t* out = wide.bytes.data(); out < wide.bytes.data() + wide.bytes.size();
         out += 4, in += 2) {
        std::fill_n(out, 3, in[0]);
        out[3] = in[1];
    }
    wide.notes = std::move(raster.notes);
    return wide;
}

Raster rgbOfCmyk(const Raster& cmyk, const ImageHeader& header) {
    Raster raster = blankRaster(header, 3);
    const std::uint8_t* in = cmyk.bytes.data();
    for (std::uint8_t* out = raster.bytes.data(); out < raster.bytes.data() + raster.bytes.size();
         in += 4)
        for (int c = 0; c < 3; ++c)
            *out++ = withoutInk(255 - in[3], in[c]);
    return raster;
}

}  // namespace

Raster decodeTiff(const ByteReader& file, const ImageHeader& header) {
    const TiffFile page(file);
    const TiffLayout& layout = page.layout();
    if (layout.width != header.width || layout.height != header.height)
        file.failTruncated();
    checkTiffLayout(layout, file);
    if (layout.colour == TiffColour::Palette)
        return paletteRaster(page, header, file);
    if (layout.colour == TiffColour::YCbCr)
        return ycbcrRaster(page, header);
    const int colours = layout.colours();
    Raster raster = blankRaster(header, colours + (hasAlpha(layout, header) ? 1 : 0));
    layout.isWide() ? fillWide(page, raster, file) : fillNarrow(page, raster);
    if (layout.colour == TiffColour::Separated)
        return rgbOfCmyk(raster, header);
    if (layout.colour == TiffColour::WhiteIsZero)
        for (std::size_t i = 0; i < raster.bytes.size(); ++i)
            if (raster.channels == 1 || i % 2 == 0)  // not the alpha behind it
                raster.bytes[i] = static_cast<std::uint8_t>(255 - raster.bytes[i]);
    return withColours(std::move(raster), header);
}

}  // namespace scalescope::detail
