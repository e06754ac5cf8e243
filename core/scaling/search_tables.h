// SPDX-License-Identifier: Apache-2.0
// The result of a grid search as a table and as a surface.
#pragma once

#include "core/base/series.h"
#include "core/base/table.h"
#include "core/scaling/grid_search.h"

#include <cstddef>
#include <optional>

namespace scalescope {

/// One row per candidate.
[[nodiscard]] Table searchTable(const SearchResult& result);
/// The objective over alpha (rows) and beta (columns), at the gamma with the smallest violation
/// among the candidates there; NaN where the constraint leaves none. Accuracy is that of the first
/// rung, which all candidates ran.
[[nodiscard]] Grid2d searchSurface(const SearchResult& result);
/// The candidate that a cell of the surface shows; nullopt where there is none.
[[nodiscard]] std::optional<std::size_t> searchCandidateAt(const SearchResult& result,
                                                           std::size_t row, std::size_t column);

}  // namespace scalescope
