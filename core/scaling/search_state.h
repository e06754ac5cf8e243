// SPDX-License-Identifier: Apache-2.0
// What a search by accuracy has finished, as a file.
#pragma once

#include "core/scaling/grid_search.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace scalescope {

/// Every option that decides the result, by name, as exact text.
using SearchOptionTexts = std::map<std::string, std::string>;

/// Writes the rungs of all candidates aside, then renames. Throws: FileUnwritable.
void writeSearchState(const std::filesystem::path& path, const SearchOptionTexts& options,
                      const std::vector<SearchCandidate>& candidates);

/// Fills in the rungs that the file has. Throws: FileMissing, FileUnreadable, LimitExceeded,
/// HeaderInvalid for a file that is no such state, ArgumentInvalid with the first option that
/// differs.
void readSearchState(const std::filesystem::path& path, const SearchOptionTexts& options,
                     std::vector<SearchCandidate>& candidates);

}  // namespace scalescope
