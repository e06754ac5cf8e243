// SPDX-License-Identifier: Apache-2.0
// What was asked of single variants, as tables: where a class is seen, what a gate is worth.
#pragma once

#include "core/base/table.h"
#include "core/report/report.h"

#include <vector>

namespace scalescope {

/// One row per class map.
[[nodiscard]] Table classMapTable(const std::vector<VariantResult>& variants);
/// One row per variant, change and block.
[[nodiscard]] Table ablationTable(const std::vector<VariantResult>& variants);

}  // namespace scalescope
