// SPDX-License-Identifier: Apache-2.0
// What the study knows now, as a document.
#pragma once

#include "core/report/report.h"

namespace scalescope::ui {

class Selection;
class Study;

/// Of the chosen networks; which of them have no result yet stands in Report::partial.
[[nodiscard]] Report reportOf(const Study& study, const Selection& selection,
                              const ReportSections& sections = {});

}  // namespace scalescope::ui
