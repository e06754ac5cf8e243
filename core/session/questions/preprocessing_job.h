// SPDX-License-Identifier: Apache-2.0
// The question: what other ways of preprocessing would feed, and what the network makes of it.
#pragma once

#include "core/diagnostics/preprocessing/preprocessing_result.h"
#include "core/session/run_request.h"

namespace scalescope {

/// For the first image. Weights whose predictions mean nothing are not run: only what is fed is
/// compared.
struct PreprocessingJob {
    using Answer = PreprocessingResult;
    RunRequest run;
    InputRequest input;
    bool pictures = false;  ///< each row has its pictures
};

}  // namespace scalescope
