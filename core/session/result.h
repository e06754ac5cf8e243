// SPDX-License-Identifier: Apache-2.0
// What core answers.
#pragma once

#include <memory>
#include <optional>
#include <variant>

#include "core/base/error.h"
#include "core/bench/benchmark.h"
#include "core/diagnostics/ablation.h"
#include "core/diagnostics/diagnosis.h"
#include "core/diagnostics/grad_cam.h"
#include "core/input/image_file.h"

namespace scalescope {

struct GradCamResult {
    Provenance provenance;
    NetworkSpec spec;
    GradCam cam;
    std::shared_ptr<const Image> fed;  ///< the pixels that the map lies over
};

struct AblationResult {
    Provenance provenance;
    NetworkSpec spec;
    AblationReport report;
};

/// What a file of weights is, without its tensors.
struct WeightsFile {
    WeightsInfo info;
    std::optional<int> variant;  ///< recognised from names and shapes
};

using Result = std::variant<LoadedImage, WeightsFile, Diagnosis, BenchmarkResult, GradCamResult,
                            AblationResult>;
using ResultPtr = std::shared_ptr<const Result>;
using Outcome = std::variant<ResultPtr, Failure, Canceled>;

}  // namespace scalescope
