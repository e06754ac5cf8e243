// SPDX-License-Identifier: Apache-2.0
// Source: BITMAPINFOHEADER and "Bitmap compression" of the Windows documentation.
#include "core/input/decoders/bmp_decoder.h"

#include "core/input/headers/header_bmp.h"

#include <algorithm>
#include <array>
#include <bit>

namespace scalescope::detail {

namespace {

constexpr ByteOrder kLittle = ByteOrder::Little;
constexpr std::uint32_t kPlain = 0, kRle8 = 1, kRle4 = 2, kBitFields = 3, kAlphaBitFields = 6;

using Colour = std::array<std::uint8_t, 3>;
using Palette = std::vector<Colour>;

/// Colours that the file does not have are black.
Palette readPalette(const ByteReader& file, const BmpLayout& layout) {
    const std::uint64_t at = 14 + std::uint64_t{layout.headerBytes};
    const std::uint64_t bytes = layout.headerBytes == 12 ? 3 : 4;
    Palette palette(std::size_t{1} << layout.bitsPerPixel);
    std::uint64_t stored = layout.paletteColours != 0 ? layout.paletteColours : palette.size();
    stored = std::min<std::uint64_t>(stored, palette.size());
    const std::uint64_t pixelsAt = file.u32(10, kLittle);
    for (std::uint64_t i = 0; i < stored && at + (i + 1) * bytes <= pixelsAt; ++i)
        for (std::size_t c = 0; c < 3; ++c)
            palette[i][c] = file.u8(at + i * bytes + 2 - c);
    return palette;
}

void put(Raster& raster, const BmpLayout& layout, std::int64_t x, std::int64_t row,
         const Colour& colour) {
    if (x >= layout.width || row >= layout.height)
        return;
    const std::int64_t y = layout.topDown ? row : layout.height - 1 - row;
    std::copy(colour.begin(), colour.end(), raster.row(y) + 3 * x);
}

void readIndices(const ByteReader& file, const BmpLayout& layout, Raster& raster) {
    const Palette palette = readPalette(file, layout);
    const std::uint64_t pixelsAt = file.u32(10, kLittle);
    const auto bits = static_cast<unsigned>(layout.bitsPerPixel);
    const std::int64_t rowBytes = (layout.width * layout.bitsPerPixel + 31) / 32 * 4;
    for (std::int64_t row = 0; row < layout.height; ++row)
        for (std::int64_t x = 0; x < layout.width; ++x) {
            const auto bit = static_cast<std::uint64_t>(x) * bits;
            const std::uint64_t at =
                pixelsAt + static_cast<std::uint64_t>(row * rowBytes) + bit / 8;
            put(raster, layout, x, row,
                palette[file.u8(at) >> (8 - bits - bit % 8) & ((1U << bits) - 1)]);
        }
}

/// One channel of a pixel whose bits the file deals out.
struct Field {
    std::uint32_t mask = 0;
    [[nodiscard]] std::uint8_t of(std::uint32_t pixel) const {
        if (mask == 0)
            return 0;
        const int shift = std::countr_zero(mask);
        const std::uint64_t value = (pixel & mask) >> shift;
        return static_cast<std::uint8_t>(value * 255 / (mask >> shift));
    }
};

/// Red, green, blue, alpha; one that the file does not have is empty.
using Fields = std::array<Field, 4>;

Fields readFields(const ByteReader& file, const BmpLayout& layout) {
    constexpr std::uint64_t masksAt = 54;
    constexpr std::uint32_t withAlpha = 56;
    const bool wide = layout.bitsPerPixel == 32;
    Fields fields = wide ? Fields{Field{0xFF0000}, Field{0xFF00}, Field{0xFF}}
                         : Fields{Field{0x7C00}, Field{0x03E0}, Field{0x001F}};
    if (layout.compression == kPlain)
        return fields;
    const bool alpha =
        wide && (layout.headerBytes >= withAlpha || layout.compression == kAlphaBitFields);
    Fields own;
    for (std::size_t c = 0; c < (alpha ? 4 : 3); ++c)
        own[c].mask = file.u32(masksAt + 4 * c, kLittle) & (wide ? 0xFFFFFFFF : 0xFFFF);
    const bool any = own[0].mask != 0 || own[1].mask != 0 || own[2].mask != 0;
    return any ? own : fields;
}

/// Pixels of 16 or 32 bits; of 16 alpha is not read, as by Pillow.
Raster readFieldPixels(const ByteReader& file, const BmpLayout& layout, const ImageHeader& header) {
    const Fields fields = readFields(file, layout);
    Raster raster = blankRaster(header, fields[3].mask != 0 ? 4 : 3);
    const auto channels = static_cast<std::size_t>(raster.channels);
    const auto bytes = static_cast<int>(layout.bitsPerPixel / 8);
    const std::uint64_t pixelsAt = file.u32(10, kLittle);
    const std::int64_t rowBytes = (layout.width * bytes + 3) / 4 * 4;
    for (std::int64_t row = 0; row < layout.height; ++row) {
        std::uint8_t* out = raster.row(layout.topDown ? row : layout.height - 1 - row);
        std::uint64_t at = pixelsAt + static_cast<std::uint64_t>(row * rowBytes);
        for (std::int64_t x = 0; x < layout.width; ++x, at += static_cast<std::uint64_t>(bytes)) {
            const std::uint32_t pixel = file.number(at, bytes, kLittle);
            for (std::size_t c = 0; c < channels; ++c)
                *out++ = fields[c].of(pixel);
        }
    }
    return raster;
}

void readTrueColour(const ByteReader& file, const BmpLayout& layout, Raster& raster) {
    const std::uint64_t pixelsAt = file.u32(10, kLittle);
    const std::int64_t rowBytes = (layout.width * 3 + 3) / 4 * 4;
    for (std::int64_t row = 0; row < layout.height; ++row)
        for (std::int64_t x = 0; x < layout.width; ++x) {
            const std::uint64_t at = pixelsAt + static_cast<std::uint64_t>(row * rowBytes + 3 * x);
            put(raster, layout, x, row, {file.u8(at + 2), file.u8(at + 1), file.u8(at)});
        }
}

/// Pixels that no code names are of colour 0.
class RunLength {
public:
    RunLength(const ByteReader& file, const BmpLayout& layout, Raster& raster)
        : m_file(file),
          m_layout(layout),
          m_raster(raster),
          m_palette(readPalette(file, layout)),
          m_at(file.u32(10, kLittle)),
          m_bits(layout.compression == kRle8 ? 8 : 4) {}

    void read() {
        for (std::int64_t row = 0; row < m_layout.height; ++row)
            for (std::int64_t x = 0; x < m_layout.width; ++x)
                put(m_raster, m_layout, x, row, m_palette[0]);
        while (m_row < m_layout.height) {
            const std::uint32_t count = next();
            if (count > 0)
                repeat(count, next());
            else if (!escape(next()))
                return;
        }
    }

private:
    std::uint8_t next() { return m_file.u8(m_at++); }
    void putNext(std::uint32_t index) {
        put(m_raster, m_layout, m_x++, m_row, m_palette[index & ((1U << m_bits) - 1)]);
    }
    void repeat(std::uint32_t count, std::uint32_t byte) {
        for (std::uint32_t i = 0; i < count; ++i)
            putNext(m_bits == 8 ? byte : i % 2 == 0 ? byte >> 4 : byte & 15U);
    }
    /// False at the end of the picture.
    bool escape(std::uint32_t code) {
        constexpr std::uint32_t endOfRow = 0, endOfPicture = 1, move = 2;
        if (code == endOfPicture)
            return false;
        if (code == endOfRow) {
            m_x = 0;
            ++m_row;
        } else if (code == move) {
            m_x += next();
            m_row += next();
        } else {
            literal(code);
        }
        return true;
    }
    void literal(std::uint32_t count) {
        const std::uint64_t begin = m_at;
        std::uint32_t byte = 0;
        for (std::uint32_t i = 0; i < count; ++i) {
            if (m_bits == 8 || i % 2 == 0)
                byte = next();
            putNext(m_bits == 8 ? byte : i % 2 == 0 ? byte >> 4 : byte & 15U);
        }
        m_at += (m_at - begin) % 2;  // a literal has an even number of bytes
    }

    const ByteReader& m_file;
    const BmpLayout& m_layout;
    Raster& m_raster;
    Palette m_palette;
    std::uint64_t m_at;
    unsigned m_bits;
    std::int64_t m_x = 0, m_row = 0;
};

}  // namespace

Raster decodeBmp(const ByteReader& file, const ImageHeader& header) {
    const BmpLayout layout = readBmpLayout(file);
    const std::int64_t bits = layout.bitsPerPixel;
    const bool runs =
        (layout.compression == kRle8 && bits == 8) || (layout.compression == kRle4 && bits == 4);
    const bool fields = (bits == 16 && layout.compression == kPlain) ||
                        ((bits == 16 || bits == 32) && (layout.compression == kBitFields ||
                                                        layout.compression == kAlphaBitFields));
    const bool indices =
        layout.compression == kPlain && (bits == 1 || bits == 2 || bits == 4 || bits == 8);
    const bool trueColour = layout.compression == kPlain && bits == 24;
    if (!runs && !fields && !indices && !trueColour)
        file.fail(ErrorCode::FormatUnknown, "this kind of BMP is not read; save the image as PNG.");
    if (fields)
        return readFieldPixels(file, layout, header);
    Raster raster = blankRaster(header, 3);
    if (runs)
        RunLength(file, layout, raster).read();
    else
        trueColour ? readTrueColour(file, layout, raster) : readIndices(file, layout, raster);
    return raster;
}

}  // namespace scalescope::detail
