// SPDX-License-Identifier: Apache-2.0
// Ways of preprocessing compared, as a JSON document.
#pragma once

#include "core/base/error.h"
#include "core/bench/machine.h"
#include "core/diagnostics/preprocessing/preprocessing_result.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace scalescope {

/// One network's comparison; a failing one says why, the others go on.
struct ComparedPreprocessing {
    NetworkSpec spec;
    std::shared_ptr<const PreprocessingResult> result;
    std::optional<Failure> failure;
};

/// Schema "scalescope/preprocess/1". partial: why some networks are missing; else nullopt.
[[nodiscard]] std::string preprocessJson(const std::vector<ComparedPreprocessing>& variants,
                                         const Environment& environment,
                                         const std::optional<std::string>& partial);

}  // namespace scalescope
