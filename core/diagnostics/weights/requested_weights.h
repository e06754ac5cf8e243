// SPDX-License-Identifier: Apache-2.0
// The report of weights that a request asks for: random ones are drawn.
#pragma once

#include "core/diagnostics/weights/weights_report.h"

namespace scalescope {

/// How much is read beyond names and shapes.
struct WeightsReportDepth {
    bool values = false;  ///< all values: statistics and findings
    bool hash = false;    ///< the SHA-256 also of a large file
};

/// Of what a request comes to; a file that cannot be read is in unfit. Random weights are drawn
/// for their values only. Throws: Canceled.
[[nodiscard]] WeightsReport weightsReport(const NetworkSpec& spec, const WeightsRequest& request,
                                          const WeightsReportDepth& depth,
                                          const Thresholds& thresholds, RunContext& context);

}  // namespace scalescope
