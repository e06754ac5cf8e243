// SPDX-License-Identifier: Apache-2.0
// The paper's step 1: all alpha, beta, gamma on a grid that nearly meet the constraint, ranked.
#pragma once

#include "core/base/run_context.h"
#include "core/input/skipped_image.h"
#include "core/scaling/law.h"

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace scalescope {

/// What a candidate is ranked by. Coverage and accuracy are best when largest, all else when
/// smallest.
enum class SearchObjective { Macs, Params, Memory, Coverage, Latency, Accuracy };
/// "macs", "params", "memory", "coverage", "latency", "accuracy".
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

/// What a short training came to. Pictures are counted from its begin.
struct RungScore {
    std::int64_t pictures = 0;           ///< trained on
    std::int64_t right = 0, judged = 0;  ///< of held-out pictures
    double loss = 0;                     ///< mean cross-entropy of these
    [[nodiscard]] double accuracy() const {
        return judged > 0 ? static_cast<double>(right) / static_cast<double>(judged) : 0.0;
    }
};

struct SearchCandidate {
    ScaledNetwork network;
    double value = 0;  ///< of the objective: count, bytes, share or ms; accuracy of the last rung
    std::vector<RungScore> rungs{};  ///< of accuracySearch only; losers have fewer
};

struct SearchResult {
    SearchOptions options;
    std::vector<SearchCandidate> ranked;  ///< best first; equal ones by alpha, beta, gamma
    std::size_t looked = 0;               ///< points of the grid
    std::size_t met = 0;                  ///< of these within the tolerance of the constraint
    std::vector<SkippedImage> skipped{};  ///< of accuracySearch only: pictures left out in this run
};

/// Measures a network: median ms; called for the objective Latency only.
using SearchProbe = std::function<double(const NetworkSpec&)>;

/// Points of the grid; those that nearly meet the constraint, by alpha, beta, gamma.
/// Throws: ArgumentInvalid for options out of range, or no candidate.
[[nodiscard]] std::size_t gridSize(const SearchOptions& options);
[[nodiscard]] std::vector<Coefficients> gridCandidates(const SearchOptions& options);

/// The same options give the same ranking; latency is measured, so its ranking varies.
/// Throws: as gridCandidates; ArgumentInvalid for Accuracy (see accuracySearch); Canceled.
[[nodiscard]] SearchResult gridSearch(const SearchOptions& options, const SearchProbe& probe,
                                      RunContext& context);

namespace detail {
/// Points of an axis of the grid, from 1, and where they lie.
[[nodiscard]] int gridPoints(const SearchOptions& options);
[[nodiscard]] double gridCoordinate(const SearchOptions& options, int index);
}  // namespace detail

}  // namespace scalescope
