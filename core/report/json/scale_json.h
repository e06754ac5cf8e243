// SPDX-License-Identifier: Apache-2.0
// Compound scaling as JSON documents.
#pragma once

#include "core/report/report.h"
#include "core/scaling/budget_fit.h"
#include "core/scaling/dimensions.h"
#include "core/scaling/grid_search.h"

#include <string>
#include <vector>

namespace scalescope {

/// Schema "scalescope/scale/1": coefficients {alpha, beta, gamma, phi}, constraint, violation,
/// multipliers {depth, width, resolution}, network {resolution (px), params, macs, activations,
/// seBlocks, seGates, predictedPeakBytes, ...}, theory {macs: B0's * 2^phi, lawMacs, deviations}.
[[nodiscard]] std::string scaleJson(const ScaledNetwork& network, const Environment& environment);
/// Schema "scalescope/scale-table/1": law [{coefficients, ..., network, theory}] at phi 0..7 as far
/// as they can be built, published [{variant, multipliers, network, impliedPhi}], dimensions
/// [{scaledBy, networks [{depth, width, network, measured {latencyMs, ...} or null,
/// notMeasured}]}].
[[nodiscard]] std::string scaleTableJson(const Coefficients& bases, ResolutionPolicy policy,
                                         const std::vector<std::vector<MeasuredNetwork>>& families,
                                         const Environment& environment);
/// Schema "scalescope/scale-fit/1": the keys of scale, then budget [{limitOn, limit, used,
/// phiAlone, phiWithTenPercent, phiWithout, estimated}], binding, device (null: this machine),
/// timed
/// [{phi, macs, latencyMs}], verification {latencyMs, peakBytes, predictedPeakBytes, ...} or null.
[[nodiscard]] std::string scaleFitJson(const BudgetFit& fit, const Environment& environment);
/// Schema "scalescope/scale-search/1": search {objective, phi, step, highest, tolerance, looked},
/// ranked [{alpha, beta, gamma, constraint, value, network}], best first; by accuracy also rungs
/// [{pictures, right, judged, loss}] of each.
[[nodiscard]] std::string scaleSearchJson(const SearchResult& result,
                                          const Environment& environment);
/// Schema "scalescope/scale-profile/1": device {name, memoryBytes}, networks [{name, network,
/// measured, notMeasured}].
[[nodiscard]] std::string deviceProfileJson(const MeasuredNetworks& measured,
                                            const DeviceProfile& profile,
                                            const Environment& environment);

}  // namespace scalescope
