// SPDX-License-Identifier: Apache-2.0
// Heat map of a gate report.
#pragma once

#include "core/diagnostics/gates.h"

namespace scalescope {

/// rows = blocks, columns = quantiles of the mean gates over channels.
[[nodiscard]] Grid2d gateQuantileGrid(const GateReport& report, const std::string& title);

}  // namespace scalescope
