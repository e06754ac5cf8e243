// SPDX-License-Identifier: Apache-2.0
// The paper's step 1: all alpha, beta, gamma on a grid that nearly meet the constraint, ranked.
#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "core/base/run_context.h"
#include "core/base/series.h"
#include "core/scaling/law.h"

namespace scalescope {

/// What a candidate is ranked by. Coverage is best when largest, all else when smallest.
enum class SearchObjective { Macs, Params, Memory, Coverage, Latency };
/// "macs", "params", "memory", "coverage", "latency".
[[nodiscard]] const char* objectiveName(SearchObjective objective) noexcept;
/// Throws: ArgumentInvalid for another name.
[[nodiscard]] SearchObjective parseObjective(std::string_view name);

struct SearchOptions {
    double step = 0.05;      ///< of the grid, from 1
    double highest = 2.0;    ///< largest alpha, beta, gamma
    double tolerance = 0.1;  ///< largest share that the constraint may be off 2
    double phi = 1.0;        ///< at which candidates are built
    SearchObjective objective = SearchObjective::Macs;
    ResolutionPolicy policy{};
};

struct SearchCandidate {
    ScaledNetwork network;
    double value = 0;  ///< of the objective: count, bytes, share or ms
};

struct SearchResult {
    SearchOptions options;
    std::vector<SearchCandidate> ranked;  ///< best first; equal ones by alpha, beta, gamma
    std::size_t looked = 0;               ///< points of the grid
};

/// Measures a network: median ms; called for the objective Latency only.
using SearchProbe = std::function<double(const NetworkSpec&)>;

/// The same options give the same ranking; latency is measured, so its ranking varies.
/// Throws: ArgumentInvalid for options out of range, too fine a grid, or no candidate; Canceled.
[[nodiscard]] SearchResult gridSearch(const SearchOptions& options, const SearchProbe& probe,
                                      RunContext& context);

/// One row per candidate.
[[nodiscard]] Table searchTable(const SearchResult& result);
/// The objective over alpha (rows) and beta (columns), at the gamma with the smallest violation
/// among the candidates there; NaN where the constraint leaves none.
[[nodiscard]] Grid2d searchSurface(const SearchResult& result);

}  // namespace scalescope
