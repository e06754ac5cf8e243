// SPDX-License-Identifier: Apache-2.0
// What the compound law says of networks, as tables.
#pragma once

#include "core/base/table.h"
#include "core/scaling/law.h"

namespace scalescope {

/// One row per network of lawFamily and one per published variant.
[[nodiscard]] Table lawTable(const Coefficients& bases, ResolutionPolicy policy = {});
/// Coefficients, multipliers and figures of one network, a row each.
[[nodiscard]] Table networkTable(const ScaledNetwork& network);
/// One row per published variant: its multipliers and what phi each stands for.
[[nodiscard]] Table impliedPhiTable(const Coefficients& bases);

}  // namespace scalescope
