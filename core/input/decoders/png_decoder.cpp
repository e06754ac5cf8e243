// SPDX-License-Identifier: Apache-2.0
#include "core/input/decoders/png_decoder.h"

#include <algorithm>
#include <csetjmp>
#include <png.h>

namespace scalescope::detail {

namespace {

constexpr int kMostChannels = 4;
constexpr int kLastPass = 6;   ///< of Adam7: fills what the passes before left out
constexpr int kFirstStep = 8;  ///< rows and columns of a block of its first pass

struct PngDecoding {
    png_structp png = nullptr;
    png_infop info = nullptr;
    Raster raster{};
    bool interlaced = false;
    int pass = 0;            ///< that the last row belongs to
    std::int64_t rows = 0;   ///< up to the last one of that pass
    bool firstPass = false;  ///< every block of the first pass is there

    PngDecoding() = default;
    ~PngDecoding() { png_destroy_read_struct(&png, &info, nullptr); }
    PngDecoding(const PngDecoding&) = delete;
    PngDecoding& operator=(const PngDecoding&) = delete;
};

[[noreturn]] void leave(png_structp png, png_const_charp) {
    png_longjmp(png, 1);
}

void ignore(png_structp, png_const_charp) {}

/// Gray keeps its range, colours keep their high byte, as elsewhere.
void narrow(png_structp png, png_infop info, Raster& raster) {
    if (png_get_bit_depth(png, info) < 16)
        return;
    const bool gray = png_get_color_type(png, info) == PNG_COLOR_TYPE_GRAY;
    gray ? png_set_scale_16(png) : png_set_strip_16(png);
    raster.notes.emplace_back(gray ? kGrayScaledNote : kColourCutNote);
}

// Called by libpng. No object that must be destroyed may live in here: errors jump out.
void takeHeader(png_structp png, png_infop info) {
    auto& d = *static_cast<PngDecoding*>(png_get_progressive_ptr(png));
    d.interlaced = png_get_interlace_type(png, info) != PNG_INTERLACE_NONE;
    png_set_expand(png);
    narrow(png, info, d.raster);
    png_set_gray_to_rgb(png);
    png_set_interlace_handling(png);
    png_read_update_info(png, info);
    d.raster.channels = png_get_channels(png, info);
    if (d.raster.channels < 3 || static_cast<std::int64_t>(png_get_rowbytes(png, info)) !=
                                     d.raster.width * d.raster.channels)
        png_error(png, "rows of another size");
}

/// pixels: null for a row that has none in this pass.
void takeRow(png_structp png, png_bytep pixels, png_uint_32 row, int pass) {
    auto& d = *static_cast<PngDecoding*>(png_get_progressive_ptr(png));
    if (pixels == nullptr || row >= d.raster.height)
        return;
    png_progressive_combine_row(png, d.raster.row(row), pixels);
    d.firstPass = d.firstPass || pass > 0;
    d.pass = pass;
    d.rows = std::int64_t{row} + 1;
}

void takeEnd(png_structp, png_infop) {}

void readRows(PngDecoding& d, const ByteReader& file, bool cut) {
    if (setjmp(png_jmpbuf(d.png)) != 0)
        return;
    if (cut)
        png_set_crc_action(d.png, PNG_CRC_QUIET_USE, PNG_CRC_QUIET_USE);
    png_set_progressive_read_fn(d.png, &d, takeHeader, takeRow, takeEnd);
    // libpng takes bytes that it only reads.
    auto* bytes = const_cast<std::byte*>(file.bytes().data());
    png_process_data(d.png, d.info, reinterpret_cast<png_bytep>(bytes), file.bytes().size());
}

/// How much of the picture is there.
void measure(const PngDecoding& d, Raster& raster) {
    raster.wholeRows = d.rows;
    if (!d.interlaced)
        return;
    // The last pass has odd rows; a picture of one row has none.
    const std::int64_t last = raster.height == 1 ? 0 : raster.height - raster.height % 2;
    raster.coarse = raster.height > 1 && (d.pass < kLastPass || d.rows < last);
    raster.wholeRows =
        d.firstPass ? raster.height : std::min(d.rows - 1 + kFirstStep, raster.height);
}

}  // namespace

Raster decodePng(const ByteReader& file, const ImageHeader& header) {
    PngDecoding d;
    d.png = png_create_read_struct(PNG_LIBPNG_VER_STRING, nullptr, leave, ignore);
    d.info = d.png == nullptr ? nullptr : png_create_info_struct(d.png);
    d.raster = blankRaster(header, kMostChannels);
    if (d.info != nullptr)
        readRows(d, file, header.cut);
    if (d.rows == 0)
        file.failTruncated();
    measure(d, d.raster);
    if (!header.cut && (d.raster.coarse || d.raster.wholeRows < header.height))
        file.failTruncated();
    d.raster.bytes.resize(
        static_cast<std::size_t>(header.width * header.height * d.raster.channels));
    if (d.raster.channels == kMostChannels)  // black and opaque, as without alpha
        for (std::uint8_t* rest = d.raster.row(d.raster.wholeRows);
             rest < d.raster.bytes.data() + d.raster.bytes.size(); rest += kMostChannels)
            rest[kMostChannels - 1] = 255;
    return std::move(d.raster);
}

}  // namespace scalescope::detail
