// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/activation_parts.h"

#include <algorithm>

namespace scalescope {

namespace {

ChannelTotals emptyTotals(std::int64_t images, std::int64_t channels) {
    const auto entries = static_cast<std::size_t>(images * channels);
    return {std::vector<double>(entries), std::vector<double>(entries),
            std::vector<double>(entries), std::vector<float>(entries)};
}

}  // namespace

GatheredActivation::GatheredActivation(const SiluZones& zones, std::int64_t images,
                                       std::int64_t channels, int threads)
    : m_cuts(detail::cutsOf(zones)),
      m_images(images),
      m_channels(channels),
      m_threads(static_cast<std::size_t>(threads)) {}

void GatheredActivation::before(const ActivationPart& part) {
    PerThread& mine = m_threads[static_cast<std::size_t>(part.thread)];
    const std::int64_t count = part.pixels * part.channels;
    for (std::int64_t first = 0; first < count; first += detail::kBlockValues) {
        const auto length =
            static_cast<int>(std::min<std::int64_t>(detail::kBlockValues, count - first));
        Moments moments;
        detail::scanBlock(part.values + first, length, m_cuts, mine.counts, mine.tables, moments);
        mine.moments.merge(moments);
    }
}

void GatheredActivation::after(const ActivationPart& part) {
    ChannelTotals& totals = m_threads[static_cast<std::size_t>(part.thread)].totals;
    if (totals.sum.empty())
        totals = emptyTotals(m_images, m_channels);
    const auto at = static_cast<std::size_t>(part.image * m_channels + part.firstChannel);
    detail::sumPixels(part.values, part.pixels, part.channels, part.channels,
                      totals.sum.data() + at, totals.sumAbs.data() + at,
                      totals.sumSquares.data() + at, totals.maxAbs.data() + at);
}

void GatheredActivation::addTo(PreActivationStats& stats) const {
    for (const PerThread& each : m_threads) {
        detail::addCounts(each.counts, stats);
        detail::addHistogram(each.tables, stats.histogram);
        stats.moments.merge(each.moments);
    }
}

ChannelTotals GatheredActivation::totals() const {
    ChannelTotals all = emptyTotals(m_images, m_channels);
    for (const PerThread& each : m_threads)
        for (std::size_t i = 0; i < each.totals.sum.size(); ++i) {
            all.sum[i] += each.totals.sum[i];
            all.sumAbs[i] += each.totals.sumAbs[i];
            all.sumSquares[i] += each.totals.sumSquares[i];
            all.maxAbs[i] = std::max(all.maxAbs[i], each.totals.maxAbs[i]);
        }
    return all;
}

}  // namespace scalescope
