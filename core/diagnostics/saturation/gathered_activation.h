// SPDX-License-Identifier: Apache-2.0
// From what an executor gathered of one activation to the statistics that a scan of it would give:
// counts are the same, sums agree up to rounding in float32 over some dozen values.
#pragma once

#include "core/diagnostics/saturation/activation_scan.h"
#include "core/exec/gather.h"

#include <cstdint>
#include <map>
#include <memory>
#include <vector>

namespace scalescope {

/// Adds what was gathered before SiLU and empties the tables. A negative value exactly on the edge
/// of a bin counts in the bin to its left, 16 as overflow, |x| = 2^-25 as subnormal and |x| <
/// 2^-133 as zero: the table cannot tell them from their neighbours.
void takeBefore(ActivationGather& gather, PreActivationStats& stats);
/// After SiLU, as channelTotals gives it.
[[nodiscard]] ChannelTotals totalsOf(const ActivationGather& gather);

/// Gathers of the activations that are being computed; their memory is used again.
class Gathers {
public:
    /// An empty one for an activation, by its node. Valid until it is finished, or all are.
    ActivationGather& begin(int node, const SiluZones& zones, std::int64_t images,
                            std::int64_t channels, int threads);
    /// nullptr: there is none.
    [[nodiscard]] ActivationGather* find(int node);
    void finish(int node);
    void finishAll();

private:
    std::map<int, std::unique_ptr<ActivationGather>> m_active;
    std::vector<std::unique_ptr<ActivationGather>> m_spare;
};

}  // namespace scalescope
