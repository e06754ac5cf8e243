// SPDX-License-Identifier: Apache-2.0
// What is fed, and the network that it is fed to: common to most questions.
#pragma once

#include "core/base/tensor.h"
#include "core/diagnostics/thresholds.h"
#include "core/exec/run_options.h"
#include "core/input/labels.h"
#include "core/input/skipped_image.h"
#include "core/model/variant.h"
#include "core/session/image_list.h"
#include "core/weights/request.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace scalescope {

/// What is fed: images, or a tensor used as it is.
struct InputRequest {
    ImageList images;
    std::shared_ptr<const TensorF32> tensor;  ///< [N,3,H,W]; images are then ignored
    std::string tensorName;
    std::string preprocess = "default";  ///< "default" or "squash:S"
    std::int64_t batch = 0;              ///< images per pass; 0: chosen by measurement
    DecodeOptions decode;
    LabelsPtr labels;                        ///< instead of the weights' own; null: those
    std::vector<SkippedImage> skipped = {};  ///< left out of images, because they cannot be read
};

/// The network, its weights and how it runs.
struct RunRequest {
    NetworkSpec network;
    WeightsRequest weights;
    RunOptions options;
    Thresholds thresholds;
};

}  // namespace scalescope
