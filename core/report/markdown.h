// SPDX-License-Identifier: Apache-2.0
// A report that can be pasted into an issue.
#pragma once

#include "core/report/report.h"

#include <string>

namespace scalescope {

enum class MarkdownDetail { Whole, Short };

/// Overview, findings and tables. Whole: also block by block where there is one variant only.
/// Short: of long tables the first rows, and how many are left.
[[nodiscard]] std::string reportMarkdown(const Report& report,
                                         MarkdownDetail detail = MarkdownDetail::Whole);

}  // namespace scalescope
