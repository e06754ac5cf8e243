// SPDX-License-Identifier: Apache-2.0
// What the page Weights shows, as values: from what is known of weights to tables.
#pragma once

#include "core/base/table.h"
#include "ui/pages/page_parts.h"

#include <vector>

namespace scalescope::ui {

/// One row per column that ran: where its weights are from and what they answer with.
[[nodiscard]] Table weightsTable(const std::vector<Shown>& shown);

}  // namespace scalescope::ui
