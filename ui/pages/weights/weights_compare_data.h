// SPDX-License-Identifier: Apache-2.0
// What the panel of two checkpoints shows, as values: pairs of columns, curves, rows.
#pragma once

#include "core/base/series.h"
#include "core/diagnostics/measure.h"
#include "core/weights/compare.h"
#include "ui/engine/selection.h"
#include "ui/engine/study.h"

#include <QString>

#include <optional>
#include <utility>
#include <vector>

namespace scalescope::ui {

/// Columns, before and after.
using ColumnPair = std::pair<ColumnIndex, ColumnIndex>;

/// Columns that share their network with another one, in the order of the selection.
[[nodiscard]] std::vector<ColumnIndex> comparableColumns(const Study& study,
                                                         const Selection& selection);
/// Both run one network, on weights of their own.
[[nodiscard]] bool canCompare(const Study& study, const ColumnPair& pair);
/// The focused column beside the first other one of its network, that one first; of a network that
/// is there once, the first pair that there is. nullopt: no network is there twice.
[[nodiscard]] std::optional<ColumnPair> pairInFocus(const Study& study, const Selection& selection);

/// One curve for what training moves, one for the statistics of batch norms; a point per place.
[[nodiscard]] SeriesSet changesByDepth(const WeightsComparison& comparison,
                                       const Reading<WeightChange>& reading);
/// The place nearest in depth.
[[nodiscard]] std::size_t placeAtDepth(const WeightsComparison& comparison, double relativeDepth);
/// In the order of rankedTensors: the row of the most changed tensor of a place; -1: it has none.
[[nodiscard]] int firstRowOf(const WeightsComparison& comparison, std::size_t place);

/// How far both are apart in all, what is equal, and what is not compared.
[[nodiscard]] QString comparisonText(const WeightsComparison& comparison);

}  // namespace scalescope::ui
