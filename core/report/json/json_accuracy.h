// SPDX-License-Identifier: Apache-2.0
// JSON of answers about class folders; only core/report includes this.
#pragma once

#include "core/diagnostics/diagnosis.h"
#include "core/report/json/json_values.h"

namespace scalescope::detail {

/// "accuracy", and "notJudged" where there is none although there are class folders; nothing
/// without class folders.
void addAccuracy(Json& target, const Diagnosis& diagnosis);

}  // namespace scalescope::detail
