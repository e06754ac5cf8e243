// SPDX-License-Identifier: Apache-2.0
// The question: where in the picture a class is seen.
#pragma once

#include "core/base/provenance.h"
#include "core/diagnostics/grad_cam.h"
#include "core/model/indices.h"
#include "core/session/run_request.h"

#include <memory>
#include <optional>

namespace scalescope {

struct GradCamResult {
    Provenance provenance;
    NetworkSpec spec;
    GradCam cam;
    std::shared_ptr<const Image> fed;  ///< the pixels that the map lies over
};

struct GradCamJob {
    using Answer = GradCamResult;
    RunRequest run;
    InputRequest input;
    std::optional<ClassIndex> classIndex{};  ///< nullopt: the top-1 class
    std::optional<BlockIndex> block{};       ///< nullopt: the head
};

}  // namespace scalescope
