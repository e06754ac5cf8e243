// SPDX-License-Identifier: Apache-2.0
// Networks of the law built and timed, one after the other, within bounds.
#pragma once

#include "core/base/run_context.h"
#include "core/base/table.h"
#include "core/scaling/law.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace scalescope {

/// One image, fp32, random weights: these do not change the time.
struct Measurement {
    double latencyMs = 0;                                ///< median
    int runs = 0;                                        ///< timed passes
    std::int64_t peakBytes = 0, predictedPeakBytes = 0;  ///< of the engine that ran, weights apart
    std::int64_t weightBytes = 0;                        ///< as that engine holds them
    std::string engine{};                                ///< "fused"
    int threads = 0;
};

/// Builds a network and times it. Throws: as the session; Canceled.
using MeasureProbe = std::function<Measurement(const NetworkSpec&, RunContext&)>;

/// Larger networks are not measured; 0: no limit.
struct MeasureLimits {
    std::int64_t macs = 5'000'000'000;
    std::int64_t bytes = 0;  ///< to run: weights and a pass
};

struct MeasuredNetwork {
    NetworkSpec spec;
    NetworkFigures figures;
    std::optional<Measurement> measured{};
    std::string skipped{};  ///< why it was not measured: "beyond 5 G MACs"
};

struct MeasuredNetworks {
    std::vector<MeasuredNetwork> networks;  ///< in the order asked for
    int threads = 0;
    std::string when;      ///< ISO 8601 UTC, the end
    bool partial = false;  ///< cancelled on the way
};

/// Smallest first; networks of equal scale are measured once. Cancelled after the first one it
/// gives a partial result. Throws: Canceled before that; ArgumentInvalid for none; as the probe.
[[nodiscard]] MeasuredNetworks measureNetworks(const std::vector<NetworkSpec>& networks,
                                               const MeasureLimits& limits,
                                               const MeasureProbe& probe, RunContext& context);

/// Equal in all that decides the time of a pass.
[[nodiscard]] bool sameScale(const NetworkSpec& a, const NetworkSpec& b);
/// B0 to B7 at the paper's sides.
[[nodiscard]] std::vector<NetworkSpec> publishedNetworks();

/// One row per network.
[[nodiscard]] Table measuredTable(const MeasuredNetworks& measured);

}  // namespace scalescope
