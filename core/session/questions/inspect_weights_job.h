// SPDX-License-Identifier: Apache-2.0
// The question: what a file of weights is.
#pragma once

#include "core/base/error.h"
#include "core/weights/weights_info.h"

#include <filesystem>
#include <optional>

namespace scalescope {

/// A file of weights without its tensors.
struct WeightsFile {
    WeightsInfo info;
    std::optional<int> variant;           ///< recognised from names and shapes
    std::optional<Failure> failure = {};  ///< that loading it as a published variant comes to
};

/// Which variant a checkpoint fits; it is then used for that one.
struct InspectWeightsJob {
    using Answer = WeightsFile;
    std::filesystem::path path;
};

}  // namespace scalescope
