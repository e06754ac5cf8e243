// SPDX-License-Identifier: Apache-2.0
// The SE lab as a JSON document.
#pragma once

#include "core/diagnostics/se_lab.h"
#include "core/report/report.h"

#include <cstdint>
#include <map>
#include <string>

namespace scalescope {

/// What a run of the lab on a random input was asked for.
struct SeLabRequest {
    SeShape shape{2, 64, 32, 32};
    SeForm form;
    std::uint64_t seed = 0;
    std::map<std::int64_t, double> overrides;  ///< channel to gate
};

/// Schema "scalescope/se-lab/1": request, outputShape, hiddenUnits, params, macsPerImage, squeeze,
/// hidden, gates, energyIn, energyOut (all [sample][channel or unit]), costs [{reduction,
/// hiddenUnits, params, macs}] of reductions 1, 2, 4 ... 64.
[[nodiscard]] std::string seLabJson(const SeLabRequest& request, const SeLabResult& result,
                                    const Environment& environment);

}  // namespace scalescope
