// SPDX-License-Identifier: Apache-2.0
// Two checkpoints compared, as a JSON document.
#pragma once

#include "core/report/report.h"
#include "core/weights/compare.h"

#include <cstddef>
#include <string>

namespace scalescope {

/// Schema "scalescope/weights-compare/1": variant, before and after {weights, names, classCount},
/// parameters and statistics {relativeChange, largestChange, cosine, normRatio, changedCount,
/// valueCount}, places [{place, relativeDepth, parameters, statistics}], tensors (the first `most`
/// by relative change), notes.
[[nodiscard]] std::string weightsCompareJson(const WeightsComparison& comparison, std::size_t most,
                                             const Environment& environment);

}  // namespace scalescope
