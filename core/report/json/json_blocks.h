// SPDX-License-Identifier: Apache-2.0
// JSON of what a pass told about every block: SE gates and activations.
#pragma once

#include "core/report/json/json_values.h"
#include "core/report/report.h"

namespace scalescope::detail {

/// Appends cost, blocks, memory and findings.
void addDiagnosis(Json& target, const Diagnosis& diagnosis, const ReportSections& sections);

}  // namespace scalescope::detail
