// SPDX-License-Identifier: Apache-2.0
#include "core/input/decoders/png_decoder.h"

#include <csetjmp>
#include <cstring>
#include <png.h>

namespace scalescope::detail {

namespace {

struct Decoding {
    png_structp png = nullptr;
    png_infop info = nullptr;
    Raster raster{};
    std::int64_t rows = 0;

    Decoding() = default;
    ~Decoding() { png_destroy_read_struct(&png, &info, nullptr); }
    Decoding(const Decoding&) = delete;
    Decoding& operator=(const Decoding&) = delete;
};

[[noreturn]] void leave(png_structp png, png_const_charp) {
    png_longjmp(png, 1);
}

void ignore(png_structp, png_const_charp) {}

// Called by libpng. No object that must be destroyed may live in here: errors jump out.
void takeHeader(png_structp png, png_infop info) {
    auto& d = *static_cast<Decoding*>(png_get_progressive_ptr(png));
    if (png_get_interlace_type(png, info) != PNG_INTERLACE_NONE)
        png_error(png, "no row is whole before the last pass");
    png_set_expand(png);
    png_set_strip_16(png);
    png_set_gray_to_rgb(png);
    png_read_update_info(png, info);
    d.raster.channels = png_get_channels(png, info);
    if (d.raster.channels < 3 || static_cast<std::int64_t>(png_get_rowbytes(png, info)) !=
                                     d.raster.width * d.raster.channels)
        png_error(png, "rows of another size");
}

void takeRow(png_structp png, png_bytep pixels, png_uint_32 row, int) {
    auto& d = *static_cast<Decoding*>(png_get_progressive_ptr(png));
    if (pixels == nullptr || row >= d.raster.height)
        return;
    std::memcpy(d.raster.row(row), pixels,
                static_cast<std::size_t>(d.raster.width * d.raster.channels));
    d.rows = std::int64_t{row} + 1;
}

void takeEnd(png_structp, png_infop) {}

void readRows(Decoding& d, const ByteReader& file) {
    if (setjmp(png_jmpbuf(d.png)) != 0)
        return;
    png_set_crc_action(d.png, PNG_CRC_QUIET_USE, PNG_CRC_QUIET_USE);
    png_set_progressive_read_fn(d.png, &d, takeHeader, takeRow, takeEnd);
    // libpng takes bytes that it only reads.
    auto* bytes = const_cast<std::byte*>(file.bytes().data());
    png_process_data(d.png, d.info, reinterpret_cast<png_bytep>(bytes), file.bytes().size());
}

}  // namespace

Raster decodeCutPng(const ByteReader& file, const ImageHeader& header) {
    constexpr int kMostChannels = 4;
    Decoding d;
    d.png = png_create_read_struct(PNG_LIBPNG_VER_STRING, nullptr, leave, ignore);
    d.info = d.png == nullptr ? nullptr : png_create_info_struct(d.png);
    d.raster = blankRaster(header, kMostChannels);
    if (d.info != nullptr)
        readRows(d, file);
    if (d.rows == 0)
        file.failTruncated();
    d.raster.bytes.resize(
        static_cast<std::size_t>(header.width * header.height * d.raster.channels));
    if (d.raster.channels == kMostChannels)  // black and opaque, as without alpha
        for (std::uint8_t* rest = d.raster.row(d.rows);
             rest < d.raster.bytes.data() + d.raster.bytes.size(); rest += kMostChannels)
            rest[kMostChannels - 1] = 255;
    d.raster.wholeRows = d.rows;
    return std::move(d.raster);
}

}  // namespace scalescope::detail
