// SPDX-License-Identifier: Apache-2.0
// JSON of the tables of a report, which HTML draws, and of the measures that its charts name.
#pragma once

#include "core/report/json/json_values.h"

#include <vector>

namespace scalescope::detail {

/// [{key, title, columns [{key, title, unit, kind, hint}], rows [[cell, ...]]}].
[[nodiscard]] Json tablesJson(const std::vector<Table>& tables);
/// [{key, title, shortTitle, unit, kind}] of what charts show of a pass; unit as they show it.
[[nodiscard]] Json measuresJson();

}  // namespace scalescope::detail
