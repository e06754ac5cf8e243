// SPDX-License-Identifier: Apache-2.0
// A report as one self-contained page.
#pragma once

#include "core/report/report.h"

#include <string>

namespace scalescope {

/// Template, style, chart library, picture and the JSON report in one file: no network; printable.
[[nodiscard]] std::string reportHtml(const Report& report);

}  // namespace scalescope
