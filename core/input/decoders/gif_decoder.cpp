// SPDX-License-Identifier: Apache-2.0
// Source: GIF89a specification, appendix F: LZW with codes of 3 to 12 bits.
#include "core/input/decoders/gif_decoder.h"

#include "core/base/rounding.h"
#include "core/input/headers/header_gif.h"

#include <algorithm>
#include <array>
#include <optional>

namespace scalescope::detail {

namespace {

/// Codes out of the sub-blocks.
class Codes {
public:
    Codes(const ByteReader& file, std::uint64_t at) : m_file(file), m_at(at) {}
    /// nullopt: the data or the file end.
    std::optional<std::uint32_t> next(int bits) {
        while (m_count < bits) {
            if (m_left == 0 && !beginBlock())
                return std::nullopt;
            if (!m_file.has(m_at, 1))
                return std::nullopt;
            m_bits |= std::uint32_t{m_file.u8(m_at++)} << m_count;
            m_count += 8;
            --m_left;
        }
        const std::uint32_t code = m_bits & ((1U << bits) - 1);
        m_bits >>= bits;
        m_count -= bits;
        return code;
    }

private:
    bool beginBlock() {
        if (!m_file.has(m_at, 1) || m_file.u8(m_at) == 0)
            return false;
        m_left = m_file.u8(m_at++);
        return true;
    }

    const ByteReader& m_file;
    std::uint64_t m_at;
    int m_left = 0, m_count = 0;
    std::uint32_t m_bits = 0;
};

/// The colours of a frame in the order of the file; fewer where the data end.
class Lzw {
public:
    Lzw(const ByteReader& file, const GifFrame& frame)
        : m_file(file), m_codes(file, frame.dataAt), m_colourBits(frame.codeBits) {}

    std::vector<std::uint8_t> read(std::size_t wanted) {
        const std::uint32_t clear = 1U << m_colourBits, end = clear + 1;
        std::vector<std::uint8_t> colours;
        colours.reserve(wanted);
        std::uint32_t last = kNone;
        reset();
        while (colours.size() < wanted) {
            const auto code = m_codes.next(m_bits);
            if (!code || *code == end)
                break;
            if (*code == clear) {
                reset();
                last = kNone;
                continue;
            }
            if (*code > m_next || (*code == m_next && last == kNone))
                m_file.failTruncated();
            if (last != kNone && m_next < kMaxCodes)
                learn(last, *code);
            append(*code, wanted, colours);
            last = *code;
        }
        return colours;
    }

private:
    static constexpr std::uint32_t kMaxCodes = 4096, kNone = 0xFFFF;

    void reset() {
        m_bits = m_colourBits + 1;
        m_next = (1U << m_colourBits) + 2;
        for (std::uint32_t i = 0; i < 1U << m_colourBits; ++i)
            m_last[i] = m_first[i] = static_cast<std::uint8_t>(i);
    }
    /// The word `before` and the first colour of `code`, which may be this new word itself.
    void learn(std::uint32_t before, std::uint32_t code) {
        m_prefix[m_next] = static_cast<std::uint16_t>(before);
        m_first[m_next] = m_first[before];
        m_last[m_next] = code == m_next ? m_first[before] : m_first[code];
        m_length[m_next] = static_cast<std::uint16_t>(lengthOf(before) + 1);
        ++m_next;
        if (m_next == 1U << m_bits && m_bits < 12)
            ++m_bits;
    }
    [[nodiscard]] std::uint32_t lengthOf(std::uint32_t code) const {
        return code < 1U << m_colourBits ? 1 : m_length[code];
    }
    void append(std::uint32_t code, std::size_t wanted, std::vector<std::uint8_t>& colours) const {
        const std::size_t length = lengthOf(code), begin = colours.size();
        colours.resize(begin + length);
        for (std::size_t i = begin + length; i > begin; --i) {
            colours[i - 1] = m_last[code];
            code = code < 1U << m_colourBits ? code : m_prefix[code];
        }
        colours.resize(std::min(colours.size(), wanted));
    }

    const ByteReader& m_file;
    Codes m_codes;
    int m_colourBits, m_bits = 0;
    std::uint32_t m_next = 0;
    std::array<std::uint16_t, kMaxCodes> m_prefix{}, m_length{};
    std::array<std::uint8_t, kMaxCodes> m_first{}, m_last{};
};

/// Rows in the order of the file.
std::vector<int> rowOrder(const GifFrame& frame) {
    std::vector<int> rows;
    constexpr std::array<std::pair<int, int>, 4> passes{{{0, 8}, {4, 8}, {2, 4}, {1, 2}}};
    if (!frame.interlaced)
        for (int y = 0; y < frame.height; ++y)
            rows.push_back(y);
    else
        for (const auto& [first, step] : passes)
            for (int y = first; y < frame.height; y += step)
                rows.push_back(y);
    return rows;
}

/// Colours in the order of the file become pixels of the frame.
void place(const std::vector<std::uint8_t>& colours, const GifFrame& frame,
           const std::vector<int>& rows, Raster& raster) {
    const auto width = static_cast<std::size_t>(frame.width);
    for (std::size_t i = 0; i < colours.size(); ++i) {
        const std::size_t colour = colours[i];
        if (3 * colour + 2 >= frame.palette.size())
            continue;
        std::uint8_t* const pixel = raster.row(frame.top + rows[i / width]) +
                                    4 * (static_cast<std::size_t>(frame.left) + i % width);
        for (std::size_t c = 0; c < 3; ++c)
            pixel[c] = static_cast<std::uint8_t>(frame.palette[3 * colour + c]);
        pixel[3] = static_cast<int>(colour) == frame.transparent ? 0 : 255;
    }
}

/// Of a frame that ends in the middle of its passes: rows that are missing are as the nearest one
/// above. Returns how many rows are there then.
int fillBetween(const GifFrame& frame, std::span<const int> there, Raster& raster) {
    constexpr int firstStep = 8;
    const int passRows = divideUp(frame.height, firstStep);
    const auto count = static_cast<int>(there.size());
    const int end = count >= passRows ? frame.height : std::min(count * firstStep, frame.height);
    std::vector<bool> isThere(static_cast<std::size_t>(frame.height));
    for (const int y : there)
        isThere[static_cast<std::size_t>(y)] = true;
    for (int y = 1; y < end; ++y)
        if (!isThere[static_cast<std::size_t>(y)])
            std::copy_n(raster.row(frame.top + y - 1) + 4 * frame.left, 4 * frame.width,
                        raster.row(frame.top + y) + 4 * frame.left);
    return end;
}

}  // namespace

Raster decodeGif(const ByteReader& file, const ImageHeader& header) {
    const GifFrame frame = readGifFrame(file);
    checkPixelCount(frame.width, frame.height, file);
    const auto width = static_cast<std::size_t>(frame.width);
    auto colours = Lzw(file, frame).read(width * static_cast<std::size_t>(frame.height));
    const std::vector<int> rows = rowOrder(frame);
    const std::size_t whole = colours.size() / width;
    if (whole == 0)
        file.failTruncated();
    Raster raster = blankRaster(header, 4);
    if (frame.interlaced)
        colours.resize(whole * width);
    place(colours, frame, rows, raster);
    if (whole == rows.size())
        return raster;
    raster.coarse = frame.interlaced;
    const int end = frame.interlaced ? fillBetween(frame, std::span(rows).first(whole), raster)
                                     : static_cast<int>(whole);
    if (end < frame.height)
        raster.wholeRows = frame.top + end;
    return raster;
}

}  // namespace scalescope::detail
