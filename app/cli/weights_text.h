// SPDX-License-Identifier: Apache-2.0
// What is in a file of weights, as text for a terminal.
#pragma once

#include "core/diagnostics/weights/weights_report.h"
#include "core/weights/inspect_file.h"

namespace scalescope::cli {

/// keys: every row of the key map, also of a file that fits without a rest. report is of these
/// contents.
void printContents(const FileContents& contents, const WeightsReport& report, bool keys);

}  // namespace scalescope::cli
