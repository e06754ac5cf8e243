// SPDX-License-Identifier: Apache-2.0
// B0 scaled by one dimension alone and by all together: what the same MACs buy.
#pragma once

#include "core/base/series.h"
#include "core/scaling/measured.h"
#include "core/scaling/network_measures.h"

#include <string>
#include <vector>

namespace scalescope {

enum class ScaledDimension { Depth, Width, Resolution, Compound };
/// "depth", "width", "resolution", "compound".
[[nodiscard]] const char* dimensionName(ScaledDimension dimension) noexcept;

/// The networks of a dimension where the law expects 1, sqrt 2, 2, ... 16 times B0's MACs: d alone,
/// w^2 or r^2 alone, or the bases' phi. Bases whose constraint is 1 scale nothing and give B0 only.
/// None is measured.
[[nodiscard]] std::vector<MeasuredNetwork> dimensionFamily(ScaledDimension dimension,
                                                           const Coefficients& bases);
/// All four families, by ScaledDimension.
[[nodiscard]] std::vector<std::vector<MeasuredNetwork>> dimensionFamilies(
    const Coefficients& bases);
/// Takes over what was measured of networks of equal scale.
void takeMeasurements(std::vector<std::vector<MeasuredNetwork>>& families,
                      const MeasuredNetworks& measured);
/// The networks of all families, for measureNetworks.
[[nodiscard]] std::vector<NetworkSpec> specsOf(
    const std::vector<std::vector<MeasuredNetwork>>& families);

/// One curve per dimension: the measure against MACs, counts in millions and bytes in MiB, all on
/// logarithmic axes.
[[nodiscard]] SeriesSet dimensionSeries(const std::vector<std::vector<MeasuredNetwork>>& families,
                                        const Reading<MeasuredNetwork>& reading);
/// One row per network.
[[nodiscard]] Table dimensionTable(const std::vector<std::vector<MeasuredNetwork>>& families);

/// Networks of the paper scaled one way, with the accuracy that it reports.
/// Source: arXiv 1905.11946 v5, tables 3 and 7.
[[nodiscard]] Table paperDimensionTable();

}  // namespace scalescope
