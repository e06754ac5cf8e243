// SPDX-License-Identifier: Apache-2.0
// Two checkpoints compared, as tables.
#pragma once

#include "core/base/table.h"
#include "core/weights/compare.h"

#include <cstddef>
#include <string>

namespace scalescope {

/// One row per tensor, the largest relative change first; the first `most` of them.
[[nodiscard]] Table tensorChangeTable(const WeightsComparison& comparison, std::size_t most);
/// One row per stem, block, head, classifier and the whole: parameters, and batch norm statistics.
/// What is equal to the bit is left out; equalPlacesText names it.
[[nodiscard]] Table placeChangeTable(const WeightsComparison& comparison);
/// How many are not equal to the bit: they come first.
[[nodiscard]] std::size_t changedTensors(const WeightsComparison& comparison);

/// What is equal to the bit, in a sentence: "Equal to the bit: stem, 1.0 to 3.1." Empty: nothing.
[[nodiscard]] std::string equalPlacesText(const WeightsComparison& comparison);

}  // namespace scalescope
