// SPDX-License-Identifier: Apache-2.0
#include "core/input/decoders/pnm_decoder.h"

#include "core/input/headers/header_pnm.h"
#include "core/input/headers/pnm_numbers.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>

namespace scalescope::detail {

namespace {

/// The next sample; nullopt: the file ends.
using Samples = std::function<std::optional<std::uint32_t>()>;

Samples textSamples(const ByteReader& file, const PnmLayout& layout) {
    return [numbers = PnmNumbers(file, layout.dataAt - 1),
            bits = layout.kind == '1']() mutable -> std::optional<std::uint32_t> {
        return bits ? numbers.nextBit() : numbers.nextOrEnd();
    };
}

Samples byteSamples(const ByteReader& file, const PnmLayout& layout) {
    const int bytes = layout.top > 255 ? 2 : 1;
    return [&file, at = layout.dataAt, bytes]() mutable -> std::optional<std::uint32_t> {
        if (!file.has(at, static_cast<std::uint64_t>(bytes)))
            return std::nullopt;
        const std::uint32_t value = file.number(at, bytes, ByteOrder::Big);
        at += static_cast<std::uint64_t>(bytes);
        return value;
    };
}

/// A row begins with a byte.
Samples bitSamples(const ByteReader& file, const PnmLayout& layout) {
    return [&file, layout, x = std::int64_t{0},
            at = layout.dataAt]() mutable -> std::optional<std::uint32_t> {
        if (!file.has(at, 1))
            return std::nullopt;
        const std::uint32_t value = file.u8(at) >> (7 - x % 8) & 1U;
        ++x;
        if (x % 8 == 0 || x == layout.width)
            ++at;
        x = x == layout.width ? 0 : x;
        return value;
    };
}

/// What is above the largest value counts as it. Of 16 bits as in other formats, of less rounded as
/// Pillow does: half to even, of a product of doubles in this order.
std::uint8_t toEightBits(std::uint32_t value, const PnmLayout& layout) {
    value = std::min(value, layout.top);
    if (layout.kind == '1' || layout.kind == '4')
        return value != 0 ? 0 : 255;  // 1 is black
    if (layout.top == 255)
        return static_cast<std::uint8_t>(value);
    if (layout.top < 255)
        return static_cast<std::uint8_t>(
            std::nearbyint(static_cast<double>(value) / layout.top * 255.0));
    return static_cast<std::uint8_t>((value * 255 + layout.top / 2) / layout.top);
}

}  // namespace

Raster decodePnm(const ByteReader& file, const ImageHeader& header) {
    const PnmLayout layout = readPnmLayout(file);
    const Samples next = layout.kind <= '3'   ? textSamples(file, layout)
                         : layout.kind == '4' ? bitSamples(file, layout)
                                              : byteSamples(file, layout);
    Raster raster = blankRaster(header, header.gray ? 1 : 3);
    std::size_t at = 0;
    for (; at < raster.bytes.size(); ++at) {
        const auto value = next();
        if (!value)
            break;
        raster.bytes[at] = toEightBits(*value, layout);
    }
    raster.wholeRows = static_cast<std::int64_t>(at) / (raster.width * raster.channels);
    if (raster.wholeRows == 0)
        file.failTruncated();
    if (layout.top > 255)
        raster.notes.emplace_back("Samples up to " + std::to_string(layout.top) +
                                  " were scaled to 8 bits.");
    return raster;
}

}  // namespace scalescope::detail
