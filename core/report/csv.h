// SPDX-License-Identifier: Apache-2.0
// A report for spreadsheets and data frames.
#pragma once

#include "core/report/report.h"

#include <string>

namespace scalescope {

/// Long form, one number per line: variant,block,metric,value,unit.
[[nodiscard]] std::string reportCsv(const Report& report);

}  // namespace scalescope
