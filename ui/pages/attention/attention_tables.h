// SPDX-License-Identifier: Apache-2.0
// The tables of the page Attention.
#pragma once

#include "core/base/table.h"
#include "core/diagnostics/ablation.h"
#include "core/diagnostics/gates.h"

namespace scalescope::ui {

/// Every measure of every block; the first column is the block's name.
[[nodiscard]] Table gateTable(const GateReport& report);
/// core's table, the change of the logit beside the block.
[[nodiscard]] Table ablationTable(const AblationReport& report);

}  // namespace scalescope::ui
