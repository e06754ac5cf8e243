// SPDX-License-Identifier: Apache-2.0
// Findings on the pages of a report: verdict and place, evidence, advice; what several variants
// have in common once, as in the window.
#pragma once

#include "core/report/report.h"

namespace scalescope::ui {

class PageFlow;

/// Worst first; of very many the number of those left.
void putFindings(PageFlow& flow, const Report& report);

}  // namespace scalescope::ui
