// SPDX-License-Identifier: Apache-2.0
#include "core/input/decoders/tiff_wide.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace scalescope::detail {

namespace {

/// They wait for the range of the whole picture.
constexpr std::int64_t kMaxWideSamples = 100'000'000;

template <class T>
double as(const std::uint8_t* bytes, std::size_t i) {
    T value{};
    std::memcpy(&value, bytes + i * sizeof(T), sizeof(T));
    return static_cast<double>(value);
}

double wideSample(const std::uint8_t* bytes, std::size_t i, const TiffLayout& layout) {
    if (layout.format == TiffLayout::Float)
        return layout.bits == 64 ? as<double>(bytes, i) : as<float>(bytes, i);
    if (layout.format == TiffLayout::Signed)
        return layout.bits == 8    ? as<std::int8_t>(bytes, i)
               : layout.bits == 16 ? as<std::int16_t>(bytes, i)
                                   : as<std::int32_t>(bytes, i);
    return as<std::uint32_t>(bytes, i);
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
    const std::string what = layout.format == TiffLayout::Float
                                 ? "Floating-point samples"
                                 : std::to_string(layout.bits) + "-bit samples";
    if (layout.format == TiffLayout::Float && low >= 0.0 && high <= 1.0)
        return {0.0, 1.0, what + " from 0 to 1 were scaled to 8 bits."};
    if (low >= 0.0 && high <= 255.0)
        return {0.0, 255.0, what + " from 0 to 255 were taken as 8 bits."};
    if (low >= 0.0 && high <= 65535.0)
        return {0.0, 65535.0,
                what +
                    " from 0 to 65535 were scaled to 8 bits; Pillow would clip "
                    "them at 255."};
    const std::string smallest = low < 0.0 ? "their smallest" : "0";
    return {low, high,
            what + " were scaled to 8 bits from " + smallest +
                " to their largest value; Pillow would clip them to 0 to 255."};
}

}  // namespace

void fillWide(const TiffFile& page, Raster& raster, const ByteReader& file) {
    const TiffLayout& layout = page.layout();
    const std::int64_t count = raster.width * raster.height * raster.channels;
    if (count > kMaxWideSamples)
        file.fail(ErrorCode::LimitExceeded,
                  "a picture of so many wide samples is not read; make it smaller.");
    std::vector<float> values(static_cast<std::size_t>(count));
    const auto channels = static_cast<std::size_t>(raster.channels);
    page.eachSample(raster.channels,
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

}  // namespace scalescope::detail
