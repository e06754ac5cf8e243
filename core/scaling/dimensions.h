// SPDX-License-Identifier: Apache-2.0
// B0 scaled by one dimension alone and by all together: what the same MACs buy.
#pragma once

#include <string>
#include <vector>

#include "core/base/series.h"
#include "core/scaling/law.h"

namespace scalescope {

enum class ScaledDimension { Depth, Width, Resolution, Compound };
/// "depth", "width", "resolution", "compound".
[[nodiscard]] const char* dimensionName(ScaledDimension dimension) noexcept;

/// What the curves show against MACs.
enum class ScaleMeasure { Params, Activations, PredictedPeak, ReceptiveField, Coverage };
/// Title and unit of a measure; all are drawn on logarithmic axes.
[[nodiscard]] Axis axisOf(ScaleMeasure measure);
[[nodiscard]] double valueOf(ScaleMeasure measure, const NetworkFigures& figures);

/// The networks of a dimension where the law expects 1, sqrt 2, 2, ... 16 times B0's MACs: d alone,
/// w^2 or r^2 alone, or the bases' phi. Bases whose constraint is 1 scale nothing and give B0 only.
[[nodiscard]] std::vector<NetworkFigures> dimensionFamily(ScaledDimension dimension,
                                                          const Coefficients& bases);
/// One curve per dimension: the measure against MACs.
[[nodiscard]] SeriesSet dimensionSeries(const std::vector<std::vector<NetworkFigures>>& families,
                                        ScaleMeasure measure);

/// Networks of the paper scaled one way, with the accuracy that it reports.
/// Source: arXiv 1905.11946 v5, tables 3 and 7.
[[nodiscard]] Table paperDimensionTable();

}  // namespace scalescope
