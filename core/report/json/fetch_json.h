// SPDX-License-Identifier: Apache-2.0
// What was fetched, or would be, as a JSON document.
#pragma once

#include "core/fetch/fetch_weights.h"
#include "core/report/report.h"

#include <string>
#include <vector>

namespace scalescope {

/// What a plan asked for, and what came; nothing where it was only looked at.
struct FetchedPlan {
    FetchPlan plan;
    std::vector<FetchedFile> files;
};

/// Schema "scalescope/weights-fetch/1": files [{variant, release, repository, file, url, path,
/// bytes, state, check, sha256, resumedFromBytes, source, licence}], terms.
[[nodiscard]] std::string weightsFetchJson(const std::vector<FetchedPlan>& plans,
                                           const Environment& environment);

}  // namespace scalescope
