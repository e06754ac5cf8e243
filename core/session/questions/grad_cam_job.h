// SPDX-License-Identifier: Apache-2.0
// The question: where in the picture a class is seen.
#pragma once

#include "core/base/provenance.h"
#include "core/diagnostics/grad_cam.h"
#include "core/session/run_request.h"

#include <memory>

namespace scalescope {

struct GradCamResult {
    Provenance provenance;
    NetworkSpec spec;
    GradCam cam;
    std::shared_ptr<const Image> fed;  ///< the pixels that the map lies over
};

/// classIndex < 0: the top-1 class; block < 0: the head.
struct GradCamJob {
    using Answer = GradCamResult;
    RunRequest run;
    InputRequest input;
    int classIndex = -1;
    int block = -1;
};

}  // namespace scalescope
