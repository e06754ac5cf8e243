// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/feature_maps/map_atlas.h"

#include "core/base/rounding.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace scalescope {

namespace {

constexpr std::int64_t kTogether = 16;  // channels of a cache line where channels lie last

std::size_t index(std::int64_t value) {
    return static_cast<std::size_t>(value);
}

/// Calls part(channel, plane) for every channel of the first image; plane may be overwritten.
template <typename Part>
void forPlanes(const ActivationView& view, std::span<const float> less, Part&& part) {
    const std::int64_t channels = view.size[1], positions = view.size[2] * view.size[3];
    for (std::int64_t first = 0; first < channels; first += kTogether) {
        const std::int64_t count = std::min(kTogether, channels - first);
        std::vector<float> planes = planesOf(view, first, count);
        if (!less.empty())
            for (std::size_t i = 0; i < planes.size(); ++i)
                planes[i] -= less[index(first * positions) + i];
        for (std::int64_t c = 0; c < count; ++c)
            part(index(first + c),
                 std::span<float>(planes).subspan(index(c * positions), index(positions)));
    }
}

struct Range {
    float low = std::numeric_limits<float>::infinity();
    float high = -std::numeric_limits<float>::infinity();
    void add(float value) {
        low = std::min(low, value);
        high = std::max(high, value);
    }
    [[nodiscard]] bool empty() const { return low > high; }
};

Range rangeOf(std::span<const float> values) {
    Range range;
    for (const float value : values)
        if (std::isfinite(value))
            range.add(value);
    return range;
}

/// Mean of the square at (y, x); one value that is not finite makes it so.
float meanOfSquare(std::span<const float> plane, const TensorShape& shape, std::int64_t side,
                   std::int64_t y, std::int64_t x) {
    const std::int64_t endY = std::min(shape.height, (y + 1) * side),
                       endX = std::min(shape.width, (x + 1) * side);
    double sum = 0.0;
    for (std::int64_t row = y * side; row < endY; ++row)
        for (std::int64_t column = x * side; column < endX; ++column)
            sum += double{plane[index(row * shape.width + column)]};
    return static_cast<float>(sum / static_cast<double>((endY - y * side) * (endX - x * side)));
}

/// The stored values at the start of the plane: means are written behind what is still read.
std::span<const float> reduced(std::span<float> plane, const MapAtlas& atlas) {
    if (atlas.reduction == 1)
        return plane;
    std::size_t to = 0;
    for (std::int64_t y = 0; y < atlas.height; ++y)
        for (std::int64_t x = 0; x < atlas.width; ++x)
            plane[to++] = meanOfSquare(plane, atlas.shape, atlas.reduction, y, x);
    return plane.first(to);
}

double meanSquare(std::span<const float> plane) {
    double sum = 0.0;
    std::size_t count = 0;
    for (const float value : plane)
        if (std::isfinite(value)) {
            sum += double{value} * double{value};
            ++count;
        }
    return count > 0 ? sum / static_cast<double>(count) : 0.0;
}

void store(std::span<const float> values, const Range& range, std::uint8_t* levels) {
    const double scale =
        range.high > range.low ? double{kTopLevel} / (double{range.high} - double{range.low}) : 0.0;
    for (std::size_t i = 0; i < values.size(); ++i)
        levels[i] = std::isfinite(values[i]) ? static_cast<std::uint8_t>(std::lround(
                                                   (double{values[i]} - double{range.low}) * scale))
                                             : kNotFiniteLevel;
}

}  // namespace

Histogram ChannelHistograms::of(std::optional<std::size_t> channel) const {
    Histogram histogram;
    const double width = (high - low) / static_cast<double>(kBins);
    for (std::size_t bin = 0; bin <= kBins; ++bin)
        histogram.edges.push_back(low + width * static_cast<double>(bin));
    histogram.counts.resize(kBins);
    const std::size_t first = channel.value_or(0), end = channel ? first + 1 : channels;
    for (std::size_t c = first; c < end && c < channels; ++c)
        for (std::size_t bin = 0; bin < kBins; ++bin)
            histogram.counts[bin] += counts[c * kBins + bin];
    if (!channel) {
        histogram.nanCount = nonFinite.nan;
        histogram.posInfCount = nonFinite.posInf;
        histogram.negInfCount = nonFinite.negInf;
    }
    return histogram;
}

std::span<const std::uint8_t> MapAtlas::map(std::size_t channel) const {
    const std::size_t size = index(height * width);
    return std::span(*levels).subspan(channel * size, size);
}

float MapAtlas::value(std::size_t channel, std::uint8_t level) const {
    if (level == kNotFiniteLevel)
        return std::numeric_limits<float>::quiet_NaN();
    const double share = double{static_cast<double>(level)} / double{kTopLevel};
    return static_cast<float>(double{low[channel]} +
                              share * (double{high[channel]} - double{low[channel]}));
}

std::optional<std::pair<float, float>> MapAtlas::range() const {
    Range all;
    for (std::size_t c = 0; c < channels(); ++c)
        if (std::isfinite(low[c]) && std::isfinite(high[c])) {
            all.add(low[c]);
            all.add(high[c]);
        }
    return all.empty() ? std::nullopt : std::optional(std::pair(all.low, all.high));
}

std::int64_t atlasBytes(const TensorShape& shape, std::int64_t reduction) {
    const auto stored = [reduction](std::int64_t side) { return divideUp(side, reduction); };
    return shape.channels * stored(shape.height) * stored(shape.width);
}

std::vector<float> planesOf(const ActivationView& view, std::int64_t firstChannel,
                            std::int64_t channels) {
    const std::int64_t height = view.size[2], width = view.size[3];
    std::vector<float> planes(index(channels * height * width));
    for (std::int64_t y = 0; y < height; ++y)
        for (std::int64_t x = 0; x < width; ++x) {
            const float* from =
                view.data + firstChannel * view.stride[1] + y * view.stride[2] + x * view.stride[3];
            float* to = planes.data() + y * width + x;
            for (std::int64_t c = 0; c < channels; ++c)
                to[c * height * width] = from[c * view.stride[1]];
        }
    return planes;
}

MapAtlas makeAtlas(const ActivationView& view, std::int64_t reduction,
                   std::span<const float> less) {
    MapAtlas atlas;
    atlas.shape = {view.size[1], view.size[2], view.size[3]};
    atlas.reduction = reduction;
    atlas.height = divideUp(view.size[2], reduction);
    atlas.width = divideUp(view.size[3], reduction);
    const std::size_t channels = index(view.size[1]), size = index(atlas.height * atlas.width);
    atlas.low.resize(channels);
    atlas.high.resize(channels);
    atlas.energy.resize(channels);
    auto levels = std::make_shared<std::vector<std::uint8_t>>(channels * size);
    forPlanes(view, less, [&](std::size_t channel, std::span<float> plane) {
        atlas.energy[channel] = meanSquare(plane);
        const std::span<const float> values = reduced(plane, atlas);
        const Range range = rangeOf(values);
        atlas.low[channel] = range.empty() ? 0.0F : range.low;
        atlas.high[channel] = range.empty() ? 0.0F : range.high;
        store(values, range, levels->data() + channel * size);
    });
    atlas.levels = std::move(levels);
    return atlas;
}

ChannelHistograms countChannels(const ActivationView& view, std::span<const float> less) {
    ChannelHistograms result;
    result.channels = index(view.size[1]);
    result.counts.resize(result.channels * ChannelHistograms::kBins);
    Range range;
    forPlanes(view, less, [&](std::size_t, std::span<const float> plane) {
        const Range own = rangeOf(plane);
        if (!own.empty()) {
            range.add(own.low);
            range.add(own.high);
        }
    });
    if (!range.empty()) {
        result.low = double{range.low};
        result.high = range.high > range.low ? double{range.high} : double{range.low} + 1.0;
    }
    const double scale = static_cast<double>(ChannelHistograms::kBins) / (result.high - result.low);
    forPlanes(view, less, [&](std::size_t channel, std::span<const float> plane) {
        std::uint32_t* counts = result.counts.data() + channel * ChannelHistograms::kBins;
        for (const float value : plane) {
            if (!std::isfinite(value)) {
                result.nonFinite.add(double{value});
                continue;
            }
            const auto bin = static_cast<std::size_t>((double{value} - result.low) * scale);
            ++counts[std::min(bin, ChannelHistograms::kBins - 1)];
        }
    });
    return result;
}

}  // namespace scalescope
