// SPDX-License-Identifier: Apache-2.0
// The question: what a network would run on.
#pragma once

#include "core/diagnostics/weights/requested_weights.h"

namespace scalescope {

/// Provenance and key map, and with values their statistics.
struct WeightsReportJob {
    using Answer = WeightsReport;
    NetworkSpec network;
    WeightsRequest weights;
    WeightsReportDepth depth;
    Thresholds thresholds;
};

}  // namespace scalescope
