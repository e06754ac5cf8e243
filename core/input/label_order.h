// SPDX-License-Identifier: Apache-2.0
// Names of classes that come with their indices: put in order, or why they cannot be.
#pragma once

#include "core/base/error.h"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace scalescope {

struct LabelNames {
    std::vector<std::string> names;             ///< index = class
    std::string problem;                        ///< why there are none, in a sentence
    ErrorCode code = ErrorCode::FormatUnknown;  ///< of the problem
};

using NumberedLabels = std::vector<std::pair<std::size_t, std::string>>;

/// Names at their indices, which must be 0..K-1, each once.
[[nodiscard]] LabelNames labelsInOrder(NumberedLabels numbered);

/// What the indices must be, as the end of a sentence about one that is not so.
inline constexpr const char* kIndicesAre = "; the indices must be 0 to K - 1, each once.";

}  // namespace scalescope
