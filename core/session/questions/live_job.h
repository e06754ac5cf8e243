// SPDX-License-Identifier: Apache-2.0
// The question: what a network says of the frames of a video.
#pragma once

#include "core/base/run_context.h"
#include "core/diagnostics/live.h"
#include "core/session/run_request.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace scalescope {

class VideoSource;

/// Until the video ends, enough frames were seen, the job is cancelled or another one waits: asked
/// again with the same source it goes on where it was.
struct LiveJob {
    using Answer = LiveRun;
    using Part = LiveFrame;
    RunRequest run;
    std::shared_ptr<VideoSource> video;  ///< goes while the job runs, else it is held
    std::string preprocess = "default";
    LabelsPtr labels;  ///< instead of the weights' own; null: those
    int block = 0;     ///< whose gates each frame tells
    int topk = 5;
    std::int64_t frames = 0;  ///< enough; 0: all
    bool pictures = false;    ///< each part has the picture to be shown
    /// Gets each frame's part. It may wait until there is room for it, and throws Canceled then.
    /// Thread: the job's.
    std::function<void(Part, RunContext&)> onPart{};
};

}  // namespace scalescope
