// SPDX-License-Identifier: Apache-2.0
// What core answers.
#pragma once

#include "core/base/error.h"
#include "core/bench/benchmark.h"
#include "core/diagnostics/ablation.h"
#include "core/diagnostics/diagnosis.h"
#include "core/diagnostics/feature_maps/feature_maps.h"
#include "core/diagnostics/grad_cam.h"
#include "core/diagnostics/live.h"
#include "core/diagnostics/se_lab.h"
#include "core/input/image_file.h"
#include "core/scaling/budget_fit.h"
#include "core/scaling/grid_search.h"
#include "core/session/job.h"
#include "core/weights/compare.h"

#include <memory>
#include <optional>
#include <variant>

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

/// One block on one picture: its maps, and the SE block as it is loaded.
struct FeatureMapsResult {
    Provenance provenance;
    NetworkSpec spec;
    FeatureMaps maps;
    SeWeights excitation;
    std::string imageName;
    std::shared_ptr<const Image> fed;  ///< the pixels that it began with; null for a given tensor
};

/// What a file of weights is, without its tensors.
struct WeightsFile {
    WeightsInfo info;
    std::optional<int> variant;  ///< recognised from names and shapes
};

struct ExportedWeights {
    Provenance provenance;
    NetworkSpec spec;
    std::filesystem::path path;
};

template <typename Questions>
struct AnswersTo;
template <typename... Each>
struct AnswersTo<std::variant<Each...>> {
    using Type = std::variant<typename Each::Answer...>;
};

/// The answer to any of the questions, in their order.
using Result = AnswersTo<Question>::Type;
using ResultPtr = std::shared_ptr<const Result>;
using Outcome = std::variant<ResultPtr, Failure, Canceled>;

/// Why a network failed, without its name in front: some messages begin with "B3: ", and who shows
/// one names the network already.
[[nodiscard]] std::string reasonOf(const Failure& failure, const NetworkSpec& spec);

}  // namespace scalescope
