// SPDX-License-Identifier: Apache-2.0
#include "core/input/decoders/tiff_layout.h"

#include <algorithm>
#include <array>
#include <tiffio.h>

namespace scalescope::detail {

namespace {

constexpr std::uint16_t kMaxSamples = 16;

[[noreturn]] void fail(const ByteReader& file, const std::string& what) {
    file.fail(ErrorCode::FormatUnknown,
              what + " TIFF pictures are not read; save the image as 8-bit PNG.");
}

struct Named {
    int value = 0;
    const char* name = nullptr;
};

/// unnamed and the number for those without a name here.
std::string nameOf(int value, std::span<const Named> names, const std::string& unnamed) {
    const auto found = std::ranges::find(names, value, &Named::value);
    return found != names.end() ? found->name : unnamed + std::to_string(value);
}

void checkColour(const TiffLayout& layout, const ByteReader& file) {
    if (layout.colour <= TiffColour::Palette || layout.colour == TiffColour::Separated ||
        layout.colour == TiffColour::YCbCr)
        return;
    constexpr std::array<Named, 8> kinds{{{4, "transparency mask"},
                                          {8, "Lab"},
                                          {9, "Lab (ICC)"},
                                          {10, "Lab (ITU)"},
                                          {32803, "raw camera"},
                                          {32844, "LogL"},
                                          {32845, "LogLuv"},
                                          {34892, "raw camera"}}};
    fail(file, nameOf(static_cast<int>(layout.colour), kinds, "photometric "));
}

void checkCompression(const TiffLayout& layout, const ByteReader& file) {
    if (TIFFIsCODECConfigured(layout.compression) != 0)
        return;
    constexpr std::array<Named, 8> kinds{{{6, "old JPEG"},
                                          {33003, "JPEG 2000"},
                                          {33005, "JPEG 2000"},
                                          {34712, "JPEG 2000"},
                                          {34887, "LERC"},
                                          {50000, "Zstandard"},
                                          {50001, "WebP"},
                                          {50002, "JPEG XL"}}};
    file.fail(ErrorCode::FormatUnknown, "TIFF pictures with compression " +
                                            nameOf(layout.compression, kinds, "number ") +
                                            " are not read here; save the image as 8-bit PNG.");
}

void checkSamples(const TiffLayout& layout, const ByteReader& file) {
    constexpr std::array<std::uint16_t, 5> whole{1, 2, 4, 8, 16};
    const std::string bits = std::to_string(layout.bits) + "-bit";
    const bool isKnown =
        layout.format == TiffLayout::Float ? layout.bits == 32 || layout.bits == 64
        : layout.format == TiffLayout::Signed
            ? layout.bits == 8 || layout.bits == 16 || layout.bits == 32
            : layout.format == TiffLayout::Unsigned &&
                  (std::ranges::find(whole, layout.bits) != whole.end() || layout.bits == 32);
    if (!isKnown)
        fail(file, layout.format == TiffLayout::Float      ? bits + " floating-point"
                   : layout.format == TiffLayout::Signed   ? bits + " signed"
                   : layout.format == TiffLayout::Unsigned ? bits
                                                           : "complex");
    if (layout.samples < layout.colours() || layout.samples > kMaxSamples)
        fail(file, std::to_string(layout.samples) + "-channel");
    if (layout.colour == TiffColour::Palette && (layout.bits > 8 || layout.isWide()))
        fail(file, bits + " palette");
    if (layout.colour == TiffColour::Separated && (layout.bits != 8 || layout.isWide()))
        fail(file, bits + " CMYK");
    if (layout.colour == TiffColour::YCbCr && (layout.bits != 8 || layout.isWide()))
        fail(file, bits + " YCbCr");
}

}  // namespace

int TiffLayout::colours() const {
    return colour == TiffColour::Rgb || colour == TiffColour::YCbCr ? 3
           : colour == TiffColour::Separated                        ? 4
                                                                    : 1;
}

void checkTiffLayout(const TiffLayout& layout, const ByteReader& file) {
    checkColour(layout, file);
    checkCompression(layout, file);
    checkSamples(layout, file);
}

}  // namespace scalescope::detail
