// SPDX-License-Identifier: Apache-2.0
// What was run, as tables: engine, input, weights; and what the numbers mean.
#pragma once

#include "core/base/table.h"
#include "core/report/report.h"

#include <vector>

namespace scalescope {

/// Those of the first result; defaults without one.
[[nodiscard]] Thresholds thresholdsOf(const std::vector<VariantResult>& variants);

/// One row per variant: engine and why, device, number format and its error; images per second of
/// several images.
[[nodiscard]] Table runTable(const std::vector<VariantResult>& variants);
/// One row per variant: preprocessing, tensor, number of images.
[[nodiscard]] Table inputTable(const std::vector<VariantResult>& variants);
/// One row per image of a folder that was left out, with the reason.
[[nodiscard]] Table skippedTable(const std::vector<VariantResult>& variants);
/// One row per variant: badge, file, how its tensors matched, digest.
[[nodiscard]] Table weightsTable(const std::vector<VariantResult>& variants);
/// loadNotes of every variant.
[[nodiscard]] Table weightNotesTable(const std::vector<VariantResult>& variants);
/// One row per definition.
[[nodiscard]] Table definitionTable(const Thresholds& thresholds);

}  // namespace scalescope
