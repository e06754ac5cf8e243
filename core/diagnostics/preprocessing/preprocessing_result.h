// SPDX-License-Identifier: Apache-2.0
// The comparison of ways of preprocessing, and which network on which weights it is of.
#pragma once

#include "core/base/provenance.h"
#include "core/diagnostics/preprocessing/preprocessing_report.h"
#include "core/model/variant.h"
#include "core/weights/weights_info.h"

namespace scalescope {

struct PreprocessingResult {
    Provenance provenance;
    NetworkSpec spec;
    WeightsInfo weights;
    PreprocessingReport report;
};

}  // namespace scalescope
