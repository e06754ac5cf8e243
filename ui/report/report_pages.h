// SPDX-License-Identifier: Apache-2.0
// A report's sections as pages. Any thread: charts are places and values here, drawn later.
#pragma once

#include "core/report/report.h"
#include "ui/report/paged_report.h"

#include <functional>

namespace scalescope::ui {

/// Tables of a preview are shorter: a look at it, not the numbers.
enum class PageDetail { Preview, Whole };

/// cancelled is asked between sections; once it says yes, what comes is not used.
[[nodiscard]] PagedReport pagesOf(const Report& report, PageDetail detail,
                                  const std::function<bool()>& cancelled = {});

}  // namespace scalescope::ui
