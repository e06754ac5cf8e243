// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/saturation/gathered_activation.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <span>
#include <utility>

namespace scalescope {

namespace {

/// Cells of 2^exponent up to twice that begin here; 128 to an octave.
constexpr std::size_t octave(int exponent) {
    return static_cast<std::size_t>(exponent + 127) << 7;
}

constexpr int kFp16Flush = -25, kFp16Normal = -14;  // exponents
constexpr int kFirstBinned = -4, kFirstOverflow = 4;
constexpr std::size_t kOctaveCells = octave(1) - octave(0);
constexpr std::size_t kNegative = 0x8000, kInfinite = octave(128);
constexpr std::size_t kHalfBins = 256;  // of 1/16 on either side of zero

/// The cells of one sign.
class SignedCells {
public:
    SignedCells(std::vector<std::uint32_t>& cells, bool negative)
        : m_cells(cells.data() + (negative ? kNegative : 0)) {}

    [[nodiscard]] std::uint64_t sum(std::size_t first, std::size_t end) const {
        return std::accumulate(m_cells + first, m_cells + end, std::uint64_t{0});
    }
    void clear(std::size_t first, std::size_t end) {
        std::fill(m_cells + first, m_cells + end, 0U);
    }

private:
    std::uint32_t* m_cells;
};

/// Counts of the values of one sign by their size.
struct SizeCounts {
    std::uint64_t zero = 0, flush = 0, subnormal = 0;
    std::uint64_t firstBin = 0;                   ///< sizes below 1/16, all of the above included
    std::array<std::uint64_t, kHalfBins> bins{};  ///< from the second on
    std::uint64_t overflow = 0;
    std::uint64_t total = 0;
};

/// Sizes of one octave from 1/16 on: 128 cells to 1, 2, 4, ... bins.
void addOctave(const SignedCells& cells, int exponent, SizeCounts& counts) {
    const std::size_t bins = std::size_t{1} << (exponent - kFirstBinned);
    const std::size_t step = kOctaveCells / bins, first = octave(exponent);
    for (std::size_t i = 0; i < bins; ++i) {
        const std::uint64_t sum = cells.sum(first + i * step, first + (i + 1) * step);
        counts.bins[bins + i] = sum;
        counts.total += sum;
    }
}

/// Sizes that fp16 has; the rare rest is looked at where the total tells of it.
SizeCounts takeUsual(SignedCells cells, float largest) {
    SizeCounts counts;
    counts.zero = cells.sum(0, 1);
    counts.subnormal = cells.sum(octave(kFp16Flush), octave(kFp16Normal));
    counts.firstBin =
        counts.zero + counts.subnormal + cells.sum(octave(kFp16Normal), octave(kFirstBinned));
    counts.total = counts.firstBin;
    int exponent = kFirstBinned;
    for (; exponent < kFirstOverflow && largest >= std::ldexp(1.0F, exponent); ++exponent)
        addOctave(cells, exponent, counts);
    std::size_t end = octave(exponent);
    if (exponent == kFirstOverflow) {
        counts.overflow = cells.sum(end, kInfinite);
        counts.total += counts.overflow;
        end = kInfinite;
    }
    cells.clear(0, 1);
    cells.clear(octave(kFp16Flush), end);
    return counts;
}

void takeFlush(SignedCells cells, SizeCounts& counts) {
    counts.flush = cells.sum(1, octave(kFp16Flush));
    counts.firstBin += counts.flush;
    cells.clear(1, octave(kFp16Flush));
}

void addTable(ThreadGather& gather, PreActivationStats& stats) {
    SignedCells below(gather.cells, true), above(gather.cells, false);
    SizeCounts negative = takeUsual(below, -gather.low), positive = takeUsual(above, gather.high);
    if (negative.total + positive.total != gather.values) {
        takeFlush(below, negative);
        takeFlush(above, positive);
    }
    std::vector<std::uint64_t>& bins = stats.histogram.counts;
    bins[kHalfBins] += positive.firstBin + negative.zero;
    bins[kHalfBins - 1] += negative.firstBin - negative.zero;
    for (std::size_t i = 1; i < kHalfBins; ++i) {
        bins[kHalfBins + i] += positive.bins[i];
        bins[kHalfBins - 1 - i] += negative.bins[i];
    }
    stats.histogram.underflow += negative.overflow;
    stats.histogram.overflow += positive.overflow;
    stats.fp16Subnormal += negative.subnormal + positive.subnormal;
    stats.fp16Flush += negative.flush + positive.flush;
}

void addZones(const ThreadGather& gather, SiluZoneCounts& zones) {
    zones.left += gather.belowLeft;
    zones.negative += gather.belowMinimum - gather.belowLeft;
    zones.curved += gather.belowLinear - gather.belowMinimum;
    zones.linear += gather.values - gather.belowLinear;
    zones.flat += gather.belowFlatTo - gather.belowFlatFrom;
}

Moments momentsOf(const ThreadGather& gather) {
    Moments moments;
    const auto n = static_cast<double>(gather.values);
    moments.count = gather.values;
    moments.mean = gather.sum / n;
    moments.m2 = std::max(0.0, gather.squares - gather.sum * moments.mean);
    moments.min = double{gather.low};
    moments.max = double{gather.high};
    return moments;
}

void reset(ThreadGather& gather, std::size_t entries) {
    std::vector<std::uint32_t> cells = std::move(gather.cells);
    if (cells.empty() || gather.values > 0)  // left by a pass that did not end
        cells.assign(kFloatCells, 0U);
    gather = {};
    gather.cells = std::move(cells);
    gather.channelSum.resize(entries);
    gather.channelSumAbs.resize(entries);
    gather.channelSquares.resize(entries);
    gather.channelMaxAbs.resize(entries);
}

}  // namespace

void takeBefore(ActivationGather& gather, PreActivationStats& stats) {
    for (ThreadGather& each : gather.threads) {
        if (each.values == 0)
            continue;
        addTable(each, stats);
        addZones(each, stats.zones);
        stats.moments.merge(momentsOf(each));
        each.values = 0;
    }
}

ChannelTotals totalsOf(const ActivationGather& gather) {
    const std::size_t entries = gather.threads.front().channelSum.size();
    ChannelTotals all{std::vector<double>(entries), std::vector<double>(entries),
                      std::vector<double>(entries), std::vector<float>(entries)};
    for (const ThreadGather& each : gather.threads)
        for (std::size_t i = 0; i < entries; ++i) {
            all.sum[i] += each.channelSum[i];
            all.sumAbs[i] += each.channelSumAbs[i];
            all.sumSquares[i] += each.channelSquares[i];
            all.maxAbs[i] = std::max(all.maxAbs[i], each.channelMaxAbs[i]);
        }
    return all;
}

ActivationGather& Gathers::begin(int node, const SiluZones& zones, std::int64_t images,
                                 std::int64_t channels, int threads) {
    finish(node);
    std::unique_ptr<ActivationGather> gather;
    if (m_spare.empty()) {
        gather = std::make_unique<ActivationGather>();
    } else {
        gather = std::move(m_spare.back());
        m_spare.pop_back();
    }
    gather->cuts = detail::cutsOf(zones);
    gather->channels = channels;
    gather->threads.resize(static_cast<std::size_t>(threads));
    for (ThreadGather& each : gather->threads)
        reset(each, static_cast<std::size_t>(images * channels));
    return *(m_active[node] = std::move(gather));
}

ActivationGather* Gathers::find(int node) {
    const auto at = m_active.find(node);
    return at == m_active.end() ? nullptr : at->second.get();
}

void Gathers::finish(int node) {
    if (const auto at = m_active.find(node); at != m_active.end()) {
        m_spare.push_back(std::move(at->second));
        m_active.erase(at);
    }
}

void Gathers::finishAll() {
    while (!m_active.empty())
        finish(m_active.begin()->first);
}

}  // namespace scalescope
