// SPDX-License-Identifier: Apache-2.0
#include "core/input/decoders/tiff_file.h"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <tiffio.h>

namespace scalescope::detail {

namespace {

/// A row, a strip or a tile is unpacked at once: a small picture may lie in a very large one.
void checkUnpacked(tmsize_t size, const TiffLayout& layout, const ByteReader& file) {
    constexpr std::int64_t perPixel = 8, always = std::int64_t{64} << 20;
    const std::int64_t pixels = std::int64_t{layout.width} * layout.height;
    if (size > perPixel * pixels + always)
        file.fail(ErrorCode::LimitExceeded,
                  "a row or tile of this TIFF is much larger than the picture; save it as PNG.");
}

}  // namespace

/// What libtiff calls to read from memory.
struct TiffFile::Access {
    static Memory& of(thandle_t handle) { return *static_cast<Memory*>(handle); }
    static tmsize_t read(thandle_t handle, void* target, tmsize_t count) {
        Memory& memory = of(handle);
        if (count <= 0 || memory.at >= memory.bytes.size())
            return 0;
        const std::size_t got = std::min(static_cast<std::size_t>(count),
                                         memory.bytes.size() - static_cast<std::size_t>(memory.at));
        std::memcpy(target, memory.bytes.data() + memory.at, got);
        memory.at += got;
        return static_cast<tmsize_t>(got);
    }
    static tmsize_t write(thandle_t, void*, tmsize_t) { return 0; }
    static toff_t seek(thandle_t handle, toff_t offset, int whence) {
        Memory& memory = of(handle);
        const std::uint64_t base = whence == SEEK_CUR   ? memory.at
                                   : whence == SEEK_END ? memory.bytes.size()
                                                        : 0;
        memory.at = base + offset;
        return memory.at;
    }
    static int close(thandle_t) { return 0; }
    static toff_t size(thandle_t handle) { return of(handle).bytes.size(); }
};

TiffFile::TiffFile(const ByteReader& file)
    : m_file(file), m_memory(std::make_unique<Memory>(Memory{file.bytes(), 0})) {
    // "m": never mapped, so that all is read through the functions that check.
    m_tiff = TIFFClientOpen("image", "rm", m_memory.get(), &Access::read, &Access::write,
                            &Access::seek, &Access::close, &Access::size, nullptr, nullptr);
    if (m_tiff == nullptr)
        file.failTruncated();
    TIFFGetField(m_tiff, TIFFTAG_IMAGEWIDTH, &m_layout.width);
    TIFFGetField(m_tiff, TIFFTAG_IMAGELENGTH, &m_layout.height);
    TIFFGetFieldDefaulted(m_tiff, TIFFTAG_BITSPERSAMPLE, &m_layout.bits);
    TIFFGetFieldDefaulted(m_tiff, TIFFTAG_SAMPLESPERPIXEL, &m_layout.samples);
    TIFFGetFieldDefaulted(m_tiff, TIFFTAG_SAMPLEFORMAT, &m_layout.format);
    TIFFGetFieldDefaulted(m_tiff, TIFFTAG_PLANARCONFIG, &m_layout.planar);
    TIFFGetFieldDefaulted(m_tiff, TIFFTAG_COMPRESSION, &m_layout.compression);
    std::uint16_t colour = PHOTOMETRIC_MINISBLACK;
    TIFFGetFieldDefaulted(m_tiff, TIFFTAG_PHOTOMETRIC, &colour);
    m_layout.colour = static_cast<TiffColour>(colour);
    std::uint16_t across = 1, down = 1;
    TIFFGetFieldDefaulted(m_tiff, TIFFTAG_YCBCRSUBSAMPLING, &across, &down);
    m_layout.fewerColours = across != 1 || down != 1;
}

TiffFile::~TiffFile() {
    if (m_tiff != nullptr)
        TIFFClose(m_tiff);
}

std::vector<std::uint8_t> TiffFile::palette() const {
    std::uint16_t* channels[3] = {};
    if (m_layout.bits > 8 ||
        TIFFGetField(m_tiff, TIFFTAG_COLORMAP, &channels[0], &channels[1], &channels[2]) != 1)
        return {};
    const std::size_t count = std::size_t{1} << m_layout.bits;
    // Some programs write 8 bits where 16 belong.
    const bool small = std::ranges::all_of(channels, [count](const std::uint16_t* channel) {
        return std::all_of(channel, channel + count, [](std::uint16_t v) { return v < 256; });
    });
    std::vector<std::uint8_t> colours;
    for (std::size_t i = 0; i < count; ++i)
        for (const std::uint16_t* channel : channels)
            colours.push_back(static_cast<std::uint8_t>(small ? channel[i] : channel[i] >> 8));
    return colours;
}

void TiffFile::readRows(std::uint16_t sample, const std::function<void(const Run&)>& take) const {
    const std::uint64_t bits = std::uint64_t{m_layout.width} * m_layout.bits *
                               (m_layout.planar == PLANARCONFIG_CONTIG ? m_layout.samples : 1U);
    const tmsize_t size = TIFFScanlineSize(m_tiff);
    if (size <= 0 || static_cast<std::uint64_t>(size) < (bits + 7) / 8)
        m_file.failTruncated();
    checkUnpacked(size, m_layout, m_file);
    std::vector<std::uint8_t> row(static_cast<std::size_t>(size));
    for (std::uint32_t y = 0; y < m_layout.height; ++y) {
        if (TIFFReadScanline(m_tiff, row.data(), y, sample) != 1)
            m_file.failTruncated();
        take({0, y, m_layout.width, sample, row.data()});
    }
}

void TiffFile::readTiles(std::uint16_t sample, const std::function<void(const Run&)>& take) const {
    std::uint32_t width = 0, height = 0;
    TIFFGetField(m_tiff, TIFFTAG_TILEWIDTH, &width);
    TIFFGetField(m_tiff, TIFFTAG_TILELENGTH, &height);
    const tmsize_t size = TIFFTileSize(m_tiff), rowSize = TIFFTileRowSize(m_tiff);
    const std::uint64_t bits = std::uint64_t{width} * m_layout.bits *
                               (m_layout.planar == PLANARCONFIG_CONTIG ? m_layout.samples : 1U);
    if (width == 0 || height == 0 || rowSize <= 0 || size / rowSize < std::int64_t{height} ||
        static_cast<std::uint64_t>(rowSize) < (bits + 7) / 8)
        m_file.failTruncated();
    checkUnpacked(size, m_layout, m_file);
    std::vector<std::uint8_t> tile(static_cast<std::size_t>(size));
    for (std::uint64_t top = 0; top < m_layout.height; top += height)
        for (std::uint64_t left = 0; left < m_layout.width; left += width) {
            const auto x = static_cast<std::uint32_t>(left), y = static_cast<std::uint32_t>(top);
            if (TIFFReadTile(m_tiff, tile.data(), x, y, 0, sample) < 0)
                m_file.failTruncated();
            const std::uint32_t rows = std::min(height, m_layout.height - y);
            for (std::uint32_t row = 0; row < rows; ++row)
                take({x, y + row, std::min(width, m_layout.width - x), sample,
                      tile.data() +
                          static_cast<std::size_t>(row) * static_cast<std::size_t>(rowSize)});
        }
}

void TiffFile::readConverted(std::uint8_t* rgb) const {
    checkUnpacked(TIFFIsTiled(m_tiff) != 0 ? TIFFTileSize(m_tiff) : TIFFStripSize(m_tiff), m_layout,
                  m_file);
    const std::size_t pixels = std::size_t{m_layout.width} * m_layout.height;
    std::vector<std::uint32_t> packed(pixels);
    TIFFRGBAImage image{};
    char problem[1024] = "";  // as long as the library asks for
    if (TIFFRGBAImageBegin(&image, m_tiff, 1, problem) != 1)
        m_file.failTruncated();
    image.req_orientation = image.orientation;  // turning is not its matter
    const int whole = TIFFRGBAImageGet(&image, packed.data(), m_layout.width, m_layout.height);
    TIFFRGBAImageEnd(&image);
    if (whole != 1)
        m_file.failTruncated();
    for (std::size_t i = 0; i < pixels; ++i) {
        rgb[3 * i] = static_cast<std::uint8_t>(TIFFGetR(packed[i]));
        rgb[3 * i + 1] = static_cast<std::uint8_t>(TIFFGetG(packed[i]));
        rgb[3 * i + 2] = static_cast<std::uint8_t>(TIFFGetB(packed[i]));
    }
}

void TiffFile::read(const std::function<void(const Run&)>& take) const {
    const bool planes = m_layout.planar == PLANARCONFIG_SEPARATE;
    for (std::uint16_t sample = 0; sample < (planes ? m_layout.samples : 1); ++sample)
        TIFFIsTiled(m_tiff) != 0 ? readTiles(sample, take) : readRows(sample, take);
}

}  // namespace scalescope::detail
