// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/saturation/activation_scan.h"

#include "core/base/rounding.h"
#include "core/diagnostics/saturation/scan_kernels.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace scalescope {

namespace {

// Blocks and tiles are the same for every number of threads: that is what makes the bits repeat.
constexpr std::int64_t kBlockGrain = 16;   // blocks that one thread takes at least
constexpr std::int64_t kPixelChunk = 256;  // positions of a task, channels last
constexpr std::int64_t kMaxPixelChunks = 32;
constexpr std::int64_t kChannelChunk = 256;  // channels of a task, channels last
constexpr std::int64_t kPlaneGrain = 32768;  // values that one thread takes at least, planes

/// The smallest float that is not below the cut: x < cut is then x < result for every float x.
float notBelow(double cut) {
    const auto nearest = static_cast<float>(cut);
    return double{nearest} < cut ? std::nextafter(nearest, INFINITY) : nearest;
}

/// x <= cut is x < result.
float above(double cut) {
    const auto nearest = static_cast<float>(cut);
    return double{nearest} > cut ? nearest : std::nextafter(nearest, INFINITY);
}

bool isPlanar(const ActivationView& v) {
    return v.stride[3] == 1 && v.stride[2] == v.size[3] && v.stride[1] == v.size[2] * v.size[3];
}

bool isChannelsLast(const ActivationView& v) {
    return v.stride[1] == 1 && v.stride[3] == v.size[1] && v.stride[2] == v.size[3] * v.size[1];
}

/// One image as a dense plane-after-plane copy: for strides that no executor gives.
std::vector<float> planarCopy(const ActivationView& v, std::int64_t image) {
    std::vector<float> copy;
    copy.reserve(static_cast<std::size_t>(v.size[1] * v.size[2] * v.size[3]));
    const float* base = v.data + image * v.stride[0];
    for (std::int64_t c = 0; c < v.size[1]; ++c)
        for (std::int64_t h = 0; h < v.size[2]; ++h)
            for (std::int64_t w = 0; w < v.size[3]; ++w)
                copy.push_back(base[c * v.stride[1] + h * v.stride[2] + w * v.stride[3]]);
    return copy;
}

/// What one thread gathers; integers and extremes only, so that the order cannot matter.
struct ThreadPart {
    detail::BlockCounts counts;
    detail::HistogramTables tables;
};

void scanImage(const float* data, std::int64_t count, const ZoneCuts& cuts,
               PreActivationStats& stats) {
    const std::int64_t blocks = (count + detail::kBlockValues - 1) / detail::kBlockValues;
    std::vector<Moments> moments(static_cast<std::size_t>(blocks));
    std::vector<ThreadPart> parts(static_cast<std::size_t>(std::max(1, at::get_num_threads())));
    at::parallel_for(0, blocks, kBlockGrain, [&](std::int64_t begin, std::int64_t end) {
        ThreadPart& part = parts[static_cast<std::size_t>(at::get_thread_num())];
        for (std::int64_t block = begin; block < end; ++block) {
            const std::int64_t first = block * detail::kBlockValues;
            const auto length =
                static_cast<int>(std::min<std::int64_t>(detail::kBlockValues, count - first));
            detail::scanBlock(data + first, length, cuts, part.counts, part.tables,
                              moments[static_cast<std::size_t>(block)]);
        }
    });
    for (const ThreadPart& part : parts) {
        detail::addCounts(part.counts, stats);
        detail::addHistogram(part.tables, stats.histogram);
    }
    Moments ofImage;
    for (const Moments& one : moments)
        ofImage.merge(one);
    stats.moments.merge(ofImage);
}

void sumPlanes(const float* data, std::int64_t channels, std::int64_t positions, std::size_t at,
               ChannelTotals& totals) {
    const std::int64_t grain =
        std::max<std::int64_t>(1, kPlaneGrain / std::max<std::int64_t>(positions, 1));
    at::parallel_for(0, channels, grain, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t c = begin; c < end; ++c) {
            const std::size_t i = at + static_cast<std::size_t>(c);
            detail::sumPlane(data + c * positions, positions, totals.sum[i], totals.sumAbs[i],
                             totals.sumSquares[i], totals.maxAbs[i]);
        }
    });
}

/// Channels last: tasks of a chunk of positions by a chunk of channels, then merged in order.
void sumChannelsLast(const float* data, std::int64_t channels, std::int64_t positions,
                     std::size_t at, ChannelTotals& totals) {
    const std::int64_t chunks =
        std::clamp<std::int64_t>(positions / kPixelChunk, 1, kMaxPixelChunks);
    const std::int64_t groups = divideUp(channels, kChannelChunk);
    const auto width = static_cast<std::size_t>(channels);
    std::vector<double> sums(static_cast<std::size_t>(chunks) * 3 * width);
    std::vector<float> tops(static_cast<std::size_t>(chunks) * width);
    at::parallel_for(0, chunks * groups, 1, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t task = begin; task < end; ++task) {
            const std::int64_t chunk = task / groups, from = task % groups * kChannelChunk;
            const std::int64_t firstPixel = positions * chunk / chunks;
            const std::int64_t endPixel = positions * (chunk + 1) / chunks;
            double* sum = sums.data() + static_cast<std::size_t>(chunk) * 3 * width + from;
            detail::sumPixels(data + firstPixel * channels + from, endPixel - firstPixel, channels,
                              std::min(kChannelChunk, channels - from), sum, sum + width,
                              sum + 2 * width,
                              tops.data() + static_cast<std::size_t>(chunk) * width + from);
        }
    });
    for (std::size_t chunk = 0; chunk < static_cast<std::size_t>(chunks); ++chunk)
        for (std::size_t c = 0; c < width; ++c) {
            const double* sum = sums.data() + chunk * 3 * width + c;
            totals.sum[at + c] += sum[0];
            totals.sumAbs[at + c] += sum[width];
            totals.sumSquares[at + c] += sum[2 * width];
            totals.maxAbs[at + c] = std::max(totals.maxAbs[at + c], tops[chunk * width + c]);
        }
}

}  // namespace

ZoneCuts detail::cutsOf(const SiluZones& zones) {
    return {notBelow(zones.left), notBelow(zones.minimum), notBelow(zones.linear),
            above(zones.flatFrom), notBelow(zones.flatTo)};
}

void detail::addCounts(const detail::BlockCounts& counts, PreActivationStats& stats) {
    const std::uint64_t finite = counts.values - counts.nan - counts.posInf - counts.negInf;
    stats.zones.left += counts.belowLeft;
    stats.zones.negative += counts.belowMinimum - counts.belowLeft;
    stats.zones.curved += counts.belowLinear - counts.belowMinimum;
    stats.zones.linear += finite - counts.belowLinear;
    stats.zones.flat += counts.belowFlatTo - counts.notAboveFlatFrom;
    stats.fp16Subnormal += counts.belowNormal - counts.notAboveFlush;
    stats.fp16Flush += counts.notAboveFlush - counts.zero;
    stats.nonFinite.merge({counts.nan, counts.posInf, counts.negInf});
}

void detail::addHistogram(const detail::HistogramTables& tables, FixedHistogram& histogram) {
    constexpr std::size_t kLast = detail::kHistogramCells - 1;
    const auto cell = [&](std::size_t i) {
        std::uint64_t sum = 0;
        for (const auto& table : tables.counts)
            sum += table[i];
        return sum;
    };
    histogram.underflow += cell(0);
    histogram.overflow += cell(kLast);
    for (std::size_t i = 1; i < kLast; ++i)
        histogram.counts[i - 1] += cell(i);
}

void scanPreActivation(const ActivationView& x, const SiluZones& zones, PreActivationStats& stats) {
    const ZoneCuts cuts = detail::cutsOf(zones);
    const std::int64_t count = x.size[1] * x.size[2] * x.size[3];
    for (std::int64_t image = 0; image < x.size[0]; ++image) {
        if (isPlanar(x) || isChannelsLast(x))
            scanImage(x.data + image * x.stride[0], count, cuts, stats);
        else
            scanImage(planarCopy(x, image).data(), count, cuts, stats);
    }
}

ChannelTotals channelTotals(const ActivationView& y) {
    const std::int64_t channels = y.size[1], positions = y.size[2] * y.size[3];
    const auto entries = static_cast<std::size_t>(y.size[0] * channels);
    ChannelTotals totals{std::vector<double>(entries), std::vector<double>(entries),
                         std::vector<double>(entries), std::vector<float>(entries)};
    for (std::int64_t image = 0; image < y.size[0]; ++image) {
        const auto at = static_cast<std::size_t>(image * channels);
        const float* data = y.data + image * y.stride[0];
        if (isPlanar(y))
            sumPlanes(data, channels, positions, at, totals);
        else if (isChannelsLast(y))
            sumChannelsLast(data, channels, positions, at, totals);
        else
            sumPlanes(planarCopy(y, image).data(), channels, positions, at, totals);
    }
    return totals;
}

}  // namespace scalescope
