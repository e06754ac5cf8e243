// SPDX-License-Identifier: Apache-2.0
// The heat map of a gate report: blocks down, quantiles across.
#pragma once

#include "core/base/series.h"
#include "core/diagnostics/gates.h"

#include <string>

namespace scalescope {

/// rows = blocks, columns = quantiles of the mean gates over channels.
[[nodiscard]] Grid2d gateQuantileGrid(const GateReport& report, const std::string& title);

}  // namespace scalescope
