// SPDX-License-Identifier: Apache-2.0
// The question: what other ways of preprocessing would feed, and what the network makes of it.
#pragma once

#include "core/base/provenance.h"
#include "core/diagnostics/preprocessing/preprocessing_report.h"
#include "core/session/run_request.h"
#include "core/weights/weights_info.h"

namespace scalescope {

struct PreprocessingResult {
    Provenance provenance;
    NetworkSpec spec;
    WeightsInfo weights;
    PreprocessingReport report;
};

/// For the first image. Random weights are not run: only what is fed is compared.
struct PreprocessingJob {
    using Answer = PreprocessingResult;
    RunRequest run;
    InputRequest input;
    bool pictures = false;  ///< each row has its pictures
};

}  // namespace scalescope
