// SPDX-License-Identifier: Apache-2.0
// The statistics of one activation, gathered from parts of it on several threads while an executor
// has them in cache.
#pragma once

#include <cstdint>
#include <vector>

#include "core/diagnostics/activation_scan.h"
#include "core/diagnostics/scan_kernels.h"
#include "core/exec/tap.h"

namespace scalescope {

/// Counts and extremes are exact whatever the parts; sums agree with the scan of the whole
/// activation up to rounding in float64.
class GatheredActivation final : public ActivationParts {
public:
    GatheredActivation(const SiluZones& zones, std::int64_t images, std::int64_t channels,
                       int threads);
    void before(const ActivationPart& part) override;
    void after(const ActivationPart& part) override;

    /// Adds what was gathered before SiLU.
    void addTo(PreActivationStats& stats) const;
    /// After SiLU, as channelTotals gives it.
    [[nodiscard]] ChannelTotals totals() const;

private:
    struct PerThread {
        detail::BlockCounts counts;
        detail::HistogramTables tables;
        Moments moments;
        ChannelTotals totals;  // empty until the thread's first part
    };

    detail::Cuts m_cuts;
    std::int64_t m_images, m_channels;
    std::vector<PerThread> m_threads;
};

}  // namespace scalescope
