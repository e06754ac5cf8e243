// SPDX-License-Identifier: Apache-2.0
#include "core/input/decoders/tiff_decoder.h"

#include "core/input/decoders/tiff_file.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace scalescope::detail {

namespace {

enum Photometric : std::uint16_t { kWhiteIsZero = 0, kBlackIsZero, kRgb, kPalette, kSeparated = 5 };
enum Format : std::uint16_t { kUnsigned = 1, kSigned, kFloat };

constexpr std::uint16_t kMaxSamples = 16;
/// Of 32 bits: they wait for the range of the whole picture.
constexpr std::int64_t kMaxWideSamples = 100'000'000;

[[noreturn]] void failLayout(const ByteReader& file, const std::string& what) {
    file.fail(ErrorCode::FormatUnknown,
              what + " TIFF pictures are not read; save the image as 8-bit PNG.");
}

/// Colour samples of a pixel that are read; others but alpha are left out.
int coloursOf(const TiffLayout& layout) {
    return layout.photometric == kRgb ? 3 : layout.photometric == kSeparated ? 4 : 1;
}

void checkLayout(const TiffLayout& layout, const ByteReader& file) {
    constexpr std::uint16_t known[] = {1, 2, 4, 8, 16, 32, 64};
    if (std::ranges::find(known, layout.bits) == std::end(known))
        failLayout(file, std::to_string(layout.bits) + "-bit");
    if (layout.photometric > kPalette && layout.photometric != kSeparated)
        failLayout(file, "YCbCr, Lab and other");
    if (layout.format < kUnsigned || layout.format > kFloat ||
        (layout.format == kFloat && layout.bits < 32) ||
        (layout.format != kFloat && layout.bits == 64))
        failLayout(file, "such " + std::to_string(layout.bits) + "-bit");
    if (layout.samples < coloursOf(layout) || layout.samples > kMaxSamples)
        failLayout(file, std::to_string(layout.samples) + "-channel");
    if (layout.photometric == kPalette && layout.bits > 8)
        failLayout(file, std::to_string(layout.bits) + "-bit palette");
    if (layout.photometric == kSeparated && layout.bits != 8)
        failLayout(file, std::to_string(layout.bits) + "-bit CMYK");
}

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

template <class T>
double as(const std::uint8_t* bytes, std::size_t i) {
    T value{};
    std::memcpy(&value, bytes + i * sizeof(T), sizeof(T));
    return static_cast<double>(value);
}

double wideSample(const std::uint8_t* bytes, std::size_t i, const TiffLayout& layout) {
    if (layout.format == kFloat)
        return layout.bits == 64 ? as<double>(bytes, i) : as<float>(bytes, i);
    if (layout.format == kSigned)
        return layout.bits == 8    ? as<std::int8_t>(bytes, i)
               : layout.bits == 16 ? as<std::int16_t>(bytes, i)
                                   : as<std::int32_t>(bytes, i);
    return as<std::uint32_t>(bytes, i);
}

/// Numbers whose meaning depends on their range: floats, signed ones and those of 32 bits.
bool isWide(const TiffLayout& layout) {
    return layout.format != kUnsigned || layout.bits > 16;
}

std::uint8_t toEightBits(std::uint32_t value, int bits, bool gray) {
    if (bits == 16)
        return static_cast<std::uint8_t>(gray ? (value + 128) / 257 : value >> 8);
    return static_cast<std::uint8_t>(value * 255 / ((1U << bits) - 1));
}

/// Hands every sample that is used to put(pixel, channel, bytes, index within bytes).
template <class Put>
void eachSample(const TiffFile& page, int channels, Put put) {
    const TiffLayout& layout = page.layout();
    page.read([&](const TiffFile::Run& run) {
        const bool planes = layout.planar == 2;
        if (planes && run.sample >= channels)
            return;
        const std::size_t step = planes ? 1 : layout.samples;
        const std::size_t pixel = std::size_t{run.y} * layout.width + run.x;
        const int first = planes ? run.sample : 0, last = planes ? run.sample : channels - 1;
        for (std::size_t i = 0; i < run.count; ++i)
            for (int c = first; c <= last; ++c)
                put(pixel + i, c, run.bytes, i * step + (planes ? 0 : static_cast<std::size_t>(c)));
    });
}

/// What 0 and 255 stand for, and the sentence that says it.
struct Range {
    double low = 0.0, high = 255.0;
    std::string note;
};

Range rangeOf(const std::vector<float>& values, const TiffLayout& layout) {
    double low = 0.0, high = 0.0;
    for (const float value : values)
        if (std::isfinite(value)) {
            low = std::min(low, double{value});
            high = std::max(high, double{value});
        }
    const std::string what = layout.format == kFloat ? "Floating-point samples"
                                                     : std::to_string(layout.bits) + "-bit samples";
    if (layout.format == kFloat && low >= 0.0 && high <= 1.0)
        return {0.0, 1.0, what + " from 0 to 1 were scaled to 8 bits."};
    if (low >= 0.0 && high <= 255.0)
        return {0.0, 255.0, what + " from 0 to 255 were taken as 8 bits."};
    if (low >= 0.0 && high <= 65535.0)
        return {0.0, 65535.0,
                what +
                    " from 0 to 65535 were scaled to 8 bits; Pillow would clip "
                    "them at 255."};
    return {low, high,
            what +
                " were scaled to 8 bits from their smallest to their largest value; "
                "Pillow would clip them to 0 to 255."};
}

void fillWide(const TiffFile& page, Raster& raster, const ByteReader& file) {
    const TiffLayout& layout = page.layout();
    const std::int64_t count = raster.width * raster.height * raster.channels;
    if (count > kMaxWideSamples)
        file.fail(ErrorCode::LimitExceeded,
                  "a picture of so many wide samples is not read; make it smaller.");
    std::vector<float> values(static_cast<std::size_t>(count));
    const auto channels = static_cast<std::size_t>(raster.channels);
    eachSample(page, raster.channels,
               [&](std::size_t pixel, int c, const std::uint8_t* bytes, std::size_t i) {
                   values[pixel * channels + static_cast<std::size_t>(c)] =
                       static_cast<float>(wideSample(bytes, i, layout));
               });
    const Range range = rangeOf(values, layout);
    const double scale = 255.0 / (range.high - range.low);
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double value = (double{values[i]} - range.low) * scale;
        // Not a number is black; whole numbers of 0 to 255 stay what they are.
        raster.bytes[i] = static_cast<std::uint8_t>(
            value > 0.0 ? std::min(scale == 1.0 ? std::floor(value) : value + 0.5, 255.0) : 0.0);
    }
    raster.notes.push_back(range.note);
}

void fillNarrow(const TiffFile& page, Raster& raster) {
    const TiffLayout& layout = page.layout();
    const int bits = layout.bits;
    const bool gray = coloursOf(layout) == 1;
    const auto channels = static_cast<std::size_t>(raster.channels);
    eachSample(page, raster.channels,
               [&](std::size_t pixel, int c, const std::uint8_t* bytes, std::size_t i) {
                   raster.bytes[pixel * channels + static_cast<std::size_t>(c)] =
                       toEightBits(narrowSample(bytes, i, bits), bits, gray);
               });
    if (bits == 16)
        raster.notes.emplace_back(gray ? "16-bit gray was scaled to 8 bits (v / 257, rounded); "
                                         "Pillow would clip it at 255."
                                       : "16-bit colour was cut to its high byte.");
}

Raster paletteRaster(const TiffFile& page, const ImageHeader& header, const ByteReader& file) {
    const std::vector<std::uint8_t> colours = page.palette();
    if (colours.empty())
        file.failTruncated();
    Raster raster = blankRaster(header, 3);
    const int bits = page.layout().bits;
    eachSample(page, 1, [&](std::size_t pixel, int, const std::uint8_t* bytes, std::size_t i) {
        const std::size_t colour = narrowSample(bytes, i, bits);
        std::copy_n(colours.begin() + static_cast<std::ptrdiff_t>(3 * colour), 3,
                    raster.bytes.begin() + static_cast<std::ptrdiff_t>(3 * pixel));
    });
    return raster;
}

/// Source: Pillow, Convert.c, cmyk2rgb.
Raster rgbOfCmyk(const Raster& cmyk, const ImageHeader& header) {
    Raster raster = blankRaster(header, 3);
    const std::uint8_t* in = cmyk.bytes.data();
    for (std::size_t at = 0; at < raster.bytes.size(); in += 4)
        for (int c = 0; c < 3; ++c, ++at) {
            const int paper = 255 - in[3], product = in[c] * paper + 128;
            raster.bytes[at] =
                static_cast<std::uint8_t>(std::max(paper - (((product >> 8) + product) >> 8), 0));
        }
    return raster;
}

}  // namespace

Raster decodeTiff(const ByteReader& file, const ImageHeader& header) {
    const TiffFile page(file);
    const TiffLayout& layout = page.layout();
    if (layout.width != header.width || layout.height != header.height)
        file.failTruncated();
    checkLayout(layout, file);
    if (layout.photometric == kPalette)
        return paletteRaster(page, header, file);
    constexpr std::uint16_t associated = 1, unassociated = 2;
    const bool alpha = layout.photometric == kRgb && layout.samples > 3 &&
                       (layout.extra == associated || layout.extra == unassociated);
    Raster raster = blankRaster(header, alpha ? 4 : coloursOf(layout));
    isWide(layout) ? fillWide(page, raster, file) : fillNarrow(page, raster);
    if (layout.photometric == kSeparated)
        return rgbOfCmyk(raster, header);
    if (layout.photometric == kWhiteIsZero)
        for (std::uint8_t& value : raster.bytes)
            value = static_cast<std::uint8_t>(255 - value);
    return raster;
}

}  // namespace scalescope::detail
