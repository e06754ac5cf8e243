// SPDX-License-Identifier: Apache-2.0
// Grid search by the accuracy of short trainings: successive halving, resumable, reproducible.
#pragma once

#include "core/scaling/accuracy_options.h"
#include "core/scaling/grid_search.h"

#include <filesystem>
#include <string>

namespace scalescope {

/// Same options, pictures and number of threads: same result, whether stopped and resumed or not.
/// Cancelled, it keeps what is finished. In the end the winner's network stays beside the state.
/// Throws: as gridSearch, train and the picture sources; ArgumentInvalid for options out of range
/// or a state of another search; FileUnwritable; OutOfMemory for a training beyond memoryBytes.
[[nodiscard]] SearchResult accuracySearch(const SearchOptions& grid, const AccuracyOptions& options,
                                          RunContext& context);

/// The folder of trained networks beside a state: "search.trained" for "search.state.json".
[[nodiscard]] std::filesystem::path trainedFolder(const std::filesystem::path& state);
/// "a1.2-b1.1-g1.15.safetensors".
[[nodiscard]] std::string trainedName(const Coefficients& coefficients);

}  // namespace scalescope
