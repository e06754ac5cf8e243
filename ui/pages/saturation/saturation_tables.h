// SPDX-License-Identifier: Apache-2.0
// The tables of the page Saturation.
#pragma once

#include "core/base/table.h"
#include "core/diagnostics/saturation/saturation.h"

namespace scalescope::ui {

/// Dead, constant and dormant channels by index, before and after the gate.
[[nodiscard]] Table channelTable(const ActivationStats& activation);
/// Every activation with its verdict and measures.
[[nodiscard]] Table activationTable(const SaturationReport& report);
/// Every block's gates: closed, open, and the logits that they come from.
[[nodiscard]] Table gateSaturationTable(const SaturationReport& report);

}  // namespace scalescope::ui
