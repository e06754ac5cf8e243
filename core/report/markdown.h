// SPDX-License-Identifier: Apache-2.0
// A report that can be pasted into an issue.
#pragma once

#include "core/report/report.h"

#include <string>

namespace scalescope {

/// Overview, findings and tables; block by block where there is one variant only.
[[nodiscard]] std::string reportMarkdown(const Report& report);

}  // namespace scalescope
