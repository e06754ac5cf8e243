// SPDX-License-Identifier: Apache-2.0
// What the chosen networks are made of, as tables: how they are scaled, and their stages.
#pragma once

#include "core/base/table.h"
#include "core/report/report.h"

#include <vector>

namespace scalescope {

/// One row per network: multipliers, side, cost, receptive field, published accuracy.
[[nodiscard]] Table scalingTable(const std::vector<VariantResult>& variants);
/// One row per network and stage: stem, 1 to 7, head, classifier.
[[nodiscard]] Table stageTable(const std::vector<VariantResult>& variants);

}  // namespace scalescope
