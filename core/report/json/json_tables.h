// SPDX-License-Identifier: Apache-2.0
// JSON of the tables of a report: what HTML draws.
#pragma once

#include "core/report/json/json_values.h"

#include <vector>

namespace scalescope::detail {

/// [{key, title, columns [{key, title, unit, kind, hint}], rows [[cell, ...]]}].
[[nodiscard]] Json tablesJson(const std::vector<Table>& tables);

}  // namespace scalescope::detail
