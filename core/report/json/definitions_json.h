// SPDX-License-Identifier: Apache-2.0
// The measures of the program and their definitions as a JSON document.
#pragma once

#include "core/bench/machine.h"
#include "core/report/definition_list.h"

#include <string>

namespace scalescope {

/// Schema "scalescope/definitions/1": thresholds; measures [{key, title, shortTitle, unit,
/// definition, formula, threshold, limits {warn, fail}, source}]; terms [{key, label, formula,
/// threshold, source}], the definitions that no measure names.
[[nodiscard]] std::string definitionListJson(const Thresholds& thresholds,
                                             const Environment& environment);

}  // namespace scalescope
