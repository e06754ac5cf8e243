// SPDX-License-Identifier: Apache-2.0
// The question: the best coefficients on a grid.
#pragma once

#include "core/exec/run_options.h"
#include "core/scaling/accuracy_search.h"
#include "core/scaling/grid_search.h"

namespace scalescope {

/// accuracy is used by that objective only.
struct SearchJob {
    using Answer = SearchResult;
    SearchOptions search;
    AccuracyOptions accuracy;
    RunOptions options;
};

}  // namespace scalescope
