// SPDX-License-Identifier: Apache-2.0
// What a block's SE gate is worth: passes with the gate replaced, compared with the plain pass.
#pragma once

#include "core/base/table.h"
#include "core/diagnostics/measure.h"
#include "core/exec/intervention.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace scalescope {

struct AblationRow {
    int block = 0;
    std::string name;  ///< "5.2"
    InterventionKind kind = InterventionKind::GateOne;
    bool overflow = false;    ///< a logit is not finite: verdict fail, no deltas
    double deltaLogit = 0.0;  ///< of the original top-1 class
    double deltaProbability = 0.0;
    bool top1Changed = false;
    int newTop1 = 0;
    std::string newLabel;
    double logitDistance = 0.0;  ///< ||z' - z||_2
    double klNats = 0.0;         ///< KL(p || p')
};

struct AblationReport {
    std::string imageName;
    int originalTop1 = 0;
    std::string originalLabel;
    double originalLogit = 0.0;
    bool meaningful = true;
    std::string referenceSet;  ///< images behind GateMean: "3 sample photographs"; else empty
    std::vector<AblationRow> rows;
    bool partial = false;  ///< cancelled before all blocks were done
};

[[nodiscard]] AblationRow compareAblation(std::span<const float> original,
                                          std::span<const float> changed);
/// Of one change; no data where the change overflows.
[[nodiscard]] const Readings<AblationRow>& ablationReadings();
[[nodiscard]] Table toTable(const AblationReport& report);

}  // namespace scalescope
